"""What every paper is decided on, and the facts it is written from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from programme.monitoring.figures import Share
from programme.pair_register import PairRow
from programme.pairs import PairState
from programme.papers.facts import (
    InstitutionFacts,
    Member,
    MentorFacts,
    Need,
    Occasion,
    PairFacts,
    PersonFacts,
    PlannedActivity,
    Requisites,
)
from programme.papers.figure_fields import Figures
from programme.papers.topics import common_topics
from programme.people import MenteeProfile, MentorProfile, Participant
from programme.russian.dates import short_date
from programme.school_year import SchoolYear, school_year_named
from sync.deciding.intake import People
from sync.deciding.pair_terms import PAIRS_DIRECTIVE, Terms
from sync.deciding.plan_counts import plans_of
from sync.records.papers import PaperRow, place_of
from sync.records.roadmap import roadmap_lines
from sync.tables import Row
from sync.values import as_date
from sync.world import World

DUE_STATES = frozenset({PairState.APPROVED, PairState.ACTIVE})
"""Pairs that papers are made for."""


@dataclass(frozen=True)
class PaperDesk:
    """What every paper is decided on.

    Attributes:
        world: What was read.
        people: Everybody.
        pairs: The register of pairs as it should be.
        year: The school year.
        rows: «Документы», by key.
        memory: What the programme remembers.
        warn_by: Code of a pair that ends early → the last day on which the mentor can be warned.
        figures: What the monitoring tells, for reports.
    """

    world: World
    people: People
    pairs: Sequence[PairRow]
    year: SchoolYear
    rows: Mapping[str, PaperRow]
    memory: Mapping[str, str]
    warn_by: Mapping[str, date]
    figures: Figures = ()

    @cached_property
    def terms(self) -> Terms:
        """By the papers of which school year each pair works."""
        return Terms(tuple(self.rows.values()), self.year)

    @cached_property
    def standing(self) -> tuple[PairRow, ...]:
        """Pairs that are approved or at work."""
        return tuple(row for row in self.pairs if row.pair.state in DUE_STATES)

    @cached_property
    def due(self) -> tuple[PairRow, ...]:
        """Pairs that papers are made for; those prolonged from an earlier school year go on by the papers of that."""
        return tuple(row for row in self.standing if not self.terms.is_carried(row.pair))

    @cached_property
    def without_plan(self) -> tuple[PairRow, ...]:
        """Pairs that a programme is made for: those from an earlier school year only where nobody signed it then."""
        return tuple(row for row in self.standing if not self.terms.plan_goes_on(row.pair))

    @cached_property
    def carried(self) -> Mapping[str, frozenset[str]]:
        """School year → the pairs that go on by its papers, those included that have ended since."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.pairs:
            if self.terms.is_carried(row.pair):
                found[self.terms.home(row.pair)].add(row.pair.code)
        return {year: frozenset(codes) for year, codes in found.items()}

    def of_year(self, short: str) -> "PaperDesk":
        """The desk as an earlier school year has it, for papers about pairs that go on by the papers of that."""
        return replace(self, year=school_year_named(short, self.year) or self.year)

    def of_kind(self, kind: str) -> list[PaperRow]:
        """This school year's papers of a kind."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> Mapping[str, list[PaperRow]]:
        found: dict[str, list[PaperRow]] = defaultdict(list)
        for row in self.rows.values():
            if row.year == self.year.short:
                found[row.kind].append(row)
        return dict(found)

    def occasion(self, row: PaperRow | None, number: str) -> Occasion:
        """What every paper says; the directive on the pairs is added by those who know the pair."""
        return Occasion(
            organisation=self.world.configuration.organisation,
            year=self.year,
            number=number,
            dated=row.dated if row else None,
            approvals=self.approvals,
        )

    @cached_property
    def approvals(self) -> tuple[tuple[str, Requisites], ...]:
        """Kind of a directive → number and date of its latest one this year that has a number."""
        found = {}
        for kind in self.world.configuration.papers:
            if kind.number == "typed" and kind.about == "institution":
                numbered = [row for row in self.of_kind(kind.kind) if row.typed_number]
                if numbered:
                    last = max(numbered, key=lambda row: place_of(row.subject))
                    found[kind.kind] = Requisites(last.typed_number, last.dated)
        return tuple(found.items())

    def with_directive(
        self, occasion: Occasion, pairs: Iterable[str], *, changes: bool = False
    ) -> Occasion:
        """The occasion with the directive that names one of those pairs.

        Args:
            occasion: What else the paper says.
            pairs: Whom the paper is about.
            changes: Whether it changes an earlier paper: then the directive that set up the pairs first is cited.
        """
        wanted = set(pairs)
        naming = [
            row
            for row in self._directives_of(wanted)
            if row.typed_number and wanted & set(row.covers)
        ]
        if changes:
            naming = [row for row in self.of_kind(PAIRS_DIRECTIVE) if row.typed_number]
        if not naming:
            return occasion
        places = {place_of(row.subject): row for row in naming}
        cited = places[min(places) if changes else max(places)]
        return replace(occasion, order_number=cited.typed_number, order_date=cited.dated)

    def _directives_of(self, pairs: Iterable[str]) -> Sequence[PaperRow]:
        """The directives on pairs of the school year by whose papers these work."""
        known = {row.pair.code: row.pair for row in self.pairs}
        homes = {self.terms.home(known[code]) for code in pairs if code in known}
        years = homes if len(homes) == 1 else {self.year.short}
        return [
            row for year in years for row in self.terms.of_year(year) if row.kind == PAIRS_DIRECTIVE
        ]

    def in_position(self, mentor: str) -> bool:
        """Whether mentoring belongs to a mentor's position and is paid in the salary."""
        person = self.people.participants.get(mentor)
        return person is not None and bool(person.labour_function)

    def pair_facts(self, row: PairRow) -> PairFacts | None:
        """A pair; None where one of the two is not in the register."""
        return self._facts_of_pairs[row.pair.code]

    @cached_property
    def _facts_of_pairs(self) -> Mapping[str, PairFacts | None]:
        """Every pair's, once: each kind of paper asks for them."""
        return {row.pair.code: self._pair_facts(row) for row in self.pairs}

    def _pair_facts(self, row: PairRow) -> PairFacts | None:
        pair = row.pair
        mentor, mentee = (self.people.participants.get(c) for c in (pair.mentor, pair.mentee))
        if mentor is None or mentee is None:
            return None
        texts = self._texts
        asks = self.people.mentees.get(pair.mentee, MenteeProfile())
        offers = self.people.mentors.get(pair.mentor, MentorProfile())
        return PairFacts(
            code=pair.code,
            mentor=mentor,
            mentee=mentee,
            topics=tuple(texts[key] for key in common_topics(asks, offers)),
            needs=tuple(
                Need(texts[key], asks.self_rating.get(key), offers.mastery.get(key))
                for key in asks.needs
            ),
            kind=row.kind,
            addendum=self._addendum(pair.code),
            ends_on=pair.ending.ends_on if pair.ending and pair.may_end else None,
            warn_by=self.warn_by.get(pair.code),
            planned=self._plans.get(pair.code),
            agreement=self._agreement(pair.code),
            lasts_to=self.terms.term(pair).agreed,
            prolonged_to=pair.prolongation.to,
            in_position=self.in_position(pair.mentor),
        )

    @cached_property
    def _plans(self) -> Mapping[str, Share]:
        return plans_of(self.world)

    def _addendum(self, pair: str) -> Requisites:
        """Number and date of the additional agreement that names a pair, as far as people typed them."""
        naming = [row for row in self.of_kind("labour_addendum") if pair in row.covers]
        return Requisites(naming[-1].typed_number, naming[-1].dated) if naming else Requisites()

    def _agreement(self, pair: str) -> Requisites:
        """Number and date of a pair's agreement."""
        found = [row for row in self.of_kind("agreement") if row.pair == pair]
        if not found:
            return Requisites()
        row = found[0]
        return Requisites(row.typed_number or row.number, row.dated or row.signed_on)

    def mentor_facts(self, code: str) -> MentorFacts | None:
        """A mentor with the pairs that papers are made for; None where the register lacks somebody."""
        mentor = self.people.participants.get(code)
        pairs = [self.pair_facts(row) for row in self.standing if row.pair.mentor == code]
        if mentor is None or None in pairs:
            return None
        return MentorFacts(mentor, tuple(pair for pair in pairs if pair))

    def person_facts(self, code: str) -> PersonFacts | None:
        """A participant."""
        person = self.people.participants.get(code)
        return PersonFacts(person) if person else None

    def institution_facts(
        self, covers: Iterable[str] | None = None, ends: Iterable[str] = ()
    ) -> InstitutionFacts:
        """The whole programme.

        Args:
            covers: Pairs that a directive names; None = all.
            ends: Pairs that it ends.
        """
        rows = {row.pair.code: row for row in self.pairs}
        named = [row.pair.code for row in self.standing] if covers is None else list(covers)
        return InstitutionFacts(
            pairs=self._pairs(rows[code] for code in named if code in rows),
            ended=self._pairs(rows[code] for code in ends if code in rows),
            members=self._members,
            activities=self._activities,
            agreements=sum(row.signed for row in self.of_kind("agreement")),
            figures=self.figures,
        )

    def directive_facts(
        self, covers: Iterable[str], ends: Iterable[str]
    ) -> InstitutionFacts | None:
        """Pairs that a directive names and ends; None where the register lacks one of them."""
        named, ended = tuple(covers), tuple(ends)
        facts = self.institution_facts(named, ended)
        whole = (len(facts.pairs), len(facts.ended)) == (len(named), len(ended))
        return replace(facts, orders=True) if whole else None

    def _pairs(self, rows: Iterable[PairRow]) -> tuple[PairFacts, ...]:
        return tuple(facts for row in rows if (facts := self.pair_facts(row)))

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {c.key: c.text for c in self.world.configuration.competencies}

    @cached_property
    def _members(self) -> tuple[Member, ...]:
        members = (self._member(code, person) for code, person in self.people.participants.items())
        return tuple(m for m in members if m.person.active and (m.is_mentor or m.is_mentee))

    def _member(self, code: str, person: Participant) -> Member:
        roles, texts = self.people.roles[code], self._texts
        asks, offers = self.people.mentees.get(code), self.people.mentors.get(code)
        return Member(
            person=person,
            is_mentor=roles.mentor,
            is_mentee=roles.mentee,
            competencies=tuple(texts[key] for key in (offers.offers if offers else ())),
            needs=tuple(texts[key] for key in (asks.needs if asks else ())),
        )

    @cached_property
    def _activities(self) -> tuple[PlannedActivity, ...]:
        return tuple(
            PlannedActivity(
                is_section=line.is_section,
                number=line.number,
                title=line.title,
                timeframe=_timeframe(row, self.year),
                responsible=line.responsible,
                result=line.result,
                is_done=row.text("state") == "выполнено",
            )
            for row, line in roadmap_lines(self.world.tables["roadmap"])
            if line.number
        )


def _timeframe(row: Row, year: SchoolYear) -> str:
    """A line's deadline as its paper says it: as published, or the day that counts where a plan of other years is used."""
    published, confirmed = row.text("timeframe"), as_date(row.cells.get("confirmed_due"))
    due = confirmed or as_date(row.cells.get("due"))
    years = {int(found) for found in _YEAR.findall(published)}
    outdated = years and not years & {year.starts.year, year.ends.year}
    return f"до {short_date(due)}" if due and (confirmed or outdated) else published


_YEAR = re.compile(r"\b20\d\d\b")
