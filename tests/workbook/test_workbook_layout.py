"""What a missing tab is made of, and what a standing one gets back."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_examples import CONFIGURATION, EDITORS, TABS, Json, KeptSheet, only

from generators.workbook.columns import Kind, Owner, Protection, Tab
from generators.workbook.headers import normal_header
from generators.workbook.layout import repair_requests, spreadsheet_requests, tab_requests
from generators.workbook.pairs import PAIRS
from generators.workbook.palette import LEGEND
from generators.workbook.registers import PEOPLE_TAB, ROADMAP, people_tab

every_tab = pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.key)


def made(tab: Tab) -> list[Json]:
    return tab_requests(tab, 3, CONFIGURATION, editors=EDITORS)


def repaired(tab: Tab, kept: KeptSheet) -> list[Json]:
    return repair_requests(tab, kept.sheet, kept.headers, CONFIGURATION, editors=EDITORS)


def columns_of(cells: Json) -> range:
    return range(cells["startColumnIndex"], cells["endColumnIndex"])


@every_tab
def test_headers_of_a_tab_differ_to_the_eye(tab: Tab) -> None:
    headers = [normal_header(column.header) for column in tab.columns]
    assert len(set(headers)) == len(headers)
    assert all(headers)


@every_tab
def test_columns_of_a_tab_differ_in_code(tab: Tab) -> None:
    assert len({column.key for column in tab.columns}) == len(tab.columns)
    assert not tab.key_column or tab.column(tab.key_column)


@every_tab
def test_the_grid_is_as_wide_as_the_tab_with_its_charts_and_its_header_stays_in_sight(
    tab: Tab,
) -> None:
    (properties,) = (body["properties"] for body in only(made(tab), "addSheet"))
    grid = properties["gridProperties"]
    room = max((chart.offset + 5 for chart in tab.charts), default=0)
    assert grid["columnCount"] == len(tab.columns) + room
    assert grid["frozenRowCount"] == 1
    assert grid["frozenColumnCount"] < len(tab.columns)
    assert (properties["sheetId"], properties["index"]) == (tab.sheet_id, 3)
    assert properties["hidden"] is tab.hidden


@every_tab
def test_headers_are_typed_texts_with_a_note_that_names_the_owner(tab: Tab) -> None:
    (header,) = only(made(tab), "updateCells")
    cells = header["rows"][0]["values"]
    assert [cell["userEnteredValue"] for cell in cells] == [
        {"stringValue": column.header} for column in tab.columns
    ]
    for cell, column in zip(cells, tab.columns, strict=True):
        assert ("Заполняете Вы" in cell["note"]) is (column.owner is Owner.PEOPLE)
        assert cell["userEnteredFormat"]["textFormat"] == {"bold": True}


@every_tab
def test_every_column_has_a_width_and_a_look_for_rows_to_come(tab: Tab) -> None:
    widths = only(made(tab), "updateDimensionProperties")
    covered = chain.from_iterable(
        range(body["range"]["startIndex"], body["range"]["endIndex"]) for body in widths
    )
    assert sorted(covered) == list(range(len(tab.columns)))
    looks = only(made(tab), "repeatCell")
    assert sorted(chain.from_iterable(columns_of(body["range"]) for body in looks)) == list(
        range(len(tab.columns))
    )
    for body in looks:
        assert body["range"]["startRowIndex"] == 1
        assert "endRowIndex" not in body["range"]


def test_text_typed_by_people_stays_text() -> None:
    looks = only(made(ROADMAP), "repeatCell")
    number = next(body for body in looks if 0 in columns_of(body["range"]))
    assert number["cell"]["userEnteredFormat"]["numberFormat"]["type"] == "TEXT"


def test_people_and_programme_have_colours_of_their_own() -> None:
    looks = only(made(PEOPLE_TAB), "repeatCell")
    by_owner: dict[Owner, set[str]] = {Owner.PEOPLE: set(), Owner.PROGRAMME: set()}
    for body in looks:
        colour = body["cell"]["userEnteredFormat"]["backgroundColorStyle"]["rgbColor"]
        for place in columns_of(body["range"]):
            by_owner[PEOPLE_TAB.columns[place].owner].add(str(colour))
    assert [len(colours) for colours in by_owner.values()] == [1, 1]
    assert by_owner[Owner.PEOPLE] != by_owner[Owner.PROGRAMME]
    assert len(LEGEND) == len(Owner)


def test_a_closed_list_refuses_other_words_and_one_of_the_configuration_does_not() -> None:
    rules = {
        body["range"]["startColumnIndex"]: body["rule"]
        for body in only(made(PEOPLE_TAB), "setDataValidation")
    }
    gender = rules[[column.key for column in PEOPLE_TAB.columns].index("gender")]
    position = rules[[column.key for column in PEOPLE_TAB.columns].index("position")]
    assert gender["strict"]
    assert [value["userEnteredValue"] for value in gender["condition"]["values"]] == [
        "женский",
        "мужской",
    ]
    assert not position["strict"]
    assert {"userEnteredValue": "воспитатель"} in position["condition"]["values"]
    assert all(rule["showCustomUi"] for rule in rules.values())


def test_the_personal_link_is_called_after_the_questionnaire_that_asks_for_wishes() -> None:
    wishes = next(q for q in CONFIGURATION.questionnaires if q.reads == "wishes")

    for code in ("Ф3", "Ф21"):
        tab = people_tab([wishes.model_copy(update={"code": code})])
        assert tab.column("personal_link").header == f"Личная ссылка на {code}"
    assert people_tab([]).column("personal_link").header == "Личная ссылка"


@every_tab
def test_check_boxes_never_cover_a_whole_column(tab: Tab) -> None:
    for body in only(made(tab), "setDataValidation"):
        assert body["rule"]["condition"]["type"] == "ONE_OF_LIST"
        for place in columns_of(body["range"]):
            assert tab.columns[place].kind is not Kind.CHECKBOX


@every_tab
def test_the_header_is_protected_hard_and_names_who_may_edit(tab: Tab) -> None:
    guards = [body["protectedRange"] for body in only(made(tab), "addProtectedRange")]
    hard = [guard for guard in guards if not guard["warningOnly"]]
    assert len(hard) == 1
    assert hard[0]["editors"] == {"users": list(EDITORS), "domainUsersCanEdit": False}
    whole = {"sheetId": tab.sheet_id}
    header = whole | {"startRowIndex": 0, "endRowIndex": 1}
    assert hard[0]["range"] == (whole if tab.protection is Protection.HARD else header)
    warnings = [guard for guard in guards if guard["warningOnly"]]
    assert bool(warnings) is (tab.protection is Protection.WARNING)
    assert all("editors" not in guard for guard in warnings)


@every_tab
def test_filter_views_are_open_and_look_at_their_column(tab: Tab) -> None:
    views = [body["filter"] for body in only(made(tab), "addFilterView")]
    assert [view["title"] for view in views] == [view.title for view in tab.views]
    for view, declared in zip(views, tab.views, strict=True):
        assert not {"endRowIndex", "endColumnIndex"} & set(view["range"])
        (spec,) = view["filterSpecs"]
        assert tab.columns[spec["columnIndex"]].key == declared.column
        assert spec["filterCriteria"]["condition"]["type"] == declared.condition


def test_ids_of_parts_are_different_everywhere_and_the_same_each_time() -> None:
    requests = [request for tab in TABS for request in made(tab)]
    guards = [
        body["protectedRange"]["protectedRangeId"] for body in only(requests, "addProtectedRange")
    ]
    views = [body["filter"]["filterViewId"] for body in only(requests, "addFilterView")]
    charts = [body["chart"]["chartId"] for body in only(requests, "addChart")]
    sheets = [tab.sheet_id for tab in TABS]
    for ids in (guards + views + charts, sheets):
        assert len(set(ids)) == len(ids)
        assert all(0 < identifier < 2**31 for identifier in ids)
    assert requests == [request for tab in TABS for request in made(tab)]


def test_a_new_spreadsheet_is_russian_and_keeps_local_time() -> None:
    (body,) = only(spreadsheet_requests(CONFIGURATION), "updateSpreadsheetProperties")
    assert body["properties"]["locale"] == "ru_RU"
    assert body["properties"]["timeZone"] == CONFIGURATION.organisation.time_zone


@every_tab
def test_an_intact_tab_needs_nothing(tab: Tab) -> None:
    assert repaired(tab, KeptSheet(tab)) == []


def test_what_people_renamed_or_retyped_is_still_theirs() -> None:
    kept = KeptSheet(PAIRS)
    kept.headers = [f"  {header.upper()} " for header in kept.headers]
    kept.sheet["filterViews"][0]["title"] = "Мои пары"
    kept.sheet["protectedRanges"][0]["description"] = ""
    assert repaired(PAIRS, kept) == []


def test_a_missing_column_comes_back_at_the_right_end_of_the_grid() -> None:
    kept = KeptSheet(PAIRS)
    place = kept.headers.index("Решение")
    kept.headers[place] = "Моё решение"
    kept.sheet["properties"]["gridProperties"]["columnCount"] += 2  # columns of people's own
    width = kept.sheet["properties"]["gridProperties"]["columnCount"]
    requests = repaired(PAIRS, kept)
    (header,) = only(requests, "updateCells")
    assert header["start"] == {"sheetId": PAIRS.sheet_id, "rowIndex": 0, "columnIndex": width}
    (rule,) = only(requests, "setDataValidation")
    assert rule["range"]["startColumnIndex"] == width
    kept.take(requests)
    assert repaired(PAIRS, kept) == []


@pytest.mark.parametrize("headers", [[], ["", ""], ["П-01", "утвердить"]])
def test_a_lost_header_row_is_left_to_people(headers: list[str]) -> None:
    kept = KeptSheet(PAIRS)
    kept.headers = headers
    assert repaired(PAIRS, kept) == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_after_a_repair_nothing_is_left_to_repair(data: st.DataObject) -> None:
    tab = data.draw(st.sampled_from(TABS))
    kept = KeptSheet(tab)
    for place in data.draw(st.sets(st.integers(0, len(tab.columns) - 1))):
        kept.headers[place] = data.draw(st.sampled_from(["", "чужой столбец"]))
    for part in ("protectedRanges", "filterViews", "charts"):
        kept.sheet[part] = [entry for entry in kept.sheet[part] if data.draw(st.booleans())]
    kept.take(repaired(tab, kept))
    assert repaired(tab, kept) == []
