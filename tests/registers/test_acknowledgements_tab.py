"""«Ознакомление»: everybody who must read a registered directive has a row, and their signature counts."""

from datetime import date
from typing import Any

import pytest
from paper_world import once
from register_garden import TODAY, Garden, add, approved, garden, retyped_key, row_told, taken

from programme.progress.facts import Happening
from sync.tables import Row

PAIRS = "directive_pairs:сад:2026-27"
REGULATION = "directive_regulation:сад:2026-27"


@once
def drafted() -> Garden:
    """A directive on two pairs, still a draft."""
    office = approved(garden("directive_pairs", "directive_regulation", "quarterly_information"), "П-01", "П-02")  # fmt: skip
    office.type("kinds", "directive_regulation", wanted="да")
    office.type("kinds", "quarterly_information", wanted="да")
    return office.settled()


@once
def registered() -> Garden:
    """The directive has its number, its day too."""
    return drafted().type("papers", PAIRS, typed_number="42-ОД", dated=date(2026, 10, 12)).settled()


def rows(office: Garden, paper: str = PAIRS) -> dict[str, Row]:
    table = office.world.tables["acknowledgements"]
    return {row.text("person"): row for row in table.rows if row.key.startswith(paper)}


def proved(office: Garden, activity: str) -> list[Happening]:
    happenings = taken(office).happenings
    return [h for h in happenings if h.kind == "acknowledgement" and h.activity == activity]


def test_a_draft_is_read_by_nobody() -> None:
    assert rows(drafted()) == {}


def test_the_people_of_the_pairs_it_names_read_a_registered_directive() -> None:
    office = registered()
    people = {office.cell("pairs", pair, who) for pair in ("П-01", "П-02") for who in ("mentor", "mentee")}  # fmt: skip
    assert set(rows(office)) == people
    row = rows(office)["У-01"]
    assert row.text("paper").replace("\xa0", " ") == "Приказ о закреплении пар № 42-ОД"
    assert row.text("person_name") == "Заяц Вера Ильинична"
    assert row.text("standing") == "ждёт подписи"
    waiting = proved(office, "3.9")
    assert len(waiting) == 4
    assert all(h.waits_for.startswith("У-0") and not h.is_done for h in waiting)
    assert not [h for h in waiting if "Заяц" in h.item.text + h.waits_for]


def test_a_signature_counts_from_its_day() -> None:
    office = registered()
    office.type("acknowledgements", f"{PAIRS}:У-01", signed=date(2026, 10, 13)).settled()
    assert rows(office)["У-01"].text("standing") == "подписано"
    (done,) = (h for h in proved(office, "3.9") if h.is_done)
    assert done.on == date(2026, 10, 13)
    assert done.item.text.replace("\xa0", " ") == (
        "У-01, Приказ о закреплении пар № 42-ОД: подписано 13.10.2026"
    )


@pytest.mark.parametrize(
    ("typed", "said", "standing"),
    [
        (date(2026, 12, 1), "ещё не наступила, подпись не учтена", "ждёт подписи"),
        (
            date(2026, 10, 1),
            "раньше самого документа (12.10.2026), подпись не учтена",
            "ждёт подписи",
        ),
        ("вчера", "дата не читается", "ждёт подписи"),
        ("13.10.26", "с полным годом", "ждёт подписи"),
    ],
)
def test_a_day_that_cannot_be_meant_is_told(typed: Any, said: str, standing: str) -> None:
    key = f"{PAIRS}:У-01"
    office = registered().type("acknowledgements", key, signed=typed).settled()
    assert said in office.told("acknowledgements", key)
    assert row_told(office, "acknowledgements", key)["standing"] == standing


def test_late_arrivals_get_a_new_row_and_nobody_loses_theirs() -> None:
    office = drafted().type("papers", REGULATION, typed_number="7").settled()
    assert set(rows(office, REGULATION)) == {f"У-0{n}" for n in range(1, 7)}
    office.type("people", "У-03", left=True).settled()
    assert rows(office, REGULATION)["У-03"].text("standing") == "не требуется"
    assert len(proved(office, "1.2")) == 5
    add(office, "people", full_name="Новая Нина Ильинична", takes_part="наставляемый").settled()
    assert "У-07" in rows(office, REGULATION)


def test_a_sheet_without_a_number_is_read_once_it_is_made() -> None:
    sheets = [key for key in drafted().world.tables["acknowledgements"].keys if "quarterly" in key]
    assert (
        len([key for key in sheets if key.endswith("У-01")]) == 2
    )  # the third and the fourth quarter


def test_a_deleted_row_comes_back_and_a_cleared_key_too() -> None:
    office = registered()
    key = f"{PAIRS}:У-01"
    office.type("acknowledgements", key, signed=date(2026, 10, 13)).settled()
    retyped_key(office, "acknowledgements", key)
    office.delete_row("acknowledgements", f"{PAIRS}:У-02").settled()
    assert rows(office)["У-01"].text("standing") == "подписано"
    assert rows(office)["У-02"].text("standing") == "ждёт подписи"


def test_a_row_by_hand_is_told() -> None:
    office = add(registered(), "acknowledgements", signed=TODAY).settled()
    assert [text for *_, text in office.remarks if "строки добавляет программа" in text]


def test_last_years_rows_stay_as_they_were() -> None:
    office = registered()
    before = dict(rows(office))
    office.on(date(2027, 9, 6)).settled()
    after = rows(office)
    assert {code: dict(row.cells) for code, row in after.items()} == {
        code: dict(row.cells) for code, row in before.items()
    }
    assert proved(office, "3.9") == []
