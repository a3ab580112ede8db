"""Days that people type into cells of the programme's own tabs: whole, or told and not counted."""

import pytest
from paper_world import Garden, garden

CONSENT = ("people", "У-04", "consent_given")
DUE = ("roadmap", "2.1", "confirmed_due")


@pytest.fixture
def begun() -> Garden:
    return garden()


@pytest.mark.parametrize("cell", [CONSENT, DUE], ids=lambda cell: cell[2])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("05.10.26", "впишите дату с полным годом"),
        (14, "впишите дату с полным годом"),
        ("как договоримся", "дата не читается"),
        ("5 октября 2026 г.", ""),
    ],
)
def test_a_day_without_its_whole_year_is_told(
    cell: tuple[str, str, str], typed: object, told: str, begun: Garden
) -> None:
    tab, key, column = cell
    row = key if key in begun.world.tables[tab].keys else f"{key}."

    begun.type(tab, row, **{column: typed}).settled()

    header = begun.world.tables[tab].tab.column(column).header
    assert (
        (f"«{header}»: {told}" in begun.told(tab, row))
        if told
        else "дат" not in begun.told(tab, row)
    )
