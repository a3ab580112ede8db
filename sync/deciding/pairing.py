"""Pairs: the proposal, the coordinator's decisions, and the register that follows from both."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from config.matching_settings import MatchingSettings
from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.matching.matching import Matching, match
from programme.matching.pool import FIXED, Pool, standing
from programme.matching.proposal import Proof, Proposal, SolverFailureError
from programme.merging import Merged
from programme.pair_register import PairRow, settle
from programme.pair_term import NOT_PROLONGED
from programme.pairs import Pair, PairState
from programme.people import Participant
from programme.trial import NO_TRIAL
from sync.deciding.begun_pairs import begun_pairs, retyped
from sync.deciding.chains import Chains, endings, older_pairs
from sync.deciding.intake import People
from sync.deciding.pair_lives import Lives
from sync.deciding.pair_remarks import pair_remarks
from sync.deciding.signed_pairs import decisions_kept, kinds_kept, signed_pairs
from sync.records.memory import PAIR, remembered_pairs
from sync.records.pairs import bans, pairs
from sync.records.papers import papers
from sync.tables import Table
from sync.world import World

_UNPROVED = {
    Proof.NONE: "Не доказано, что этот набор пар лучший: перебор встречных пар и групп остановлен на пределе. "
    "Проверьте предложение внимательнее.",
    Proof.PAIRS: "Без групп этот набор лучший; группы не перебирались: людей слишком много. Если кто-то остался "
    "без наставника, предложите группу сами.",
}
STANDING = frozenset({PairState.PROPOSED, PairState.PINNED, PairState.APPROVED, PairState.ACTIVE})


@dataclass(frozen=True)
class Matched:
    """A matching and what it was computed from, so that it need not be computed twice."""

    pool: Pool
    matching: Matching

    @property
    def proposal(self) -> Proposal:
        """The pairs."""
        return self.matching.proposal


@dataclass(frozen=True)
class Pairing:
    """The tab «Пары» as it should be, its rows as records, remarks, and the proposal behind them.

    Attributes:
        warn_by: Code of a pair that ends early → the last day on which the mentor can be warned.
        memory: What people decided, and when it was first seen, for «Служебная».
    """

    table: Table
    rows: tuple[PairRow, ...]
    findings: tuple[Finding, ...]
    matched: Matched | None
    warn_by: Mapping[str, date]
    memory: Mapping[str, str] = field(default_factory=dict)


Matcher = Callable[[Pool, MatchingSettings], Matching]
"""How pairs are found: ``match``, or the same within a time."""


def pair_up(
    world: World,
    people: People,
    before: Matched | None,
    matcher: Matcher = match,
) -> Pairing:
    """Propose, take over the coordinator's decisions, and keep the register.

    Args:
        world: What was read.
        people: Everybody.
        before: The matching of the round before; used again when nothing it rests on has changed.
        matcher: How pairs are found.
    """
    register = _register(world, people)
    table, existing, findings = register.table, register.pairs, register.findings
    pool = _pool(world, people, register)
    try:
        matched = _matched(pool, world, before, matcher)
    except SolverFailureError as failure:
        # The register stays as it is: better yesterday's proposal than an unproved one.
        remark = Finding("pairs", "", str(failure))
        rows = tuple(PairRow(pair) for pair in existing)
        return Pairing(table, rows, (*findings, remark), None, register.warn_by)
    rows = settle(existing, matched.proposal, taken_codes=register.taken)
    chains = register.chains
    lives = Lives(world, table, rows, chains)
    written = (
        table.upserted(
            {row.pair.code: _cells(row, people.participants, matched.matching) for row in rows}
        )
        .written(chains.cells(rows))
        .written(lives.cells())
    )
    return Pairing(
        written,
        rows,
        (*findings, *chains.findings(rows), *lives.findings(), *_remarks(matched)),
        matched,
        register.warn_by,
        lives.memory,
    )


@dataclass(frozen=True)
class _Register:
    """What people have made of the register.

    Attributes:
        table: «Пары», with codes for the rows that people began.
        pairs: As the day leaves them.
        banned: Who must not be paired with whom.
        chains: Their papers.
        taken: Codes that must not be given again.
        warn_by: Code of a pair that ends early → the last day on which the mentor can be warned.
        findings: For staff.
    """

    table: Table
    pairs: tuple[Pair, ...]
    banned: frozenset[tuple[str, str]]
    chains: Chains
    taken: frozenset[str]
    warn_by: Mapping[str, date]
    findings: tuple[Finding, ...]


def _register(world: World, people: People) -> _Register:
    table, merges = world.tables["pairs"], people.merges
    remembered = remembered_pairs(world.tables["service"])
    banned, findings = bans(world.tables["bans"], {*people.participants, *merges.mains})
    banned = frozenset((merges.main(mentor), merges.main(mentee)) for mentor, mentee in banned)
    # A code is given once: a row that is passed over keeps it, and so does one that was deleted.
    taken = frozenset(_codes_on_papers(world) | table.keys | remembered.keys())
    standing = [pair.on(world.today) for pair in pairs(table, remembered)[0]]
    begun = begun_pairs(table, people, standing, banned, known=remembered, taken=taken)
    read, unread = pairs(begun.table, remembered)
    existing, oneself = _merged_pairs(read, merges)
    chains = Chains(world, people.participants)
    signed = signed_pairs(existing, chains.terms)
    existing, kept_findings = decisions_kept(existing, signed)
    existing, kinds = kinds_kept(existing, signed)
    older = older_pairs(world, existing, chains.terms)
    ending = endings(world, existing, chains.terms, older)
    existing = tuple(chains.standing(pair.on(world.today)) for pair in existing)
    told = (
        *findings,
        *begun.findings,
        *retyped(begun.table, existing, people),
        *unread,
        *oneself,
        *kept_findings,
        *kinds,
        *ending.findings,
        *pair_remarks(existing, people, older),
    )
    taken |= begun.table.keys
    return _Register(begun.table, existing, banned, chains, taken, ending.warn_by, told)


def _pool(world: World, people: People, register: _Register) -> Pool:
    """What the matching starts from; pairs beside a mentor take nobody's place, and are not proposed once more."""
    beside = frozenset(p.people for p in register.pairs if p.is_beside and not p.is_meeting)
    done = _done(world, register.pairs)
    return Pool(
        participants=people.participants,
        mentees={code: asks for code, asks in people.mentees.items() if code not in done},
        mentors=people.mentors,
        mentee_wishes=people.mentee_wishes,
        mentor_wishes=people.mentor_wishes,
        pairs=tuple(
            replace(pair, held_on=None, trial=NO_TRIAL, prolongation=NOT_PROLONGED)
            for pair in register.pairs
            if not pair.is_beside
        ),
        bans=register.banned | beside,
        competencies={c.key: c.text for c in world.configuration.competencies},
    )


