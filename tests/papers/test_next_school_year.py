"""The next school year: last year's papers stay as they were, the new year's have keys of their own."""

from datetime import date

from paper_world import approved, garden

AUTUMN = date(2027, 9, 15)
LAST = "directive_pairs:сад:2026-27"
NEXT = "directive_pairs:сад:2027-28"


def test_last_years_rows_are_left_alone_and_new_keys_are_given() -> None:
    office = approved(garden("directive_pairs", "agreement"), "П-01", "П-02")
    office.type("papers", LAST, typed_number="14-а", dated=date(2026, 10, 2)).settled()
    office.type("papers", "agreement:П-01:2026-27", signed=date(2026, 10, 3)).settled()
    before = {row.key: dict(row.cells) for row in office.world.tables["papers"].rows}
    texts = dict(office.texts)

    office.on(AUTUMN).settled()

    after = {row.key: dict(row.cells) for row in office.world.tables["papers"].rows}
    assert {key: after[key] for key in before} == before
    assert {key: office.texts[key] for key in texts} == texts
    assert all(key.endswith(":2027-28") for key in office.ordered)
    assert NEXT in office.ordered
    assert office.cell("papers", "agreement:П-01:2027-28", "number") == "1/2027-28"
    assert office.texts[NEXT]["прежний_приказ"] == ""


def test_last_years_directive_makes_no_pair_active_this_year() -> None:
    office = approved(garden("directive_pairs"), "П-01")
    office.type("people", "У-04", labour_function="п. 2.7 должностной инструкции")
    office.type("papers", LAST, typed_number="14-а", dated=date(2026, 10, 2))
    office.type("papers", LAST, signed=date(2026, 10, 2)).settled()
    assert office.cell("pairs", "П-01", "state") == "действует"

    office.on(AUTUMN).settled()

    assert office.cell("pairs", "П-01", "state") == "утверждена"
    assert office.cell("papers", LAST, "state") == "подписан"


def test_a_row_of_last_year_that_was_deleted_comes_back_as_it_was() -> None:
    office = approved(garden("directive_pairs"), "П-01")
    office.type("papers", LAST, typed_number="14-а", dated=date(2026, 10, 2)).settled()
    office.on(AUTUMN).settled()
    row = office.world.tables["papers"].row(LAST)
    assert row

    office.delete_row("papers", LAST).settled()

    again = office.world.tables["papers"].row(LAST)
    assert again
    assert again.cells == row.cells
