"""The whole decision: what was read → what should be."""

from collections.abc import Iterable
from dataclasses import replace

from generators.workbook.declension import DECLENSION
from generators.workbook.tabs import ADDED_LATER, TELLING
from programme.findings import Finding
from programme.matching.matching import match
from sync.deciding.one_round import one_round
from sync.deciding.overview import finding_list, joined, unasked
from sync.deciding.pairing import Matched, Matcher
from sync.deciding.remarks import titled
from sync.deciding.turning import turned
from sync.keys import keys_given_back
from sync.records.competencies import with_list
from sync.records.declension import CORRECTED
from sync.records.memory import LIFE, service
from sync.world import ChoiceUpdate, Decided, World

SETTLING_ROUNDS = 5
"""Rounds after which a decision must have settled; it takes two, three when people and pairs are new."""


def decide(world: World, matcher: Matcher = match) -> Decided:
    """Decide until nothing changes any more, so that the next run has nothing left to do.

    Args:
        world: What was read.
        matcher: How pairs are found; the shell gives one that keeps a time.

    Raises:
        RuntimeError: The decision doesn't settle: an error of the programme.
    """
    if broken := _broken_tabs(world):
        return _only_remarks(world, broken)
    world = turned(replace(keys_given_back(world), remembered=service(world.tables["service"])))
    choices: dict[str, ChoiceUpdate] = {}
    matched: Matched | None = None
    for _ in range(SETTLING_ROUNDS):
        world = replace(world, configuration=with_list(world.configuration, world.tables))
        decided, matched = one_round(world, matched, matcher)
        choices |= {u.questionnaire: joined(u, choices) for u in decided.choices}
        if decided.tables == world.tables:
            return replace(decided, choices=tuple(choices.values()))
        world = replace(world, tables=decided.tables)
    raise RuntimeError("the decision does not settle")


def _broken_tabs(world: World) -> list[str]:
    """Tabs whose missing columns or absence would make people's words invisible to a decision."""
    names = {name for name, table in world.tables.items() if not table.whole} - TELLING
    if world.tables[DECLENSION.key].missing and not service(world.tables["service"]).get(CORRECTED):
        # A spreadsheet made before there was such a tab, or one where nothing was corrected.
        names.discard(DECLENSION.key)
    # Made before there was such a tab: nothing has been typed there.
    names -= {name for name in ADDED_LATER if world.tables[name].missing}
    names -= unasked(world)
    if world.tables["pairs"].lacking and service(world.tables["service"]).get(LIFE):
        # People have used these columns: without them a meeting would count as a pair.
        names.add("pairs")
    return [name for name in world.tables if name in names]


def _only_remarks(world: World, broken: Iterable[str]) -> Decided:
    """Nothing is decided on half a register; the remarks say what to bring back."""
    titles = ", ".join(f"«{world.tables[name].title}»" for name in broken)
    stop = Finding(
        "", "", f"Решения не принимаются, пока не восстановлены вкладки и столбцы: {titles}."
    )
    findings = tuple(sorted({*world.findings, stop}))
    tables = dict(world.tables)
    if tables["findings"].whole:
        tables["findings"] = finding_list(tables["findings"], titled(findings, tables))
    return Decided(tables, (), (), findings)
