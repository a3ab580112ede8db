"""A spreadsheet made before there was «Нерабочие дни» is decided on all the same."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from config.loading import load
from generators.workbook.days import DAYS
from generators.workbook.tabs import all_tabs
from programme.school_year import school_year_of
from sync.deciding.decide import decide
from sync.setup.content import first_contents
from sync.tables import Table
from sync.world import World


def empty_world() -> World:
    """A spreadsheet with nothing in it but what ``init`` writes."""
    known = load(Path(__file__).parents[2] / "config" / "organisation.yaml")
    tables = {
        tab.key: Table(tab, tab.title, {c.key: n for n, c in enumerate(tab.columns)})
        for tab in all_tabs(known)
    }
    today = date(2026, 10, 1)
    filled = first_contents(tables, known, (), school_year_of(today), {})
    return World(known, today, filled, (), {}, {}, "http://127.0.0.1/s")


def test_a_spreadsheet_without_the_tab_is_still_decided_on() -> None:
    world = empty_world()
    missing = Table(DAYS, DAYS.title, {}, whole=False, missing=True)
    without = replace(world, tables={**world.tables, DAYS.key: missing})
    decided = decide(without)
    assert not [f for f in decided.findings if "Решения не принимаются" in f.text]
    assert decided.tables[DAYS.key] == missing
    headless = Table(DAYS, DAYS.title, {"date": 0}, whole=False)
    stopped = decide(replace(world, tables={**world.tables, DAYS.key: headless}))
    assert [f for f in stopped.findings if "Решения не принимаются" in f.text]
