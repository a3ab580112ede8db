"""Each migration as a value: what it changes, what it leaves alone, and that it may be met twice."""

from copy import deepcopy
from typing import Any

import pytest

from generators.workbook.migrations.migration import Migration, upgrade
from generators.workbook.migrations.registry import FIRST, MIGRATIONS, NEWEST
from generators.workbook.migrations.sheets import id_made_of
from sync.records.memory import schema_of

SECTIONS = "Сколько выполнено по разделам дорожной карты"
MOODS = "Довольны ли наставники участием"
VIEW = "Ждут проверки или срока"
SOURCE = {"sourceRange": {"sources": [{"sheetId": 1023, "startRowIndex": 3, "endRowIndex": 6}]}}


def sheet(sheet_id: int, *rows: list[str], **parts: Any) -> dict[str, Any]:
    lines = [{"values": [{"userEnteredValue": {"stringValue": t}} for t in row]} for row in rows]
    return {"properties": {"sheetId": sheet_id}, "data": [{"rowData": lines}], **parts}


def chart(title: str, *, drawn: str = "basicChart", known: str = "") -> dict[str, Any]:
    drawing: dict[str, Any] = (
        {"domain": SOURCE, "series": SOURCE} if drawn == "pieChart" else {"series": []}
    )
    spec = {"title": title, "backgroundColor": {"red": 1}, drawn: drawing}
    return {"chartId": id_made_of(1028, f"chart: {known or title}"), "spec": spec}


def old() -> dict[str, Any]:
    view = {"filterViewId": id_made_of(1003, f"view: {VIEW}"), "title": VIEW}
    return {
        "sheets": [
            sheet(1000, ["Просьба", "Что"], ["", "Что это"], ["", "Шаг 6. Соглашения"]),
            sheet(1005, ["Ключ", "  пара ", "Вид"], ["k", "Пара", "Пара"]),
            sheet(1003, ["Код пары"], filterViews=[view, {"filterViewId": 1, "title": "Моё"}]),
            sheet(1028, ["Показатель"], charts=[chart(SECTIONS), chart(MOODS, drawn="pieChart")]),
        ]
    }


def test_all_that_was_renamed_and_redrawn_is_told_in_order_and_nothing_twice() -> None:
    before = old()

    way = upgrade(before, FIRST, MIGRATIONS)

    assert before == old()  # a value in, a value out
    assert [change.told for step in way.steps for change in step.changes] == [
        "«Документы», B1: «  пара » → «О ком»",
        "«Начните здесь», B3: «Шаг 6. Соглашения» → «Шаг 6. Документы»",
        f"«Пары»: прежнее представление «{VIEW}» убирается",
        f"Диаграмма «{SECTIONS}» → «Выполнено по разделам из строк с наступившим сроком»",
        f"Диаграмма «{MOODS}»: круг → полосы",
    ]
    assert len(way.requests) == 5
    assert upgrade(way.resource, FIRST, MIGRATIONS).steps == ()


def test_whatever_version_a_spreadsheet_is_of_it_only_meets_what_is_ahead() -> None:
    for number in range(FIRST, NEWEST + 1):
        way = upgrade(old(), number, MIGRATIONS)
        assert [step.migration.number for step in way.steps] == list(range(number + 1, NEWEST + 1))
        assert bool(way.blocking) == (number < 2)


def test_numbers_follow_one_another_without_a_gap() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(FIRST + 1, NEWEST + 1))


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda m: str(m.number))
def test_a_migration_finds_nothing_to_do_in_an_empty_spreadsheet(migration: Migration) -> None:
    bare = {"sheets": [{"properties": {"sheetId": n}} for n in (1000, 1003, 1005, 1028)]}

    assert migration.changes({}) == ()
    assert migration.changes(bare) == ()


def test_what_people_have_made_of_it_stays() -> None:
    theirs = old()
    start, papers, pairs, charts = theirs["sheets"]
    papers["data"] = sheet(1005, ["Ключ", "Пара", "О ком"])["data"]  # a column of their own
    start["data"] = sheet(1000, ["Что"], ["Шаг 6. Документы"], ["Шаг 6. Соглашения"])["data"]
    pairs["filterViews"][0]["title"] = "Мои ждут"
    charts["charts"][0]["spec"]["title"] = "Как идут дела"
    charts["charts"][1]["spec"] = {"title": "Настроение", "basicChart": {}}
    kept = deepcopy(theirs)

    way = upgrade(theirs, FIRST, MIGRATIONS)

    assert way.steps == ()
    assert way.resource == kept


def test_bars_are_drawn_of_the_cells_that_the_circle_showed_with_its_looks() -> None:
    way = upgrade(old(), 5, MIGRATIONS)

    (redrawn,) = [chart["spec"] for chart in way.resource["sheets"][3]["charts"][1:]]

    assert redrawn["title"] == MOODS
    assert redrawn["backgroundColor"] == {"red": 1}
    assert "pieChart" not in redrawn
    assert redrawn["basicChart"]["domains"] == [{"domain": SOURCE}]
    assert redrawn["basicChart"]["series"][0]["series"] == SOURCE


@pytest.mark.parametrize(
    ("noted", "is_of"),
    [({}, 1), ({"schema": "4"}, 4), ({"schema": "шесть"}, 1), ({"schema": "0"}, 1)],
)
def test_a_version_that_is_not_noted_or_not_legible_is_the_first(
    noted: dict[str, str], is_of: int
) -> None:
    assert schema_of(noted) == is_of
