"""How far the pairs' plans are: counted from «Планы пар» as the programme last told of each row."""

from collections import defaultdict
from collections.abc import Mapping

from generators.workbook.plan_items import PLAN_ITEMS
from programme.monitoring.figures import Share
from programme.registers.plan_items import Doing
from programme.russian.codes import parse_code
from sync.world import World

_COUNTED = (Doing.PLANNED.value, Doing.DONE.value, Doing.LATE.value)
"""States of what a pair at work has planned; rows without a pair or of a pair that is over don't count."""


def plans_of(world: World) -> Mapping[str, Share]:
    """Pair → what is done of all it planned; pairs without a plan are absent."""
    states: dict[str, list[str]] = defaultdict(list)
    for row in world.tables[PLAN_ITEMS.key].rows:
        pair, state = parse_code(row.text("pair")), row.text("standing")
        if pair and state in _COUNTED:
            states[pair].append(state)
    return {pair: Share(told.count(Doing.DONE.value), len(told)) for pair, told in states.items()}
