"""Pairs of last year after the new one has begun: their days, people and papers are those of their own year."""

from datetime import date

from paper_world import Garden, approved, garden
from test_life_of_pairs import AUTUMN, NEXT, cell, working

AGREEMENT = "agreement:П-01:2026-27"
GONE = "больше не участвует в этой роли"


def after_new_year(office: Garden) -> Garden:
    """The new year begun; its questionnaires are made, and nobody has answered them."""
    for code in ("Ф1", "Ф2"):
        office.type("questionnaires", code, year="2027/2028")
    return office.on(AUTUMN).settled()


def test_an_ending_and_a_trial_of_last_year_are_no_slips() -> None:
    office = working().on(date(2026, 11, 20))
    office.type("pairs", "П-01", trial="продолжаем", trial_on=date(2026, 11, 5))
    after_new_year(office)
    assert "Дата проверки" not in office.told("pairs", "П-01")

    for ending, day in (("завершена", date(2027, 5, 31)), ("замена", date(2026, 11, 20))):
        office.type("pairs", "П-01", ending=ending, ends_on=day, notice_given=date(2026, 11, 5))
        office.settled()
        assert office.told("pairs", "П-01") == ""


def test_days_before_the_pair_began_are_told_in_the_next_year_too() -> None:
    office = working().type("pairs", "П-01", trial="продолжаем", trial_on=date(2026, 9, 20))
    after_new_year(office)
    assert "20.09.2026 — раньше, чем пара начала" in office.told("pairs", "П-01")

    office.type("pairs", "П-01", ending="завершена", ends_on=date(2026, 9, 20)).settled()

    assert "не позже начала работы пары (02.10.2026)" in office.told("pairs", "П-01")


def test_a_pair_of_last_year_is_not_questioned_before_the_new_questionnaires_are_answered() -> None:
    office = after_new_year(working())
    assert office.cell("people", "У-04", "roles") == ""
    assert GONE not in office.told("pairs", "П-01")

    office.type("people", "У-04", takes_part="не участвует").settled()
    assert f"Наставник У-04 {GONE}" in office.told("pairs", "П-01")

    office.type("people", "У-04", takes_part=None, left=True).settled()
    assert "Наставник У-04 отмечен выбывшим" in office.told("pairs", "П-01")


def test_a_pair_prolonged_after_the_new_year_keeps_the_agreement_of_its_own() -> None:
    office = after_new_year(working())
    standing = office.world.files[AGREEMENT].url
    assert cell(office, "agreement") == office.world.files[f"agreement:П-01{NEXT}"].url

    ground = "приказ № 51-ОД от 20.05.2027"
    office.type("pairs", "П-01", prolonged_to=date(2028, 5, 31), prolonged_by=ground).settled()

    assert cell(office, "agreement") == standing
    due = {row.key: row.text("link") for row in office.world.tables["due"].rows}
    assert due[f"paper:{AGREEMENT}"] == standing
    assert f"paper:agreement:П-01{NEXT}" not in due

    office.type("papers", AGREEMENT, signed=date(2026, 10, 3)).settled()
    assert "Соглашение" not in cell(office, "chain")


def test_a_pinned_pair_of_last_year_is_one_by_the_day_of_its_decision() -> None:
    office = garden("agreement").type("pairs", "П-01", decision="закрепить").settled()

    assert GONE not in after_new_year(office).told("pairs", "П-01")


def test_a_pair_begun_this_year_is_questioned_as_before() -> None:
    office = garden("agreement").on(AUTUMN).settled()
    approved(office, "П-01").settled()

    assert GONE in after_new_year(office).told("pairs", "П-01")
