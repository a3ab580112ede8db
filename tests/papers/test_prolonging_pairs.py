"""Prolonged pairs: the papers of a prolongation, and of pairs that go on from an earlier school year."""

from datetime import date
from typing import Any

import pytest
from paper_world import Garden, approved, garden, once

from sync.values import scalar

KINDS = (
    "directive_pairs",
    "labour_addendum",
    "agreement",
    "mentoring_plan",
    "directive_payment",
    "directive_prolongation",
    "addendum_prolongation",
)
YEAR, NEXT = ":2026-27", ":2027-28"
DIRECTIVE, ADDENDUM = f"directive_prolongation:П-01{YEAR}", f"addendum_prolongation:П-01{YEAR}"
PLAN, NEW_PLAN = f"mentoring_plan:П-01{YEAR}", f"mentoring_plan:П-01{NEXT}"
MAY, AUTUMN = date(2027, 5, 20), date(2027, 9, 15)
DECEMBER = date(2027, 12, 31)


@once
def working() -> Garden:
    """П-01 at work since 05.10.2026, by an additional agreement; nobody has signed its programme."""
    office = approved(garden(*KINDS).on(date(2026, 10, 1)), "П-01")
    for kind, number in (
        ("labour_addendum:У-04", "5-к"),
        ("directive_pairs:сад", "14-а"),
        ("directive_payment:сад", "6-к"),
    ):
        office.type("papers", f"{kind}{YEAR}", typed_number=number, dated=date(2026, 10, 2))
    office.type("papers", f"agreement:П-01{YEAR}", dated=date(2026, 10, 3))
    office.run().on(date(2026, 10, 19))
    for kind in ("labour_addendum:У-04", "directive_pairs:сад", "directive_payment:сад"):
        office.type("papers", f"{kind}{YEAR}", signed=date(2026, 10, 2))
    office.type("pairs", "П-01", trial="продолжаем", trial_on=date(2026, 10, 19))
    return office.type("papers", f"agreement:П-01{YEAR}", signed=date(2026, 10, 5)).settled()


@once
def asked() -> Garden:
    """People have typed to which day it goes on."""
    return working().on(MAY).type("pairs", "П-01", prolonged_to=DECEMBER).settled()


@once
def prolonged() -> Garden:
    """Its papers are signed."""
    return signed(signed(asked(), DIRECTIVE, "51-ОД"), ADDENDUM, "9-к").settled()


def signed(office: Garden, key: str, number: str, day: date = MAY) -> Garden:
    office.type("papers", key, typed_number=number, dated=day).run()
    return office.type("papers", key, signed=day)


def cell(office: Garden, column: str, key: str = "П-01") -> str:
    return office.cell("pairs", key, column)


def plain(value: Any) -> str:
    return str(value).replace("\xa0", " ")


def test_a_new_last_day_brings_directive_and_addendum_with_their_grounds() -> None:
    office = asked()

    text = office.texts[DIRECTIVE]
    days = ("прежний_срок", "продлена_с", "продлена_до")
    assert [text[day] for day in days] == ["31.05.2027", "01.06.2027", "31.12.2027"]
    assert plain(text["приказ"]) == "от «02» октября 2026 г. № 14-а"
    assert plain(text["соглашение"]) == "от «03» октября 2026 г. № 1/2026-27"
    assert text["в_должности"] == ""
    assert plain(office.texts[ADDENDUM]["дополнительное_соглашение"]).endswith("№ 5-к")
    assert office.cell("papers", DIRECTIVE, "state") == "проект"
    assert office.cell("papers", DIRECTIVE, "pair") == "П-01"
    assert "Продление до 31.12.2027 пока не учтено" in office.told("pairs", "П-01")
    assert "продлена" not in cell(office, "history")


def test_drafts_follow_the_day_and_the_numbers_until_they_are_signed() -> None:
    office = asked().type("pairs", "П-01", prolonged_to=date(2027, 11, 30)).settled()
    assert office.texts[DIRECTIVE]["продлена_до"] == "30.11.2027"
    office.type("papers", DIRECTIVE, typed_number="51-ОД", dated=MAY).settled()
    assert office.texts[DIRECTIVE]["номер"] == "51-ОД"
    office.type("pairs", "П-01", prolonged_to=DECEMBER).settled()
    assert office.texts[DIRECTIVE]["продлена_до"] == "31.12.2027"
    assert [key for key in office.papers if "prolongation" in key] == [
        "addendum_prolongation:П-01",
        "directive_prolongation:П-01",
    ]


def test_the_prolongation_counts_once_both_papers_are_signed() -> None:
    office = signed(asked(), DIRECTIVE, "51-ОД").settled()
    assert "пока не учтено" in office.told("pairs", "П-01")

    signed(office, ADDENDUM, "9-к").settled()

    assert office.told("pairs", "П-01") == ""
    assert cell(office, "stage") == "продлена до 31.12.2027"
    office.on(AUTUMN).settled()
    ground = "приказ № 51-ОД от 20.05.2027, доп. соглашение № 9-к от 20.05.2027"
    assert f"20.05.2027 продлена до 31.12.2027: {ground}" in cell(office, "history").replace(
        "\xa0", " "
    )
    assert cell(office, "state") == "действует"
    assert not [key for key in office.world.files if "prolongation" in key and key.endswith(NEXT)]
    assert f"directive_pairs:сад{NEXT}" not in office.world.files


