"""From rules to a problem: the table of permitted pairs, and the levels of the objective."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from programme.matching.answers import may_teach_each_other
from programme.matching.network import IntArray, Level, Mask, Problem
from programme.matching.objective import LOAD, caption, load_cost
from programme.matching.order import code_order
from programme.matching.pool import shown_pairs
from programme.matching.rules import Rules
from programme.matching.score import Sides, rows_of, with_scores
from programme.people import Readiness


@dataclass(frozen=True)
class Candidates:
    """Every permitted pair with its score.

    Attributes:
        sides: The people behind the numbers.
        table: One row a pair: ``mentee``, ``mentor``, a column a part, ``score``, ``reserve``, ``shown``.
    """

    sides: Sides
    table: pd.DataFrame

    def pairs(self, rows: Iterable[int]) -> list[tuple[str, str]]:
        """(mentor, mentee) of some rows; rows stand by the mentee's code, then by the mentor's."""
        chosen = np.array(list(rows), dtype=np.int64)
        numbers = (self.table[side].to_numpy()[chosen].tolist() for side in ("mentor", "mentee"))
        mentors, mentees = self.sides.mentors, self.sides.mentees
        return [(mentors[o], mentees[e]) for o, e in zip(*numbers, strict=True)]


def candidates(rules: Rules) -> Candidates:
    """The permitted pairs of mentees without a fixed mentor and mentors, places apart."""
    pool = rules.pool
    cared_for = {mentee for _, mentee in rules.fixed}
    sides = Sides(
        mentees=_by_code(
            code for code in pool.mentees if code not in cared_for and not rules.mentee_bars(code)
        ),
        mentors=_by_code(
            # Also who has no place left: what one more would bring is worth knowing.
            code
            for code in pool.mentors
            if not rules.mentor_bars(code)
        ),
    )
    pairs = _permitted(sides, rules.barred_pairs())
    table = with_scores(pairs, sides, pool, rules.settings)
    reserve = [pool.mentor(code).readiness is Readiness.RESERVE for code in sides.mentors]
    table = table.assign(
        reserve=np.array(reserve, dtype=np.int32)[table["mentor"]],
        shown=_marked(table, sides, shown_pairs(pool)).astype(np.int32),
    )
    return Candidates(sides, table)


def problem_of(found: Candidates, rules: Rules, beyond: Mapping[int, int] | None = None) -> Problem:
    """The assignment problem: coverage, groups, reserve, the levels of the order, nearness.

    Ties follow by themselves.

    Args:
        found: The candidates.
        rules: Places and weights.
        beyond: For mentors by number, how many places more a group has; they come last of a mentor's.
    """
    table, mentors = found.table, found.sides.mentors
    place_mentor, place_cost, is_beyond = _places(mentors, rules, beyond or {})
    nothing, no_cost = np.zeros(len(table), dtype=np.int64), np.zeros_like(place_cost)
    ordered = (
        Level(caption(level), _points_lost(table, level), place_cost if LOAD in level else no_cost)
        for level in rules.settings.order
    )
    return Problem(
        mentees=len(found.sides.mentees),
        mentors=len(mentors),
        edge_mentee=_column(table, "mentee"),
        edge_mentor=_column(table, "mentor"),
        place_mentor=place_mentor,
        levels=(
            Level("coverage", nothing, no_cost, alone_cost=1),
            Level("groups", nothing, is_beyond),
            Level("reserve", _column(table, "reserve"), no_cost),
            *ordered,
            Level("nearness", -_column(table, "shown"), no_cost),
        ),
    )


def _points_lost(table: pd.DataFrame, level: Sequence[str]) -> IntArray:
    parts = [part for part in level if part != LOAD]
    return -table[parts].sum(axis="columns").to_numpy(dtype=np.int64)


def one_way_only(found: Candidates, rules: Rules) -> list[tuple[int, int]]:
    """Couples of rows, A mentors B and B mentors A, of which at most one may be chosen."""
    sides = found.sides
    both = set(sides.mentees) & set(sides.mentors)
    if not both:
        return []
    mentee, mentor = (found.table[side].to_numpy() for side in ("mentee", "mentor"))
    learns, teaches = (
        np.array([code in both for code in codes]) for codes in (sides.mentees, sides.mentors)
    )
    rows = np.flatnonzero(learns[mentee] & teaches[mentor])
    pairs = [
        (sides.mentors[teacher], sides.mentees[learner])
        for learner, teacher in zip(mentee[rows].tolist(), mentor[rows].tolist(), strict=True)
    ]
    opposite = rows_of(found.table, sides, [pair[::-1] for pair in pairs])
    return [
        (row, other)
        for row, other, pair in zip(rows.tolist(), opposite.tolist(), pairs, strict=True)
        if row < other and not may_teach_each_other(rules.pool, *pair)
    ]


def _by_code(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=code_order))


def _permitted(sides: Sides, barred: frozenset[tuple[str, str]]) -> pd.DataFrame:
    """Every pair but the ``barred`` (mentor, mentee), by mentee and mentor."""
    mentees, mentors = len(sides.mentees), len(sides.mentors)
    pairs = pd.DataFrame(
        {
            "mentee": np.repeat(np.arange(mentees, dtype=np.int32), mentors),
            "mentor": np.tile(np.arange(mentors, dtype=np.int32), mentees),
        },
        copy=False,
    )
    stays = ~_marked(pairs, sides, barred)
    return pairs if stays.all() else pairs[stays].reset_index(drop=True)


def _marked(pairs: pd.DataFrame, sides: Sides, named: frozenset[tuple[str, str]]) -> Mask:
    """Which rows are among the ``named`` (mentor, mentee)."""
    rows = rows_of(pairs, sides, named)
    marked = np.zeros(len(pairs), dtype=np.bool_)
    marked[rows[rows >= 0]] = True
    return marked


def _places(
    mentors: Sequence[str], rules: Rules, beyond: Mapping[int, int]
) -> tuple[IntArray, IntArray, IntArray]:
    """Every free place: whose it is, what using it adds to the cost of load, and whether it needs a group."""
    weight = rules.settings.weight_load
    places = [
        (number, load_cost(load + 1, weight) - load_cost(load, weight), load >= room)
        for number, code in enumerate(mentors)
        for room in (max(rules.places(code), rules.taken(code)),)
        for load in range(rules.taken(code), room + beyond.get(number, 0))
    ]
    table = np.array(places, dtype=np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def _column(table: pd.DataFrame, name: str) -> IntArray:
    return table[name].to_numpy(dtype=np.int64)
