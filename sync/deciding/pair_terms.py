"""By the papers of which school year each pair works, and from when to when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from programme.pair_term import PairTerm
from programme.pairs import Pair
from programme.school_year import SchoolYear, school_year_named
from sync.records.papers import PaperRow, place_of

PAIRS_DIRECTIVE = "directive_pairs"
"""The directive by which pairs are set up."""


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
        to = pair.prolongation.to
        goes_on = pair.prolongation.counts and to is not None and to >= self.year.starts
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
        return PairTerm(begins, year.ends, pair.prolongation)

    def lapsed(self, pair: Pair) -> date | None:
        """The last day of a former school year's term after which the pair was neither prolonged nor begun anew."""
        earlier = self._earlier(pair.code)
        named = pair.code in self._named.get(self.year.short, {})
        if earlier is None or named or self.is_carried(pair):
            return None
        return PairTerm(None, earlier.ends, pair.prolongation).ends

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
