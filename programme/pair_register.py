"""The register of pairs: what people decided and what the matching proposes → the rows that should stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from programme.matching.order import code_order, pair_order
from programme.matching.pool import FIXED, standing
from programme.matching.proposal import Proposal, ProposedPair
from programme.mentoring_kind import MentoringKind
from programme.pairs import Pair, PairState

_STANDING = FIXED | {PairState.PROPOSED}
_CODE = re.compile(r"^П-(\d+)$")


@dataclass(frozen=True)
class PairRow:
    """One row as it should stand.

    Attributes:
        pair: The row's code, people, state and decision.
        score: Points; None where the pair is not part of the proposal, so the cell stays empty.
        why: What speaks for the pair.
        against: What the coordinator should weigh.
        is_group: Whether the mentor's mentees are more than the places for pairs, so that they learn as a group.
    """

    pair: Pair
    score: int | None = None
    why: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    is_group: bool = False

    @property
    def kind(self) -> MentoringKind:
        """As people typed it; else a group where the matching proposes one, else the traditional one."""
        other = MentoringKind.GROUP if self.is_group else MentoringKind.TRADITIONAL
        return self.pair.kind or other


def settle(
    pairs: tuple[Pair, ...], proposal: Proposal, *, taken_codes: Iterable[str] = ()
) -> tuple[PairRow, ...]:
    """The rows that should stand: the existing ones in their order, then the new ones.

    A decision sets the state: «утвердить» → approved (active stays active), «закрепить» → pinned,
    «отклонить» → rejected. Without one an active pair stays active; any other is proposed where the
    proposal holds it and withdrawn where not. So a decision that was cleared reopens its row, also
    that of an approved pair: whoever knows the papers must keep a pair with a signed agreement
    ``ACTIVE``, and must guard against «отклонить» typed beside one. An ended pair (``Pair.on``) keeps its
    row as the record of it, and so does a meeting, beside which the same two may be proposed as a pair.

    A row is never dropped and never changes its code or its people; a pair that comes back has its old
    row. Of several rows for the same two people the first by code follows the proposal. Settling
    again changes nothing.

    Args:
        pairs: The rows as read; codes are unique.
        proposal: What the matching answered for these rows.
        taken_codes: Codes known from elsewhere (papers), which must not be given again.
    """
    proposed = {(pair.mentor, pair.mentee): pair for pair in proposal.pairs}
    first = _first_rows(pairs)
    rows = [_settled(pair, proposed, is_first=pair.code in first) for pair in pairs]
    known = {pair.people for pair in pairs if not pair.is_meeting}
    codes = free_codes({pair.code for pair in pairs} | set(taken_codes))
    new = sorted(proposed.keys() - known, key=pair_order)
    added = [Pair(next(codes), mentor, mentee) for mentor, mentee in new]
    rows += [_described(pair, proposed[pair.mentor, pair.mentee]) for pair in added]
    return tuple(rows)


def _first_rows(pairs: Iterable[Pair]) -> frozenset[str]:
    """Codes of the rows that follow the proposal, one for each two people."""
    first: dict[tuple[str, str], str] = {}
    for pair in sorted(pairs, key=lambda pair: code_order(pair.code)):
        if not pair.is_meeting:
            first.setdefault(pair.people, pair.code)
    return frozenset(first.values())


def _settled(
    pair: Pair, proposed: dict[tuple[str, str], ProposedPair], *, is_first: bool
) -> PairRow:
    state = standing(pair)
    match = proposed.get((pair.mentor, pair.mentee))
    if state is PairState.PROPOSED and (match is None or not is_first):
        state = PairState.WITHDRAWN
    stands = state in _STANDING
    return _described(replace(pair, state=state), match if stands else None)


def _described(pair: Pair, match: ProposedPair | None) -> PairRow:
    if match is None:
        return PairRow(pair)
    return PairRow(pair, match.score, match.why, match.against, bool(match.topic))


def free_codes(taken: Iterable[str]) -> Iterator[str]:
    """«П-NN» after the largest number ever given, so that a code is not used twice."""
    numbers = [int(match[1]) for code in taken if (match := _CODE.match(code))]
    number = max(numbers, default=0)
    while True:
        number += 1
        yield f"П-{number:02d}"
