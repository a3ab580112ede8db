"""Pairs: the proposal, the coordinator's decisions, and the register that follows from both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.matching.pool import Pool
from programme.matching.proposal import Proposal, SolverFailureError
from programme.matching.proposing import propose
from programme.pair_register import PairRow, settle
from programme.pairs import Decision, Pair, PairState
from programme.people import Participant
from sync.deciding.intake import People
from sync.records import PAIR, bans, pairs, papers, remembered_pairs
from sync.tables import Table
from sync.world import World

STANDING = frozenset({PairState.PROPOSED, PairState.PINNED, PairState.APPROVED, PairState.ACTIVE})


@dataclass(frozen=True)
class Matched:
    """A proposal and what it was computed from, so that it need not be computed twice."""

    pool: Pool
    proposal: Proposal


@dataclass(frozen=True)
class Pairing:
    """The tab «Пары» as it should be, its rows as records, remarks, and the proposal behind them."""

    table: Table
    rows: tuple[PairRow, ...]
    findings: tuple[Finding, ...]
    matched: Matched | None


def pair_up(world: World, people: People, before: Matched | None) -> Pairing:
    """Propose, take over the coordinator's decisions, and keep the register.

    Args:
        world: What was read.
        people: Everybody.
        before: The proposal of the round before; used again when nothing it rests on has changed.
    """
    table = world.tables["pairs"]
    existing, findings = pairs(table, remembered_pairs(world.tables["service"]))
    existing, kept_findings = _signed_kept(existing, world)
    banned, ban_findings = bans(world.tables["bans"], people.participants.keys())
    findings = (*findings, *kept_findings, *ban_findings)
    pool = Pool(
        participants=people.participants,
        mentees=people.mentees,
        mentors=people.mentors,
        mentee_wishes=people.mentee_wishes,
        mentor_wishes=people.mentor_wishes,
        pairs=existing,
        bans=banned,
        competencies={c.key: c.text for c in world.configuration.competencies},
    )
    try:
        matched = _matched(pool, world, before)
    except SolverFailureError as failure:
        # The register stays as it is: better yesterday's proposal than an unproved one.
        remark = Finding("pairs", "", str(failure))
        return Pairing(table, tuple(PairRow(pair) for pair in existing), (*findings, remark), None)
    rows = settle(existing, matched.proposal, taken_codes=_codes_on_papers(world))
    written = table.upserted({row.pair.code: _cells(row, people.participants) for row in rows})
    return Pairing(written, rows, (*findings, *_remarks(matched.proposal)), matched)


def _matched(pool: Pool, world: World, before: Matched | None) -> Matched:
    if before and before.pool == pool:
        return before
    return Matched(pool, propose(pool, world.configuration.matching))


def _codes_on_papers(world: World) -> frozenset[str]:
    return frozenset(paper.pair for paper in papers(world.tables["papers"]) if paper.pair)


def _signed_kept(
    existing: tuple[Pair, ...], world: World
) -> tuple[tuple[Pair, ...], list[Finding]]:
    """A pair whose agreement is signed stays approved, whatever is typed beside it: ending it takes a paper."""
    signed = {paper.pair for paper in papers(world.tables["papers"]) if paper.signed}
    kept = tuple(replace(p, decision=Decision.APPROVE) if p.code in signed else p for p in existing)
    text = (
        "Соглашение этой пары подписано, поэтому она остаётся утверждённой. Прекращение оформляется приказом; "
        "верните в столбец «Решение» слово «утвердить»."
    )
    findings = [
        Finding("pairs", p.code, text)
        for p in existing
        if p.code in signed and p.decision is not Decision.APPROVE
    ]
    return kept, findings


def pairs_remembered(table: Table, rows: Sequence[PairRow]) -> Table:
    """The service tab with every pair's two people."""
    return table.upserted(
        {
            f"{PAIR}{row.pair.code}": {"value": f"{row.pair.mentor} {row.pair.mentee}"}
            for row in rows
        }
    )


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


def _remarks(proposal: Proposal) -> list[Finding]:
    remarks = [
        Finding("people", left.mentee, f"Нет наставника. {left.reason}")
        for left in proposal.unpaired
    ]
    if not proposal.proved:
        text = "Не доказано, что этот набор пар лучший: слишком много взаимных пар. Проверьте предложение внимательнее."
        remarks.append(Finding("pairs", "", text))
    return remarks


def roles_in_pairs(rows: Sequence[PairRow]) -> dict[str, str]:
    """Code → the pairs a person stands in, with the role in each."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.pair.state in STANDING:
            found[row.pair.mentor].append(f"{row.pair.code} (наставник)")
            found[row.pair.mentee].append(f"{row.pair.code} (наставляемый)")
    return {code: ", ".join(texts) for code, texts in found.items()}
