"""Plans of pairs: rows proposed once for every pair that stands, then kept by people."""

from collections.abc import Iterator
from dataclasses import replace

from generators.workbook.plan_items import PLAN_ITEMS
from programme.papers.planning import Step
from programme.papers.topics import common_topics
from programme.people import MenteeProfile, MentorProfile
from programme.registers.plan_items import cells_of, proposed_steps
from programme.russian.codes import make_code
from programme.russian.letters import lower_first
from sync.deciding.intake import People
from sync.deciding.register_codes import LAST, with_codes
from sync.deciding.register_rows import RegisterDesk, Registers, decided_rows
from sync.records.plan_items import plan_items
from sync.records.register_reading import Reading
from sync.tables import Table

PREFIX = "ПЛ"
PROPOSED = "plan "
"""How the memory names a pair whose plan has been proposed: «plan П-05» → «2026-27»."""


def plans(desk: RegisterDesk, people: People, reading: Reading) -> Registers:
    """«Планы пар» as it should be."""
    table, last = with_codes(desk.world.tables[PLAN_ITEMS.key], PREFIX, desk.memory)
    if not table.whole:
        return Registers()
    new = list(_unplanned(desk, table, reading))
    for pair in new:
        for cells in cells_of(pair, _steps(desk, people, pair)):
            last += 1
            table = table.appended(make_code(PREFIX, last), cells)
    decided = decided_rows(desk, table, lambda rows: plan_items(rows, reading))
    year = desk.world.year.short
    memory = {f"{PROPOSED}{pair}": year for pair in new} | (
        {f"{LAST}{PREFIX}": str(last)} if last else {}
    )
    return replace(decided, memory=memory)


def _unplanned(desk: RegisterDesk, table: Table, reading: Reading) -> Iterator[str]:
    """Pairs that stand and for which nothing has been proposed this year, nor have people begun by themselves."""
    year = desk.world.year
    items, _ = plan_items(table, reading)
    begun = {item.pair for item in items.values() if item.on is None or item.on >= year.starts}
    for pair in desk.company.standing_pairs:
        known = desk.memory.get(f"{PROPOSED}{pair}") == year.short
        if not known and pair not in begun and desk.world.today <= year.ends:
            yield pair


def _steps(desk: RegisterDesk, people: People, pair: str) -> tuple[Step, ...]:
    mentor, mentee = desk.company.pairs[pair]
    asks = people.mentees.get(mentee, MenteeProfile())
    offers = people.mentors.get(mentor, MentorProfile())
    texts = {c.key: c.text for c in desk.world.configuration.competencies}
    topics = [lower_first(texts[key]) for key in common_topics(asks, offers)]
    return proposed_steps(topics, desk.world.year, desk.world.today)
