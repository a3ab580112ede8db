"""What people say of a line or of one of its periods: it counts, once it comes with its reason."""

import re
from dataclasses import dataclass

from programme.progress.facts import ProofItem
from programme.progress.proof import Proof
from programme.progress.states import MANUAL_STATES, ActivityState
from programme.russian.letters import spaced
from programme.russian.texts import normal_text

_LINK = re.compile(r"https?://\S+")
_LONGEST_WORD = 60


@dataclass(frozen=True)
class ByHand:
    """The two cells in which people overrule the programme.

    Attributes:
        typed: «Состояние вручную», as typed.
        basis: «Основание или ссылка», as typed.
    """

    typed: str = ""
    basis: str = ""

    @property
    def known(self) -> ActivityState | None:
        """The state that was typed; None where there is none, or an unknown word."""
        wanted = normal_text(self.typed)
        return next((state for state in MANUAL_STATES if normal_text(state.value) == wanted), None)

    @property
    def reason(self) -> str:
        """Why, without spare spaces."""
        return spaced(self.basis)

    @property
    def counts(self) -> bool:
        """Whether the state is taken over: it is known and has its reason."""
        return self.known is not None and bool(self.reason)

    @property
    def state(self) -> ActivityState:
        """The state that counts; only where ``counts``."""
        if self.known is None:
            raise ValueError("nothing was typed")
        return self.known

    @property
    def remarks(self) -> tuple[str, ...]:
        """What people should complete."""
        word = spaced(self.typed)
        if word and self.known is None:
            offered = ", ".join(f"«{state.value}»" for state in MANUAL_STATES)
            return (f"Состояние «{word[:_LONGEST_WORD]}» неизвестно. Выберите одно из: {offered}.",)
        if self.known and not self.reason:
            told = f"Состояние вручную «{self.known.value}» не принято: не указано основание."
            return (f"{told} Впишите его или ссылку в столбец «Основание или ссылка».",)
        return ()


NOTHING = ByHand()
"""Nobody has typed anything."""


def with_reason(proof: Proof, typed: ByHand) -> Proof:
    """The proof with people's word before what the registers hold."""
    reason = typed.reason
    link = _LINK.search(reason)
    item = ProofItem(reason, link[0] if link and link[0] != reason else "")
    told = f"отмечено вручную: {typed.state.value}"
    return Proof(proof.stage, told, (item, *proof.evidence), proof.waits_for)
