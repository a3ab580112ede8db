"""Pairs: the proposal, the coordinator's decisions, and the register that follows from both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.matching.pool import Pool
from programme.matching.proposal import Proposal
from programme.matching.proposing import propose
from programme.pair_register import PairRow, settle
from programme.pairs import PairState
from programme.people import Participant
from sync.deciding.intake import People
from sync.records import bans, pairs
from sync.tables import Table
from sync.world import World

STANDING = frozenset({PairState.PROPOSED, PairState.PINNED, PairState.APPROVED, PairState.ACTIVE})


def pair_up(world: World, people: People) -> tuple[Table, tuple[PairRow, ...], list[Finding]]:
    """The tab «Пары» as it should be, its rows as records, and remarks."""
    table = world.tables["pairs"]
    existing, findings = pairs(table)
    banned, ban_findings = bans(world.tables["bans"])
    proposal = propose(
        Pool(
            participants=people.participants,
            mentees=people.mentees,
            mentors=people.mentors,
            mentee_wishes=people.mentee_wishes,
            mentor_wishes=people.mentor_wishes,
            pairs=existing,
            bans=banned,
            competencies={c.key: c.text for c in world.configuration.competencies},
        ),
        world.configuration.matching,
    )
    rows = settle(existing, proposal)
    written = table.upserted({row.pair.code: _cells(row, people.participants) for row in rows})
    return written, rows, [*findings, *ban_findings, *_without_mentor(proposal)]


def _cells(row: PairRow, participants: Mapping[str, Participant]) -> dict[str, CellValue]:
    return {
        "mentor": row.pair.mentor,
        "mentor_name": _name(participants, row.pair.mentor),
        "mentee": row.pair.mentee,
        "mentee_name": _name(participants, row.pair.mentee),
        "state": row.pair.state.caption,
        "score": row.score,
        "why": "\n".join(row.why),
        "against": "\n".join(row.against),
    }


def _name(participants: Mapping[str, Participant], code: str) -> str:
    return participants[code].full_name if code in participants else ""


def _without_mentor(proposal: Proposal) -> list[Finding]:
    return [
        Finding("people", unpaired.mentee, f"Нет наставника. {unpaired.reason}")
        for unpaired in proposal.unpaired
    ]


def roles_in_pairs(rows: Sequence[PairRow]) -> dict[str, str]:
    """Code → the pairs a person stands in, with the role in each."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.pair.state in STANDING:
            found[row.pair.mentor].append(f"{row.pair.code} (наставник)")
            found[row.pair.mentee].append(f"{row.pair.code} (наставляемый)")
    return {code: ", ".join(texts) for code, texts in found.items()}
