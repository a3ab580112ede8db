"""Rows of the sheet as lines: what is a section there, and what people may call a number."""

import pytest

from generators.workbook.registers import ROADMAP
from sync.records.roadmap import roadmap_lines
from sync.tables import Row, Table

ROWS = [
    # number, timeframe, section
    ("1", "", True),
    ("1.1.", "", True),
    ("1.1.1.", "май", False),
    ("1.1.2", "", False),
    ("1.2.", "", False),
    ("2.", "", True),
    ("2.1", "июнь", False),
    ("2.1.1", "июнь", False),
    ("", "", True),
]


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_a_heading_is_a_number_that_others_go_on_from(place: int) -> None:
    rows = tuple(
        Row(
            number or f"#{n}", n, {"number": number, "title": f"Строка {n}", "timeframe": timeframe}
        )
        for n, (number, timeframe, _) in enumerate(ROWS)
    )
    lines = roadmap_lines(Table(ROADMAP, ROADMAP.title, {}, rows))

    assert lines[place][1].is_section == ROWS[place][2]
