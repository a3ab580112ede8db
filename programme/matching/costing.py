"""What an exchange means for the whole, in Russian words; codes only."""

from collections.abc import Iterable, Sequence

from programme.matching.considering import Considered
from programme.matching.exchange import NEWCOMER, NOBODY, Costs, Exchange
from programme.matching.network import Level
from programme.russian.numbers import counted

NOTHING_LOST = "весь набор не теряет ничего"


def lost(levels: Sequence[Level], costs: Costs) -> list[str]:
    """What the whole loses (or wins) on each level that changes, the weightiest first.

    Nearness to the last proposal is told only where nothing else changes.
    """
    told = [_words(level.name, cost) for level, cost in zip(levels, costs, strict=True) if cost]
    return told[:-1] if len(told) > 1 and levels[-1].name == "nearness" and costs[-1] else told


def _words(level: str, cost: int) -> str:
    amount, more = abs(cost), cost > 0
    if level == "coverage":
        people = counted(amount, "человека", "человека", "человек")
        return f"без наставника на {people} {'больше' if more else 'меньше'}"
    if level == "groups":
        people = counted(amount, "человека", "человека", "человек")
        return f"в группах на {people} {'больше' if more else 'меньше'}"
    if level == "reserve":
        return f"пар с наставником из резерва на {amount} {'больше' if more else 'меньше'}"
    if level == "nearness":
        return f"прежних пар на {amount} {'меньше' if more else 'больше'}"
    return f"{'−' if more else '+'}{amount} ({level})"


def told(considered: Considered, exchange: Exchange, *, cause: bool = False) -> str:
    """An exchange in one phrase: what it costs, and who moves because of it.

    Args:
        considered: Names the people and the levels.
        exchange: What would change.
        cause: Whether the first move is told too, which the reader otherwise knows already.
    """
    costs = ", ".join(lost(considered.task.problem.levels, exchange.costs))
    moves = exchange.moves if cause else exchange.moves[1:]
    whole = f"весь набор: {costs}" if costs else NOTHING_LOST
    return "; ".join([whole, *_moves(considered, moves)])


def _moves(considered: Considered, moves: Iterable[tuple[int, int, int]]) -> Iterable[str]:
    mentees, mentors = considered.found.sides.mentees, considered.found.sides.mentors
    for mentee, before, after in moves:
        code = mentees[mentee]
        if after == NOBODY:
            yield f"{code} остаётся без наставника (сейчас {mentors[before]})"
        elif after == NEWCOMER:
            yield f"{code} {'получает нового наставника' if before == NOBODY else 'переходит к новому наставнику'}"
        elif before == NOBODY:
            yield f"{code} получает наставника {mentors[after]}"
        else:
            yield f"{code}: вместо {mentors[before]} — {mentors[after]}"


def keeps_rules(considered: Considered, exchange: Exchange) -> bool:
    """Whether the set after an exchange keeps the rules between pairs."""
    task = considered.task
    if not task.rules:
        return True
    chosen = set(considered.choice.edges)
    for mentee, before, after in exchange.moves:
        chosen.discard(considered.row.get((mentee, before), -1))
        chosen |= {considered.row[mentee, after]} if (mentee, after) in considered.row else set()
    return not task.broken(frozenset(chosen))