def test_who_mentors_by_position_needs_no_addendum() -> None:
    office = approved(garden(*KINDS).on(date(2026, 10, 1)), "П-01")
    office.type("people", "У-04", labour_function="п. 2.7 должностной инструкции").run()
    office.type(
        "papers", f"directive_pairs:сад{YEAR}", typed_number="14-а", dated=date(2026, 10, 1)
    )
    office.type("papers", f"directive_pairs:сад{YEAR}", signed=date(2026, 10, 1))
    for key in [
        k for k in office.world.files if k.startswith(("labour_addendum", "directive_pay"))
    ]:
        office.delete_file(key).delete_row("papers", key)
    office.on(MAY).type("pairs", "П-01", prolonged_to=DECEMBER).settled()

    assert office.texts[DIRECTIVE]["в_должности"] == "да"
    assert ADDENDUM not in office.world.files
    signed(office, DIRECTIVE, "51-ОД").settled()
    assert cell(office, "stage") == "ждёт пробной проверки"
    assert "не учтено" not in office.told("pairs", "П-01")
    assert cell(office, "ends") == str(scalar(DECEMBER)).removesuffix(".0")


def test_who_names_papers_of_their_own_is_brought_none() -> None:
    office = working().on(MAY)
    office.type("pairs", "П-01", prolonged_to=DECEMBER, prolonged_by="приказ № 51-ОД").settled()

    assert not [key for key in office.papers if "prolongation" in key]
    assert cell(office, "stage") == "продлена до 31.12.2027"


def test_a_later_day_takes_further_papers_that_go_on_from_the_signed_ones() -> None:
    office = prolonged().on(date(2027, 12, 10))
    before = dict(office.texts[DIRECTIVE])
    office.type("pairs", "П-01", prolonged_to=date(2028, 5, 31)).settled()

    further = f"directive_prolongation:П-01-2{YEAR}"
    assert office.texts[DIRECTIVE] == before
    assert office.texts[further]["прежний_срок"] == "31.12.2027"
    assert office.texts[further]["продлена_до"] == "31.05.2028"
    assert office.cell("papers", further, "pair") == "П-01"
    assert cell(office, "stage") == "продлена до 31.12.2027"
    assert "Продление до 31.05.2028 пока не учтено" in office.told("pairs", "П-01")
    assert f"paper:{further}" in {row.key for row in office.world.tables["due"].rows}

    for kind, number in (("directive", "99-ОД"), ("addendum", "20-к")):
        signed(office, f"{kind}_prolongation:П-01-2{YEAR}", number, date(2027, 12, 10)).settled()
    assert cell(office, "stage") == "продлена до 31.05.2028"
    assert office.told("pairs", "П-01") == ""


def test_a_prolongation_taken_back_leaves_a_paper_that_is_told() -> None:
    office = asked().type("pairs", "П-01", prolonged_to=None).settled()

    assert "продления этой пары больше нет" in office.told("papers", DIRECTIVE)


def test_a_day_within_the_term_brings_no_paper() -> None:
    office = working().on(MAY).type("pairs", "П-01", prolonged_to=date(2027, 5, 1)).settled()

    assert not [key for key in office.papers if "prolongation" in key]


@pytest.mark.parametrize(
    ("kind", "number"), [("directive_pairs", "61-ОД"), ("directive_payment", "15-к")]
)
def test_a_pair_from_last_year_that_ends_early_has_its_directive(kind: str, number: str) -> None:
    office = prolonged().on(AUTUMN).settled()
    key = f"{kind}:сад-2{YEAR}"
    assert key not in office.world.files
    office.type("pairs", "П-01", ending="отмена поручения", ends_on=date(2027, 9, 30))
    office.type("pairs", "П-01", notice_given=AUTUMN).settled()

    text = office.texts[key]
    assert [pair["код"] for pair in text["прекращённые_пары"]] == ["П-01"]
    assert (text["пары"], text["учебный_год"]) == ([], "2026/2027")
    first = {"directive_pairs": "14-а", "directive_payment": "6-к"}[kind]
    assert plain(text["прежний_приказ"]).endswith(f"№ {first}")
    assert "составьте" not in office.told("pairs", "П-01")
    due = [row.key for row in office.world.tables["due"].rows]
    assert f"paper:{key}" in due

    office.type("papers", key, typed_number=number, dated=date(2027, 9, 20)).settled()
    assert office.texts[key]["номер"] == number
    office.type("papers", key, signed=date(2027, 9, 20)).on(date(2027, 10, 1)).settled()
    assert cell(office, "state") == "прекращена"
    assert office.cell("papers", key, "state") == "подписан"


def test_a_directive_whose_ending_is_taken_back_is_needed_no_more() -> None:
    office = prolonged().on(AUTUMN)
    office.type("pairs", "П-01", ending="отмена поручения", ends_on=date(2027, 9, 30)).settled()
    office.type("pairs", "П-01", ending=None, ends_on=None).settled()

    assert "никого больше не называет" in office.told("papers", f"directive_pairs:сад-2{YEAR}")


def test_a_programme_that_nobody_signed_gives_place_to_that_of_the_new_year() -> None:
    office = prolonged()
    assert "Программа пары" in cell(office, "chain")
    office.on(AUTUMN).settled()

    assert NEW_PLAN in office.world.files
    text = office.texts[NEW_PLAN]
    assert (text["начало_работы"], text["срок_по"]) == ("01.09.2027", "31.12.2027")
    assert plain(text["план"][-1]["срок"]) == "декабрь 2027 г."
    due = {row.key: row.text("link") for row in office.world.tables["due"].rows}
    assert f"paper:{NEW_PLAN}" in due
    assert f"paper:{PLAN}" not in due
    office.type("papers", NEW_PLAN, signed=AUTUMN).settled()
    assert cell(office, "chain") == ""


def test_a_signed_programme_goes_on_by_itself() -> None:
    office = prolonged().type("papers", PLAN, signed=MAY).settled()
    office.on(AUTUMN).settled()

    assert NEW_PLAN not in office.world.files
    assert cell(office, "chain") == ""
