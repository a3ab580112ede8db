"""The legal chain of every pair: what stands, what is missing, who acts, and when a pair ends."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generators.workbook.columns import CellValue
from programme.chain import (
    Chain,
    ChainStep,
    Directive,
    active_since,
    is_active,
    steps,
    still_needed,
    who_acts,
)
from programme.chain_order import chain_remarks
from programme.ending import NoticeDays
from programme.ending_notice import Term, judged
from programme.findings import Finding
from programme.pair_register import PairRow
from programme.pairs import ENDING_COUNTS_NOT, Decision, Pair, PairState
from programme.people import Participant
from sync.deciding.pair_terms import PAIRS_DIRECTIVE, PLAN, Terms
from sync.deciding.paper_desk import DUE_STATES
from sync.deciding.paper_register import rows_of
from sync.records.days import working_days
from sync.records.memory import decided_days, service
from sync.records.papers import PaperRow, base_of, place_of
from sync.world import World

_KINDS = frozenset({"labour_addendum", PAIRS_DIRECTIVE, "directive_payment", "agreement", PLAN})
"""Papers of the chain."""
_NO_DAY = "Есть скан, а даты нет: впишите её в столбец «Подписано (дата)». Без неё документ для пары не учитывается."
_NOTHING: dict[str, CellValue] = {"chain": None, "next": None}


@dataclass(frozen=True)
class Endings:
    """What follows from the endings that people typed.

    Attributes:
        warn_by: Code of a pair → the last day on which the mentor can be warned.
        findings: For staff.
    """

    warn_by: Mapping[str, date] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class Chains:
    """The chains of all pairs.

    Attributes:
        terms: By the papers of which school year each works.
    """

    def __init__(self, world: World, participants: Mapping[str, Participant]) -> None:
        memory = service(world.tables["service"])
        rows = rows_of(world.tables["papers"], memory, world.today).values()
        self.terms = Terms(tuple(rows), world.year)
        self._rows = self.terms.of_year(world.year.short)
        self._participants = participants

    def standing(self, pair: Pair) -> Pair:
        """The pair, «действует» exactly where the law has what it asks for."""
        if pair.is_meeting:
            return pair
        decided = pair.decision is Decision.APPROVE or pair.state is PairState.ACTIVE
        if decided and not pair.state.is_over and is_active(self._chain(pair)):
            return replace(pair, state=PairState.ACTIVE)
        back = PairState.APPROVED if pair.state is PairState.ACTIVE else pair.state
        return replace(pair, state=back)

    def left(self, pair: Pair) -> tuple[ChainStep, ...]:
        """What a pair still lacks, in order."""
        return tuple(step for step in steps(self._chain(pair)) if not step.is_done)

    def active_since(self, pair: Pair) -> date | None:
        """Since when the law has what it asks for; None where it has not."""
        return active_since(self._chain(pair))

    def active_days(self, pair: Pair) -> list[date]:
        """On which days the pair came to be at work, school year by school year."""
        days = (active_since(self._chain(pair, year)) for year in self.terms.years(pair.code))
        return [day for day in days if day]

    def who_acts(self, pair: Pair) -> str:
        """Who must act next on its papers; "" where nobody must."""
        return who_acts(self._chain(pair))

    def cells(self, rows: Iterable[PairRow]) -> dict[str, dict[str, CellValue]]:
        """«Что ещё нужно» and «Кто действует» of every pair."""
        return {row.pair.code: self._cells(row.pair) for row in rows}

    def findings(self, rows: Iterable[PairRow]) -> list[Finding]:
        """Remarks on papers in the wrong order, and on signed ones without a day."""
        undated = [
            Finding("papers", row.key, _NO_DAY)
            for row in self._rows
            if row.kind in _KINDS and row.signed and not _signed(row)
        ]
        return undated + [
            Finding("pairs", row.pair.code, text)
            for row in rows
            if row.pair.state in DUE_STATES
            for text in chain_remarks(self._chain(row.pair))
        ]

    def _cells(self, pair: Pair) -> dict[str, CellValue]:
        if pair.state not in DUE_STATES:
            return _NOTHING
        chain = self._chain(pair)
        return {"chain": still_needed(chain) or None, "next": who_acts(chain) or None}

    def _chain(self, pair: Pair, year: str = "") -> Chain:
        """What stands of its papers, of its own school year or another one."""
        rows = self.terms.of_year(year or self.terms.home(pair))
        mentor = self._participants.get(pair.mentor)
        directive = _directive(rows, PAIRS_DIRECTIVE, pair.code)
        agreed = _signed_one(rows, "agreement", pair.code)
        ground = mentor.labour_function if mentor else ""
        return Chain(
            consent=mentor.consent_given if mentor else None,
            addendum_signed=_addendum(rows, pair),
            directive=directive,
            payment=_directive(rows, "directive_payment", pair.code),
            agreement_signed=agreed,
            plan_signed=self._plan(pair, rows),
            in_labour_function=bool(ground),
            ground=ground,
            begins=directive.dated or agreed,
        )

    def _plan(self, pair: Pair, rows: Sequence[PaperRow]) -> date | None:
        """When the programme was signed; of a pair from an earlier year, that year's or the one of this year."""
        days = (_signed_one(found, PLAN, pair.code) for found in (rows, self._rows))
        return next((day for day in days if day), None)


