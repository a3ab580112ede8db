"""Planned failures: for a Google method, a queue of instructions that are used up one by one.

Instructions: `pass` (nothing happens; to let some calls through), `return-NNN` (refused before any
effect), `return-NNN-after` (refused although the effect took place), `reset-before` and
`reset-after` (the connection is aborted before or after the effect), `stall-Ns` (N seconds of
silence first, decimals allowed), `truncate` (half of the reply, then the connection ends),
`garbage` (the effect takes place, the reply is not JSON). In the middle of an upload:
`reset-after-NK` and `return-NNN-after-NK`, when N kibibytes of it have arrived; there is no effect
but that a resumable upload keeps what it has got. An idea of storage-testbench.
"""

import re
from dataclasses import dataclass
from typing import Any

from emulator.discovery import methods
from emulator.identity.names import IDENTITY_METHODS

EVERY_METHOD = "*"
PATTERN = re.compile(
    r"pass|reset-before|reset-after(-(?P<reset_at>\d+)K)?|truncate|garbage"
    r"|return-(?P<code>[45]\d\d)(?P<after>-after(-(?P<return_at>\d+)K)?)?"
    r"|stall-(?P<seconds>\d+(\.\d+)?)s"
)


class FaultError(ValueError):
    """A plan that cannot be: the text names the unknown method or instruction."""


@dataclass(frozen=True)
class Instruction:
    """One failure, taken apart.

    Attributes:
        code: status of the refusal; 0 for none.
        after: whether it strikes after the effect.
        seconds: of silence first.
        upload_bytes: of an upload that arrive before it strikes; None for a failure at its end.
    """

    text: str
    code: int = 0
    after: bool = False
    seconds: float = 0.0
    upload_bytes: int | None = None


@dataclass
class Fault:
    """A queue of instructions for one method (or `*`), and how far it is used up."""

    id: str
    method: str
    instructions: list[str]
    used: int = 0

    def describe(self) -> dict[str, Any]:
        """The fault as the control path shows it."""
        return {
            "id": self.id,
            "method": self.method,
            "instructions": self.instructions,
            "used": self.used,
            "completed": self.used == len(self.instructions),
        }


class Faults:
    """All planned failures, in the order of their planning."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []
        self._made = 0

    def plan(self, method: str, instructions: list[str]) -> Fault:
        """Plan failures; FaultError for an unknown method or instruction."""
        if method not in {EVERY_METHOD, *IDENTITY_METHODS, *methods()}:
            raise FaultError(f"unknown method: {method!r}")
        for text in instructions:
            parse_instruction(text)
        self._made += 1
        fault = Fault(id=str(self._made), method=method, instructions=list(instructions))
        self._planned.append(fault)
        return fault

    def next_for(self, method: str) -> Instruction | None:
        """Use up the next instruction for a call of this method, if one is planned."""
        fault = self._waiting(method)
        if fault is None:
            return None
        fault.used += 1
        return parse_instruction(fault.instructions[fault.used - 1])

    def next_in_upload(self, method: str) -> Instruction | None:
        """Use up the next instruction if it is one that strikes in the middle of an upload."""
        fault = self._waiting(method)
        if fault is None:
            return None
        instruction = parse_instruction(fault.instructions[fault.used])
        return self.next_for(method) if instruction.upload_bytes is not None else None

    def _waiting(self, method: str) -> Fault | None:
        for fault in self._planned:
            if fault.method in (method, EVERY_METHOD) and fault.used < len(fault.instructions):
                return fault
        return None

    def describe(self) -> list[dict[str, Any]]:
        """All planned failures with what is left of them."""
        return [fault.describe() for fault in self._planned]

    def clear(self) -> None:
        """Forget all plans."""
        self._planned.clear()


def parse_instruction(text: str) -> Instruction:
    """An instruction taken apart; FaultError where it is unknown."""
    match = PATTERN.fullmatch(text)
    if not match:
        raise FaultError(f"unknown instruction: {text!r}")
    kibibytes = match["reset_at"] or match["return_at"]
    return Instruction(
        text,
        code=int(match["code"] or 0),
        after=bool(match["after"]) and kibibytes is None,
        seconds=float(match["seconds"] or 0),
        upload_bytes=None if kibibytes is None else int(kibibytes) * 1024,
    )
