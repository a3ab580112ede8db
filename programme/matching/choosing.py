"""The best set that keeps the rules between pairs, and what is proved of it."""

from programme.matching.branching import Branch, Choice, Cut, Search, Task
from programme.matching.grouping import grouping
from programme.matching.proposal import Proof

SOLVED_EDGES = 5_000_000
"""How many edges all branches together may have; a limit in work done, so no clock decides the result."""
EDGES_OF_A_SOLVE = 20_000
"""A solve costs as much as so many edges before the first one."""


def choose(task: Task, *, work: int = SOLVED_EDGES) -> Choice:
    """The best edges that keep every rule between pairs.

    Branch and bound first. Where it takes too long, the best of what its descent, CP-SAT's choice of groups,
    and pairs alone give; then nothing may be proved but a bound.

    Args:
        task: What to solve.
        work: How many edges all branches together may have before the search is cut short; with less than
            ``SOLVED_EDGES`` CP-SAT is not asked.

    Raises:
        SolverFailureError: No answer that could be verified.
    """
    limit = max(1, work // (len(task.problem.edge_mentee) + EDGES_OF_A_SOLVE))
    search = Search(task)
    if found := search.run(limit):
        return _choice(found, found.optimum.worth, Proof.WHOLE)
    hasty = search.descend(limit)
    if not task.beyond_pairs.any():
        return _choice(hasty, search.bound, Proof.NONE)
    return _with_groups(task, hasty, search.bound, limit, ask=work >= SOLVED_EDGES)


def _with_groups(
    task: Task, hasty: Branch, bound: tuple[int, ...], limit: int, *, ask: bool
) -> Choice:
    led = grouping(task) if ask else None
    branches = [hasty, _within(task, _pairs_only(task), limit)]
    if led:
        branches.append(_within(task, led.cut, limit))
        bound = min(bound, led.bound)
    return _choice(min(branches), bound, Proof.NONE)


def _within(task: Task, cut: Cut, limit: int) -> Branch:
    search = Search(task, cut)
    return search.run(limit) or search.descend(limit)


def _pairs_only(task: Task) -> Cut:
    return Cut(pairs_only=frozenset(task.problem.place_mentor[task.beyond_pairs].tolist()))


def _choice(branch: Branch, bound: tuple[int, ...], proof: Proof) -> Choice:
    worth = branch.optimum.worth
    if worth == bound:
        proof = Proof.WHOLE
    return Choice(tuple(branch.optimum.edges.tolist()), worth, bound, proof, branch.cut)
