"""Pairs: the proposal, the coordinator's decisions, and the register that follows from both."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from config.schema import MatchingSettings
from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.matching.matching import Matching, match
from programme.matching.pool import Pool, standing
from programme.matching.proposal import Proof, Proposal, SolverFailureError
from programme.merging import Merged
from programme.pair_register import PairRow, settle
from programme.pairs import Decision, Pair, PairState
from programme.people import Participant
from sync.deciding.chains import Chains, endings
from sync.deciding.intake import People
from sync.deciding.paper_desk import PAIRS_DIRECTIVE
from sync.deciding.paper_register import rows_of
from sync.records.memory import PAIR, remembered_pairs, service
from sync.records.pairs import bans, pairs
from sync.records.papers import papers, place_of
from sync.tables import Table
from sync.world import World

DECIDED = frozenset({PairState.PINNED, PairState.APPROVED, PairState.ACTIVE})
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
    """

    table: Table
    rows: tuple[PairRow, ...]
    findings: tuple[Finding, ...]
    matched: Matched | None
    warn_by: Mapping[str, date]


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
    table = world.tables["pairs"]
    merges = people.merges
    remembered = remembered_pairs(world.tables["service"])
    existing, findings = pairs(table, remembered)
    existing, oneself = _merged_pairs(existing, merges)
    existing, kept_findings = _signed_kept(existing, world)
    ending = endings(world, existing)
    chains = Chains(world, people.participants)
    existing = tuple(chains.standing(pair.on(world.today)) for pair in existing)
    known = {*people.participants, *merges.mains}
    banned, ban_findings = bans(world.tables["bans"], known)
    banned = frozenset((merges.main(mentor), merges.main(mentee)) for mentor, mentee in banned)
    findings = (*findings, *oneself, *kept_findings, *ban_findings, *ending.findings)
    findings = (*findings, *_roles_gone(existing, people), *_several_mentors(existing))
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
        matched = _matched(pool, world, before, matcher)
    except SolverFailureError as failure:
        # The register stays as it is: better yesterday's proposal than an unproved one.
        remark = Finding("pairs", "", str(failure))
        rows = tuple(PairRow(pair) for pair in existing)
        return Pairing(table, rows, (*findings, remark), None, ending.warn_by)
    # A code is given once: a row that is passed over keeps it, and so does one that was deleted.
    taken = _codes_on_papers(world) | table.keys | remembered.keys()
    rows = settle(existing, matched.proposal, taken_codes=taken)
    written = table.upserted(
        {row.pair.code: _cells(row, people.participants, matched.matching) for row in rows}
    ).written(chains.cells(rows))
    return Pairing(
        written,
        rows,
        (*findings, *chains.findings(rows), *_remarks(matched)),
        matched,
        ending.warn_by,
    )


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


def _roles_gone(existing: tuple[Pair, ...], people: People) -> list[Finding]:
    """Decided pairs of people who take part no more: nothing is undone, the coordinator is told."""
    findings: list[Finding] = []
    for pair in existing:
        if standing(pair) not in DECIDED:
            continue
        for role, code, counts in (
            ("Наставник", pair.mentor, _is_mentor(people, pair.mentor)),
            ("Наставляемый", pair.mentee, _is_mentee(people, pair.mentee)),
        ):
            if counts:
                continue
            person = people.participants[code]
            why = "отмечен выбывшим" if not person.active else "больше не участвует в этой роли"
            text = (
                f"{role} {code} {why}. Пара остаётся, пока Вы не решите: отклоните её, чтобы искать замену "
                "(подписанное соглашение прекращается приказом)."
            )
            findings.append(Finding("pairs", pair.code, text))
    return findings


def _several_mentors(existing: tuple[Pair, ...]) -> list[Finding]:
    """Decided pairs that give one mentee several mentors; nothing is undone, the coordinator is told."""
    decided = [pair for pair in existing if standing(pair) in DECIDED]
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in decided:
        found[pair.mentee].append(pair)
    return [
        Finding(
            "pairs",
            pair.code,
            f"У наставляемого {mentee} несколько наставников ({', '.join(p.code for p in pairs)}). Обычно наставник "
            "один: оставьте одну пару, остальные отклоните или очистите решение.",
        )
        for mentee, pairs in found.items()
        if len({pair.mentor for pair in pairs}) > 1
        for pair in pairs
    ]


def _is_mentor(people: People, code: str) -> bool:
    return code not in people.roles or (
        people.participants[code].active and people.roles[code].mentor
    )


def _is_mentee(people: People, code: str) -> bool:
    return code not in people.roles or (
        people.participants[code].active and people.roles[code].mentee
    )


def _matched(pool: Pool, world: World, before: Matched | None, matcher: Matcher) -> Matched:
    if before and before.pool == pool:
        return before
    return Matched(pool, matcher(pool, world.configuration.matching))


def _codes_on_papers(world: World) -> frozenset[str]:
    return frozenset(paper.pair for paper in papers(world.tables["papers"]) if paper.pair)


def _signed_kept(
    existing: tuple[Pair, ...], world: World
) -> tuple[tuple[Pair, ...], list[Finding]]:
    """A pair whose agreement or directive is signed stays approved, whatever is typed beside it.

    Ending it takes papers of its own.
    """
    every = rows_of(world.tables["papers"], service(world.tables["service"]), world.today).values()
    rows = [row for row in every if row.year == world.year.short]
    signed = {paper.pair for paper in rows if paper.signed and paper.kind == "agreement"}
    for paper in sorted(rows, key=lambda row: place_of(row.subject)):
        if paper.signed and paper.kind == PAIRS_DIRECTIVE:
            signed = (signed - set(paper.ends)) | set(paper.covers)
    kept = tuple(replace(p, decision=Decision.APPROVE) if p.code in signed else p for p in existing)
    text = (
        "Документы этой пары подписаны, поэтому она остаётся утверждённой. Чтобы прекратить её, заполните столбец "
        "«Прекращение», а в столбец «Решение» верните слово «утвердить»."
    )
    findings = [
        Finding("pairs", p.code, text)
        for p in existing
        if p.code in signed and p.decision is not Decision.APPROVE
    ]
    return kept, findings


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