def _done(world: World, pairs: Sequence[Pair]) -> frozenset[str]:
    """Mentees whom no mentor is sought for any more: they have completed, and the school year is in its last month.

    Whoever completes earlier in the year may begin with somebody else.
    """
    year = world.year
    if world.today < year.ends.replace(day=1):
        return frozenset()
    completed = {
        pair.mentee
        for pair in pairs
        if pair.state is PairState.COMPLETED
        if pair.ending and pair.ending.ends_on and pair.ending.ends_on >= year.starts
    }
    return frozenset(completed - {pair.mentee for pair in pairs if standing(pair) in FIXED})


def _merged_pairs(
    existing: tuple[Pair, ...], merges: Merged
) -> tuple[tuple[Pair, ...], list[Finding]]:
    """The pairs between the people that count; one between two entries of one person is none."""
    read = [
        replace(p, mentor=merges.main(p.mentor), mentee=merges.main(p.mentee)) for p in existing
    ]
    text = (
        "Наставник и наставляемый этой пары — две записи одного человека, поэтому пара не учитывается. "
        "Отклоните её или разделите записи на вкладке «Участники»."
    )
    findings = [Finding("pairs", p.code, text) for p in read if p.mentor == p.mentee]
    return tuple(p for p in read if p.mentor != p.mentee), findings


def _matched(pool: Pool, world: World, before: Matched | None, matcher: Matcher) -> Matched:
    if before and before.pool == pool:
        return before
    return Matched(pool, matcher(pool, world.configuration.matching))


def _codes_on_papers(world: World) -> frozenset[str]:
    return frozenset(paper.pair for paper in papers(world.tables["papers"]) if paper.pair)


def pairs_remembered(table: Table, rows: Sequence[PairRow], merges: Merged) -> Table:
    """The service tab with every pair's two people.

    A pair that is read as that of a main entry goes on naming the second one: taking a merge back
    must find it as it was.
    """
    known = remembered_pairs(table)
    return table.upserted(
        {
            f"{PAIR}{row.pair.code}": {"value": f"{row.pair.mentor} {row.pair.mentee}"}
            for row in rows
            if merges.unique(known.get(row.pair.code, ())) != (row.pair.mentor, row.pair.mentee)
        }
    )


def _cells(
    row: PairRow, participants: Mapping[str, Participant], matching: Matching
) -> dict[str, CellValue]:
    pair = (row.pair.mentor, row.pair.mentee)
    others = matching.alternatives.get(pair, ()) if row.score is not None else ()
    return {
        "mentor": row.pair.mentor,
        "mentor_name": _name(participants, row.pair.mentor),
        "mentee": row.pair.mentee,
        "mentee_name": _name(participants, row.pair.mentee),
        "state": row.pair.state.caption,
        "score": row.score,
        "why": "\n".join(row.why),
        "against": "\n".join(row.against),
        "others": "\n".join(others),
    }


def _name(participants: Mapping[str, Participant], code: str) -> str:
    return participants[code].full_name if code in participants else ""


def _remarks(matched: Matched) -> list[Finding]:
    proposal, mode = matched.proposal, matched.matching.report.mode
    remarks = [
        Finding("people", left.mentee, f"Нет наставника. {left.reason}")
        for left in proposal.unpaired
    ]
    text = _UNPROVED.get(proposal.proof)
    if text and mode == "best":
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
