"""By the papers of which school year each pair works, and from when to when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from programme.pair_term import PairTerm, Prolongation
from programme.pairs import Pair
from programme.russian.dates import short_date
from programme.russian.letters import spaced
from programme.russian.numbers import number_sign
from programme.school_year import SchoolYear, school_year_named
from sync.records.papers import PaperRow, place_of

PAIRS_DIRECTIVE = "directive_pairs"
"""The directive by which pairs are set up."""
DIRECTIVE_OF_PROLONGATION, ADDENDUM_OF_PROLONGATION = (
    "directive_prolongation",
    "addendum_prolongation",
)
"""The papers by which a pair's term grows longer."""
PLAN = "mentoring_plan"
"""The programme of a pair."""
_ADDENDUM = "labour_addendum"


@dataclass(frozen=True)
class Terms:
    """The terms of pairs as their directives have them.

    A pair that people have prolonged beyond its school year goes on by that year's papers: nothing is made for
    it anew. One that they have not begins the new year with new papers.

    Attributes:
        rows: «Документы».
        year: The school year of the run.
    """

    rows: Sequence[PaperRow]
    year: SchoolYear

    def of_year(self, short: str) -> Sequence[PaperRow]:
        """A school year's papers."""
        return self._by_year.get(short, ())

    def home(self, pair: Pair) -> str:
        """The school year by whose papers a pair works: «2026-27»."""
        earlier = self._earlier(pair.code)
        if earlier is None or pair.code in self._named.get(self.year.short, {}):
            return self.year.short
        prolonged = self.prolongation(pair)
        to = prolonged.to
        goes_on = prolonged.counts and to is not None and to >= self.year.starts
        return earlier.short if goes_on else self.year.short

    def is_carried(self, pair: Pair) -> bool:
        """Whether a pair goes on by the papers of an earlier school year."""
        return self.home(pair) != self.year.short

    def carried(self, pairs: Iterable[Pair]) -> frozenset[str]:
        """Codes of the pairs that do."""
        return frozenset(pair.code for pair in pairs if self.is_carried(pair))

    def term(self, pair: Pair) -> PairTerm:
        """From when to when, by the directive that names it."""
        home = self.home(pair)
        year = school_year_named(home, self.year) or self.year
        begins = self._named.get(home, {}).get(pair.code)
        return PairTerm(begins, year.ends, self.prolongation(pair))

    def prolongation(self, pair: Pair) -> Prolongation:
        """What counts of it: on the ground that people name, else as far as its signed papers go.

        ст. 351.8 ТК РФ: a term that stands in an additional agreement is prolonged by another one. Where none
        names the pair, mentoring belongs to the position, and the directive is enough.
        """
        typed = pair.prolongation
        if typed.to is None or spaced(typed.ground):
            return typed
        in_contract = any(row.kind == _ADDENDUM and pair.code in row.covers for row in self.rows)
        kinds = (DIRECTIVE_OF_PROLONGATION, ADDENDUM_OF_PROLONGATION)[: 1 + in_contract]
        signed = [row for kind in kinds for row in self._prolonging(pair.code, kind)]
        if len(signed) < len(kinds):
            return typed
        to = min(typed.to, *(row.until or typed.to for row in signed))
        return Prolongation(to, ", ".join(_told_ground(row) for row in signed))

    def remarks(self, pair: Pair) -> tuple[str, ...]:
        """What is wrong with a prolongation or still missing; a later day than the papers have waits for its own."""
        counts = self.prolongation(pair)
        told = counts if counts.to == pair.prolongation.to else pair.prolongation
        return replace(self.term(pair), prolongation=told).remarks()

    def is_named(self, pair: Pair) -> bool:
        """Whether a directive of the year by whose papers it works names a pair: what has no term cannot go on."""
        return pair.code in self._named.get(self.home(pair), {})

    def plan_goes_on(self, pair: Pair) -> bool:
        """Whether a pair goes on by the programme of an earlier school year, which its people signed.

        A signed one is prolonged in itself (its 7.5). One that nobody signed is of a time gone by: the pair is
        asked for that of this year.
        """
        rows = self.of_year(self.home(pair)) if self.is_carried(pair) else ()
        return any((row.kind, row.pair) == (PLAN, pair.code) and row.signed for row in rows)

    def lapsed(self, pair: Pair) -> date | None:
        """The last day of a former school year's term after which the pair was neither prolonged nor begun anew."""
        earlier = self._earlier(pair.code)
        named = pair.code in self._named.get(self.year.short, {})
        if earlier is None or named or self.is_carried(pair):
            return None
        return PairTerm(None, earlier.ends, self.prolongation(pair)).ends

    def years(self, code: str) -> list[str]:
        """The school years whose directives name a pair, in their order."""
        return sorted(year for year, named in self._named.items() if code in named)

    def began(self, pair: Pair) -> date | None:
        """When a pair first began, in whatever school year; None where no paper says so.

        The day of its first directive; where none names it, the first day of the school year of its first paper.
        """
        for year in self.years(pair.code):
            if begins := self._named[year][pair.code]:
                return begins
        first = school_year_named(self._first.get(pair.code, ""), self.year)
        return first.starts if first else None

    def is_older(self, pair: Pair) -> bool:
        """Whether a pair is one of an earlier school year."""
        return self._first.get(pair.code, self.year.short) < self.year.short

    def _prolonging(self, code: str, kind: str) -> Sequence[PaperRow]:
        """The signed paper of a kind that prolongs a pair furthest; one of unknown day goes as far as people say."""
        found = [
            row
            for row in self.rows
            if (row.kind, row.pair) == (kind, code) and row.signed and row.typed_number
        ]
        return sorted(found, key=lambda row: (row.until or date.max, place_of(row.subject)))[-1:]

    def _earlier(self, code: str) -> SchoolYear | None:
        """The last school year before this one whose directive names a pair."""
        before = [year for year in self.years(code) if year < self.year.short]
        return school_year_named(before[-1], self.year) if before else None

    @cached_property
    def _first(self) -> Mapping[str, str]:
        """Pair → the first school year that has a paper about it."""
        found: dict[str, str] = {}
        for row in self.rows:
            for code in filter(None, (row.pair, *row.covers)) if row.year else ():
                found[code] = min(row.year, found.get(code, row.year))
        return found

    @cached_property
    def _by_year(self) -> Mapping[str, Sequence[PaperRow]]:
        found: dict[str, list[PaperRow]] = defaultdict(list)
        for row in self.rows:
            found[row.year].append(row)
        return found

    @cached_property
    def _named(self) -> Mapping[str, Mapping[str, date | None]]:
        """School year → the pairs that its numbered or signed directives name, with the day of the last one."""
        found: dict[str, dict[str, date | None]] = defaultdict(dict)
        directives = [row for row in self.rows if row.kind == PAIRS_DIRECTIVE and row.fixed]
        for row in sorted(directives, key=lambda row: place_of(row.subject)):
            found[row.year] |= dict.fromkeys(row.covers, row.dated)
        return found


def _told_ground(row: PaperRow) -> str:
    name = "приказ" if row.kind == DIRECTIVE_OF_PROLONGATION else "доп. соглашение"
    dated = row.dated or row.signed_on
    return f"{name} {number_sign(row.typed_number)}" + (f" от {short_date(dated)}" if dated else "")