def _signed_one(rows: Iterable[PaperRow], kind: str, subject: str) -> date | None:
    row = next((r for r in rows if (r.kind, r.subject) == (kind, subject)), None)
    return _signed(row) if row else None


def _addendum(rows: Iterable[PaperRow], pair: Pair) -> date | None:
    """When the additional agreement that names the pair was signed; one that names no pairs stands for all."""
    naming = [
        row
        for row in rows
        if row.kind == "labour_addendum"
        and base_of(row.subject) == pair.mentor
        and (pair.code in row.covers or not row.covers)
    ]
    days = (_signed(row) for row in sorted(naming, key=lambda row: place_of(row.subject)))
    return next((day for day in days if day), None)


def _directive(rows: Iterable[PaperRow], kind: str, pair: str) -> Directive:
    """The latest one that names the pair: a pair that was ended and comes back needs a further one."""
    naming = [row for row in rows if row.kind == kind and pair in row.covers]
    if not naming:
        return Directive()
    return _requisites(max(naming, key=lambda row: place_of(row.subject)))


def _requisites(row: PaperRow) -> Directive:
    return Directive(row.typed_number, row.dated, _signed(row))


def _signed(row: PaperRow) -> date | None:
    """When a paper was signed; of one that only its scan shows to be signed, the day it is dated."""
    return row.signed_on or (row.dated if row.signed else None)


def older_pairs(world: World, pairs: Iterable[Pair], terms: Terms) -> frozenset[str]:
    """Codes of the pairs of earlier school years: by their papers, or by the day on which people decided on them."""
    decided = {pair: decided_days(world.tables["service"], pair.code) for pair in pairs}
    return frozenset(
        pair.code
        for pair, days in decided.items()
        if terms.is_older(pair) or (days and days[0][0] < world.year.starts)
    )


def endings(world: World, pairs: Sequence[Pair], terms: Terms, older: Collection[str]) -> Endings:
    """Judge every ending that people typed: in time or late, and what the calendar lacks for it.

    Args:
        world: What was read.
        pairs: The register.
        terms: By the papers of which school year each pair works.
        older: Codes of pairs of an earlier school year.
    """
    days, findings = working_days(world.tables["days"])
    organisation = world.configuration.organisation
    notice = NoticeDays(organisation.refusal_notice_days, organisation.cancellation_notice_days)
    told = list(findings)
    warn_by: dict[str, date] = {}
    for pair in pairs:
        if pair.ending is None:
            continue
        if pair.is_meeting:
            continue
        if not pair.may_end:
            told.append(Finding("pairs", pair.code, ENDING_COUNTS_NOT))
            continue
        # A pair of an earlier year may have ended before this one began.
        begins = terms.began(pair) if pair.code in older else world.year.starts
        term = Term(begins, max(world.year.ends, terms.term(pair).ends))
        found = judged(pair.ending, world.today, days, term=term, notice=notice)
        told += [Finding("pairs", pair.code, text) for text in found.remarks]
        told += [Finding("days", "", text) for text in found.calendar]
        if found.warn_by:
            warn_by[pair.code] = found.warn_by
    return Endings(warn_by, tuple(told))
