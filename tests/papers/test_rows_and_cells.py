"""«Документы» as people treat it: rows deleted, cells typed over, numbers and dates of every kind."""

from datetime import date
from typing import Any

import pytest
from paper_world import Garden, approved, garden, once

FIRST, SECOND = "directive_pairs:сад:2026-27", "directive_pairs:сад-2:2026-27"
AGREEMENT = "agreement:П-01:2026-27"


@once
def begun() -> Garden:
    """One pair approved; its directive registered."""
    office = approved(garden("directive_pairs", "agreement"), "П-01")
    return office.type("papers", FIRST, typed_number="14-а", dated=date(2026, 10, 2)).run()


def cells(office: Garden, key: str) -> dict[str, Any]:
    row = office.world.tables["papers"].row(key)
    assert row
    return dict(row.cells)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"signed": date(2026, 10, 5)},
        {"scan": "https://drive.google.com/file/d/1"},
        {"signed": date(2026, 10, 5), "filed": date(2026, 11, 5)},
    ],
)
def test_a_row_that_was_deleted_comes_back_with_what_people_typed(typed: dict[str, Any]) -> None:
    office = begun().type("papers", FIRST, **typed).settled()
    before = cells(office, FIRST)

    office.delete_row("papers", FIRST).settled()

    assert cells(office, FIRST) == before
    assert office.ordered == []
    assert SECOND not in office.world.files
    approved(office, "П-02").settled()
    assert office.cell("papers", SECOND, "pair") == "П-02"


def test_the_row_of_a_signed_agreement_comes_back_signed() -> None:
    office = begun().type("papers", AGREEMENT, signed=date(2026, 10, 6)).settled()

    office.delete_row("papers", AGREEMENT).settled()

    assert office.cell("papers", AGREEMENT, "state") == "подписан"
    office.type("papers", FIRST, typed_number="15").run()
    assert AGREEMENT not in office.ordered


def test_a_scan_that_may_name_somebody_is_remembered_as_one_without_its_name() -> None:
    office = begun().type("papers", AGREEMENT, scan="https://disk/Скан Громовой А. Л.pdf").settled()

    memory = str([row.cells for row in office.world.tables["service"].rows])
    office.delete_row("papers", AGREEMENT).settled()

    assert "Громовой" not in memory
    assert office.cell("papers", AGREEMENT, "state") == "подписан"
    assert office.cell("papers", AGREEMENT, "scan") == "https://…"


def test_a_paper_made_anew_begins_without_what_was_typed_beside_the_former_one() -> None:
    office = begun()

    office.delete_row("papers", FIRST).delete_file(FIRST).settled()

    assert office.cell("papers", FIRST, "state") == "проект"
    assert office.cell("papers", FIRST, "typed_number") == ""
    office.delete_row("papers", FIRST).settled()
    assert office.cell("papers", FIRST, "typed_number") == ""


def test_what_people_take_back_is_not_brought_back() -> None:
    office = begun().type("papers", FIRST, typed_number=None).run()

    office.delete_row("papers", FIRST).settled()

    assert office.cell("papers", FIRST, "typed_number") == ""
    assert office.cell("papers", FIRST, "state") == "проект"


@pytest.mark.parametrize("typed", ["П-02, П-03", "", "все", "прекращены: П-01"])
def test_whom_a_directive_names_is_not_for_typing(typed: str) -> None:
    office = begun().type("papers", FIRST, pair=typed).type("papers", AGREEMENT, pair=typed)

    office.settled()

    assert office.cell("papers", FIRST, "pair") == "П-01"
    assert office.cell("papers", AGREEMENT, "pair") == "П-01"
    assert SECOND not in office.world.files


@pytest.mark.parametrize("signed", [{"signed": date(2026, 10, 5)}, {"scan": "https://s"}])
def test_a_signed_paper_is_never_written_again(signed: dict[str, Any]) -> None:
    office = begun().type("papers", FIRST, **signed).settled()
    assert office.cell("papers", FIRST, "state") == "подписан"

    office.type("papers", FIRST, typed_number="15", dated=date(2026, 10, 9)).settled()

    assert FIRST not in office.ordered
    assert office.cell("papers", FIRST, "title").endswith("№ 14-а")
    assert office.cell("papers", FIRST, "state") == "подписан"


def test_a_paper_that_was_put_away_is_never_written_again() -> None:
    office = begun().type("papers", FIRST, filed=date(2026, 10, 15)).settled()

    office.type("papers", FIRST, typed_number="15").settled()

    assert FIRST not in office.ordered


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("№ 14-а", "14-а"),
        ("14-а\nот 02.10", "14-а от 02.10"),
        (' =IMPORTXML("http://x";"//a")', '=IMPORTXML("http://x";"//a")'),
        ("42-ОД 🎉", "42-ОД 🎉"),
        (14.0, "14"),
        ("\u00a014\u00a0а ", "14 а"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("\u202e41", "41"),
    ],
)
def test_numbers_are_read_as_people_mean_them(typed: Any, read: str) -> None:
    office = begun().type("papers", FIRST, typed_number=typed).settled()

    assert office.cell("papers", FIRST, "number") == read
    assert office.cell("papers", FIRST, "title").endswith(f"№ {read}")
    assert office.texts[FIRST]["номер"] == read


@pytest.mark.parametrize("typed", ["", "   ", "№", "№ ", "\u00a0", "\u200b"])
def test_what_is_no_number_leaves_a_draft(typed: str) -> None:
    office = begun().type("papers", FIRST, typed_number=typed or None).settled()

    assert office.cell("papers", FIRST, "state") == "проект"


@pytest.mark.parametrize(
    "typed", ["1" * 300, "сегодня же внести в журнал регистрации приказов и подписать"]
)
def test_what_is_too_long_for_a_number_is_told(typed: str) -> None:
    office = begun().type("papers", FIRST, typed_number=typed).settled()

    assert "«Номер (впишите)»" in office.told("papers", FIRST)
    assert office.cell("papers", FIRST, "state") == "проект"


@pytest.mark.parametrize(
    "typed", ["вчера", "31.02.2026", "02.10.26", 14.0, True, "02.10.2026-09.10.2026"]
)
@pytest.mark.parametrize("column", ["dated", "signed", "filed"])
def test_a_date_that_cannot_be_meant_is_told_and_does_not_count(column: str, typed: Any) -> None:
    office = begun().type("papers", FIRST, dated=None)

    office.type("papers", FIRST, **{column: typed}).run()

    assert "дат" in office.told("papers", FIRST)
    assert office.cell("papers", FIRST, "state") == "зарегистрирован"
    assert "____" in office.texts[FIRST]["дата"]
