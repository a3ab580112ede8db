"""From people to a choice: the rules, the candidates, and the best or the stable set of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from config.matching_settings import MatchingSettings, Mode
from programme.matching.branching import Choice, Couple, Task
from programme.matching.candidates import Candidates, candidates, one_way_only, problem_of
from programme.matching.choosing import SOLVED_EDGES, choose
from programme.matching.groups import MOST_EDGES, leaders
from programme.matching.pool import Pool
from programme.matching.proposal import Proof
from programme.matching.rules import Rules
from programme.matching.stability import Preferences, choose_stable

OTHER: Mapping[Mode, Mode] = {"best": "stable", "stable": "best"}
"""To each way the one it is compared with."""


@dataclass(frozen=True)
class Considered:
    """What was chosen, and what it was chosen from.

    Attributes:
        rules: The hard rules over the people.
        found: Everybody who may be paired with whom.
        task: The assignment with its rules between pairs.
        choice: The edges, in the way the configuration asks for.
        weighs_groups: Whether groups were tried; not in a crowd.
    """

    rules: Rules
    found: Candidates
    task: Task
    choice: Choice
    weighs_groups: bool

    @cached_property
    def row(self) -> Mapping[tuple[int, int], int]:
        """(mentee, mentor) by number → the row of the candidate pair."""
        ends = (self.found.table[side].tolist() for side in ("mentee", "mentor"))
        return {pair: row for row, pair in enumerate(zip(*ends, strict=True))}

    @cached_property
    def preferences(self) -> Preferences:
        """What each side of each candidate pair would like."""
        return Preferences.of(self.found.table)

    @cached_property
    def seeking(self) -> frozenset[str]:
        """Mentees who look for a mentor: nothing bars them, and nobody is fixed for them."""
        return frozenset(self.found.sides.mentees)

    @property
    def everybody(self) -> int:
        """How many mentees look for a mentor or have a fixed one."""
        return len(self.seeking | {mentee for _, mentee in self.rules.fixed})

    def in_mode(self, mode: Mode) -> Choice:
        """What the way asked for, or the other one, chooses."""
        return self.choice if mode == self.rules.settings.mode else self._other

    @cached_property
    def _other(self) -> Choice:
        mode = OTHER[self.rules.settings.mode]
        return _chosen(mode, self.task, self.found, weighs_groups=self.weighs_groups)

    @property
    def at_best(self) -> "Considered":
        """The same as if the best set had been asked for."""
        settings = self.rules.settings.model_copy(update={"mode": "best"})
        rules = replace(self.rules, settings=settings)
        return replace(self, rules=rules, choice=self.in_mode("best"))

    def pairs(self, choice: Choice) -> frozenset[tuple[str, str]]:
        """The (mentor, mentee) of a choice, the fixed ones among them."""
        return self.rules.fixed.union(self.found.pairs(choice.edges))


def consider(pool: Pool, settings: MatchingSettings, *, work: int = SOLVED_EDGES) -> Considered:
    """Choose in the way that the configuration asks for.

    Args:
        pool: The people.
        settings: Weights and limits.
        work: See ``choose``.

    Raises:
        SolverFailureError: No verified answer; the text is for staff, the last proposal must stay.
    """
    rules = Rules.over(pool, settings)
    found = candidates(rules)
    few = len(found.table) <= MOST_EDGES
    ready = leaders(found, rules) if few else ()
    problem = problem_of(found, rules, {leader.mentor: leader.beyond for leader in ready})
    couples = [Couple(*rows) for rows in one_way_only(found, rules)]
    beyond = next(level for level in problem.levels if level.name == "groups").place_costs > 0
    task = Task(problem, beyond, (*couples, *ready))
    weighs_groups = few or not any(rules.group_limit(code) for code in found.sides.mentors)
    choice = _chosen(settings.mode, task, found, weighs_groups=weighs_groups, work=work)
    return Considered(rules, found, task, choice, weighs_groups)


def _chosen(
    mode: Mode, task: Task, found: Candidates, *, weighs_groups: bool, work: int = SOLVED_EDGES
) -> Choice:
    if mode == "stable":
        return choose_stable(task, Preferences.of(found.table))
    choice = choose(task, work=work)
    if choice.proof is Proof.WHOLE and not weighs_groups and _somebody_is_alone(task, choice):
        return replace(choice, proof=Proof.PAIRS)
    return choice


def _somebody_is_alone(task: Task, choice: Choice) -> bool:
    """Where nobody is, groups could help nobody."""
    could = np.unique(task.problem.edge_mentee)
    return len(could) > len(choice.edges)
