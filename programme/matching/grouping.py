"""Groups decided exactly: which mentor leads one, and on which topic, by a constraint solver.

Where branch and bound over networks takes too long, OR-Tools' CP-SAT is asked, level by level, with the whole of
the rules, until a level is no longer proved in its time. Only its choice of branch and its bound are used: the
pairs themselves are solved in the network of that branch, with a certificate. One worker, a fixed seed and a limit
in deterministic time: the same answer on every machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from ortools.sat.python import cp_model

from programme.matching.branching import Couple, Cut, Task
from programme.matching.groups import Leader
from programme.matching.network import Level

MOST_TIME = 2.0
"""Deterministic time of one level; about two seconds."""


@dataclass(frozen=True)
class Grouping:
    """The branch to solve.

    Attributes:
        cut: What it gives up: topics and groups that are not chosen.
        bound: No permitted set is worth more (as ``Optimum.worth``).
    """

    cut: Cut
    bound: tuple[int, ...]


def grouping(task: Task, *, most_time: float = MOST_TIME) -> Grouping | None:
    """The best branch; None where CP-SAT found nothing in its time."""
    model = _Model(task)
    known: list[int] = []
    for level in task.problem.levels:
        value, at_least = model.least(level, most_time)
        if value is None:
            break
        known.append(at_least)
        if at_least < value:
            break
    if not model.solved:
        return None
    rest = (_cheapest(level, task) for level in task.problem.levels[len(known) :])
    return Grouping(model.cut(), tuple(-cost for cost in (*known, *rest)))


def _cheapest(level: Level, task: Task) -> int:
    """No set can cost less: everybody has the cheapest edge, place or nothing."""
    least = np.zeros(task.problem.mentees, dtype=np.int64)
    np.minimum.at(least, task.problem.edge_mentee, level.edge_costs)
    return int(least.sum()) + int(np.minimum(level.place_costs, 0).sum())


class _Model:
    """The assignment with places, groups and two-way pairs, and the solution at hand."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._leaders = [rule for rule in task.rules if isinstance(rule, Leader)]
        self._model = cp_model.CpModel()
        problem = task.problem
        self._edges = [self._model.new_bool_var("") for _ in range(len(problem.edge_mentee))]
        self._places = [self._model.new_bool_var("") for _ in range(len(problem.place_mentor))]
        self._alone = [self._model.new_bool_var("") for _ in range(problem.mentees)]
        self._assign()
        self._topics: Mapping[int, Mapping[str, cp_model.IntVar]] = {
            leader.mentor: self._group(leader) for leader in self._leaders
        }
        for rule in task.rules:
            if isinstance(rule, Couple):
                self._model.add_at_most_one(self._edges[rule.one], self._edges[rule.other])
        self._chosen: frozenset[int] = frozenset()
        self.solved = False

    def least(self, level: Level, most_time: float) -> tuple[int | None, int]:
        """The least cost of a level under those before it, and what it is at least; the solution is kept."""
        terms = self._terms(level)
        if not terms:
            return 0, 0
        cost = sum(factor * var for factor, var in terms)
        self._model.minimize(cost)
        value, at_least = self._solve(most_time)
        self._model.clear_objective()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        if value is not None:
            self._model.add(cost <= value)
        return value, at_least

    def cut(self) -> Cut:
        """The branch in which the solution at hand lies."""
        cut, edges = Cut(), self._chosen
        for leader in self._leaders:
            mine = edges & leader.rows
            if len(mine) <= leader.room:
                cut |= Cut(pairs_only=frozenset({leader.mentor}))
            else:
                joining = next(rows for rows in leader.topics.values() if mine <= rows)
                cut |= Cut(edges=leader.rows - joining)
        for rule in self._task.rules:
            if isinstance(rule, Couple):
                other = rule.other if rule.one in edges else rule.one
                cut |= Cut(edges=frozenset({other}))
        return cut

    def _assign(self) -> None:
        problem, model = self._task.problem, self._model
        of_mentee: list[list[cp_model.IntVar]] = [[] for _ in range(problem.mentees)]
        of_mentor: list[list[cp_model.IntVar]] = [[] for _ in range(problem.mentors)]
        ends = zip(problem.edge_mentee.tolist(), problem.edge_mentor.tolist(), strict=True)
        for var, (mentee, mentor) in zip(self._edges, ends, strict=True):
            of_mentee[mentee].append(var)
            of_mentor[mentor].append(var)
        for alone, edges in zip(self._alone, of_mentee, strict=True):
            model.add_exactly_one(alone, *edges)
        own: list[list[cp_model.IntVar]] = [[] for _ in range(problem.mentors)]
        for var, mentor in zip(self._places, problem.place_mentor.tolist(), strict=True):
            own[mentor].append(var)
        for edges, places in zip(of_mentor, own, strict=True):
            model.add(sum(edges) == sum(places))
            for first, second in pairwise(places):
                model.add_implication(second, first)

    def _group(self, leader: Leader) -> Mapping[str, cp_model.IntVar]:
        """A place beyond those for pairs needs a topic, which all of the mentor's mentees then have."""
        topics = {topic: self._model.new_bool_var("") for topic in leader.topics}
        beyond = np.flatnonzero(
            self._task.beyond_pairs & (self._task.problem.place_mentor == leader.mentor)
        )
        for place in beyond.tolist():
            self._model.add_bool_or(~self._places[place], *topics.values())
        for topic, var in topics.items():
            for edge in sorted(leader.rows - leader.topics[topic]):
                self._model.add_implication(var, ~self._edges[edge])
        return topics

    def _terms(self, level: Level) -> list[tuple[int, cp_model.IntVar]]:
        costs = (
            *zip(level.edge_costs.tolist(), self._edges, strict=True),
            *zip(level.place_costs.tolist(), self._places, strict=True),
            *((level.alone_cost, var) for var in self._alone),
        )
        return [(cost, var) for cost, var in costs if cost]

    def _solve(self, most_time: float) -> tuple[int | None, int]:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = most_time
        status = solver.solve(self._model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return None, 0
        self._chosen = frozenset(
            n for n, var in enumerate(self._edges) if solver.boolean_value(var)
        )
        self.solved = True
        self._hint(solver)
        return round(solver.objective_value), round(solver.best_objective_bound)

    def _hint(self, solver: cp_model.CpSolver) -> None:
        self._model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        for var in (*self._edges, *self._places, *self._alone):
            self._model.add_hint(var, solver.boolean_value(var))
