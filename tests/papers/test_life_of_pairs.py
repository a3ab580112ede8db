"""The life of a pair: trial, replacement, prolongation, completion; what each waits for and what is kept of it."""

from datetime import date
from typing import Any

import pytest
from paper_world import Garden, approved, garden, once

KINDS = ("directive_pairs", "labour_addendum", "agreement", "cancellation_notice")
FIRST, SECOND = "directive_pairs:сад:2026-27", "directive_pairs:сад-2:2026-27"
AUTUMN = date(2027, 9, 15)
NEXT = ":2027-28"


@once
def working() -> Garden:
    """П-01 at work since 02.10.2026; its mentor needs no addendum."""
    office = approved(garden(*KINDS).on(date(2026, 10, 1)), "П-01")
    office.type("people", "У-04", labour_function="п. 2.7 должностной инструкции")
    office.type("papers", FIRST, typed_number="14-а", dated=date(2026, 10, 2))
    return office.on(date(2026, 10, 19)).type("papers", FIRST, signed=date(2026, 10, 2)).settled()


def cell(office: Garden, column: str, key: str = "П-01") -> str:
    return office.cell("pairs", key, column)


def day(office: Garden, column: str, key: str = "П-01") -> Any:
    row = office.world.tables["pairs"].row(key)
    assert row
    return row.cells.get(column)


def test_a_pair_waits_for_its_trial_some_weeks_after_it_began() -> None:
    office = working()
    assert (cell(office, "state"), cell(office, "stage")) == ("действует", "проверка с 01.11.2026")

    office.on(date(2026, 11, 1)).settled()
    assert cell(office, "stage") == "ждёт пробной проверки"
    office.type("pairs", "П-01", trial="Продолжаем", trial_on=date(2026, 11, 1)).settled()

    assert cell(office, "stage") == "в работе"
    assert "01.11.2026 проверка: продолжаем" in cell(office, "history")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"trial": "продолжаем"}, "впишите день"),
        ({"trial_on": date(2026, 10, 10)}, "выберите в столбце «Проверка пары»"),
        ({"trial": "может быть", "trial_on": date(2026, 10, 10)}, "непонятна"),
        ({"trial": "продолжаем", "trial_on": date(2027, 1, 1)}, "ещё не наступило"),
        ({"trial": "продолжаем", "trial_on": date(2026, 9, 1)}, "раньше, чем пара начала"),
        ({"prolonged_to": date(2027, 12, 31)}, "«Основание продления»"),
        ({"prolonged_by": "приказ № 5"}, "«Продлена до (дата)»"),
        ({"prolonged_to": date(2027, 1, 31), "prolonged_by": "приказ № 5"}, "не позже срока"),
        ({"prolonged_to": "скоро", "prolonged_by": "приказ № 5"}, "дата не читается"),
    ],
)
def test_what_cannot_be_meant_is_told_and_the_pair_goes_on(
    typed: dict[str, Any], said: str
) -> None:
    office = working().type("pairs", "П-01", **typed).settled()

    assert said in office.told("pairs", "П-01")
    assert cell(office, "state") == "действует"
    assert "продлена" not in cell(office, "history")


def test_trial_and_prolongation_count_for_approved_pairs_alone() -> None:
    office = garden().type("pairs", "П-01", trial="продолжаем", trial_on=date(2026, 10, 10))

    office.type("pairs", "П-02", prolonged_to=date(2027, 12, 31)).settled()

    assert "она — для утверждённых пар" in office.told("pairs", "П-01")
    assert "продлевают утверждённые пары" in office.told("pairs", "П-02")


def test_a_replaced_pair_and_its_successor_name_each_other_and_stand_in_one_directive() -> None:
    office = working().type("pairs", "П-01", trial="нужна замена", trial_on=date(2026, 10, 19))
    office.settled()
    assert cell(office, "stage") == "ждёт замены"
    office.type("pairs", "П-01", ending="замена", ends_on=date(2026, 10, 30))
    office.type("pairs", "П-01", notice_given=date(2026, 10, 19)).settled()
    assert (cell(office, "state"), cell(office, "stage")) == (
        "действует",
        "прекращается с 30.10.2026",
    )
    assert "cancellation_notice:П-01" in office.papers

    office.on(date(2026, 10, 30)).settled()

    mentee, mentor = cell(office, "mentee"), cell(office, "mentor")
    assert cell(office, "state") == "заменена"
    new = next(
        row
        for row in office.world.tables["pairs"].rows
        if row.text("mentee") == mentee and row.text("state") == "предложена"
    )
    assert new.text("mentor") != mentor
    assert new.text("linked") == "вместо П-01"
    assert cell(office, "linked") == f"заменена парой {new.key}"
    approved(office, new.key).settled()
    text = office.texts[SECOND]
    assert [pair["код"] for pair in text["прекращённые_пары"]] == ["П-01"]
    assert [pair["код"] for pair in text["пары"]] == [new.key]
    assert text["прежний_приказ"]
    assert cell(office, "history").endswith(f"30.10.2026 заменена парой {new.key}")


def test_a_completed_pair_leaves_both_free_and_keeps_what_was_done() -> None:
    office = (
        working().type("pairs", "П-01", ending="завершена", ends_on=date(2026, 10, 19)).settled()
    )

    assert (cell(office, "state"), cell(office, "stage")) == ("завершена", "")
    assert office.cell("papers", FIRST, "state") == "подписан"
    assert SECOND not in office.world.files
    assert cell(office, "history") == (
        "01.10.2026 утверждена; 02.10.2026 действует; 19.10.2026 завершена"
    )
    again = [r for r in office.world.tables["pairs"].rows if r.text("state") == "предложена"]
    assert cell(office, "mentee") in {row.text("mentee") for row in again}


def test_who_completed_at_the_end_of_the_year_is_proposed_nobody_before_the_next_one() -> None:
    office = working().on(date(2027, 6, 2))
    office.type("pairs", "П-01", ending="завершена", ends_on=date(2027, 6, 1)).settled()
    mentee = cell(office, "mentee")

    def proposed() -> set[str]:
        rows = office.world.tables["pairs"].rows
        return {row.text("mentee") for row in rows if row.text("state") == "предложена"}

    assert cell(office, "state") == "завершена"
    assert mentee not in proposed()
    assert "Нет наставника" not in office.told("people", mentee)

    office.on(AUTUMN).settled()
    assert mentee in proposed()


def test_lines_that_rest_on_pairs_stay_proved_when_the_pairs_have_completed() -> None:
    office = working().on(date(2027, 6, 2))
    office.type("pairs", "П-01", ending="завершена", ends_on=date(2027, 6, 1)).settled()

    matched = next(
        row
        for row in office.world.tables["roadmap"].rows
        if row.text("number").rstrip(".") == "3.8"
    )
    assert "утверждена 1 пара" in matched.text("progress")


def test_the_term_is_told_and_its_end_waits_for_people() -> None:
    office = working()
    assert (cell(office, "begins"), cell(office, "ends")) != ("", "")

    office.on(date(2027, 6, 1)).settled()

    assert cell(office, "stage") == "ждёт решения: продлить или завершить"
    assert cell(office, "state") == "действует"
    assert "Срок пары закончился 31.05.2027" in office.told("pairs", "П-01")


@once
def prolonged() -> Garden:
    office = working().on(date(2027, 5, 20))
    office.type("pairs", "П-01", trial="продолжаем", trial_on=date(2026, 11, 2))
    ground = "приказ № 51-ОД от 20.05.2027"
    return office.type(
        "pairs", "П-01", prolonged_to=date(2027, 12, 31), prolonged_by=ground
    ).settled()


def test_a_prolonged_pair_goes_on_in_the_next_year_without_new_papers() -> None:
    office = prolonged()
    assert cell(office, "stage") == "продлена до 31.12.2027"

    office.on(AUTUMN).settled()

    assert (cell(office, "state"), cell(office, "stage")) == ("действует", "продлена до 31.12.2027")
    assert not [k for k in office.world.files if "П-01" in k and k.endswith(NEXT)]
    assert f"directive_pairs:сад{NEXT}" not in office.world.files
    assert "20.05.2027 продлена до 31.12.2027: приказ № 51-ОД" in cell(office, "history")
    assert office.told("pairs", "П-01") == ""

    office.on(date(2028, 1, 1)).settled()
    assert cell(office, "stage") == "ждёт решения: продлить или завершить"
    assert cell(office, "state") == "действует"


def test_a_pair_nobody_prolonged_begins_the_new_year_with_new_papers_and_is_told() -> None:
    office = working().on(AUTUMN).settled()

    assert (cell(office, "state"), cell(office, "stage")) == (
        "утверждена",
        "ждёт решения: продлить или завершить",
    )
    assert "Срок пары закончился 31.05.2027" in office.told("pairs", "П-01")
    assert f"directive_pairs:сад{NEXT}" in office.world.files
    assert "02.10.2026 действует" in cell(office, "history")


def test_a_prolongation_taken_back_takes_the_pair_back_to_new_papers() -> None:
    office = prolonged().on(AUTUMN).settled()

    office.type("pairs", "П-01", prolonged_to=None, prolonged_by=None).settled()

    assert cell(office, "state") == "утверждена"
    assert f"directive_pairs:сад{NEXT}" in office.world.files
    office.type("pairs", "П-01", prolonged_to=date(2027, 12, 31), prolonged_by="приказ").settled()
    assert cell(office, "state") == "действует"
    assert "по документам прошлого учебного года" in office.told("papers", f"agreement:П-01{NEXT}")


def test_a_signed_prolonged_pair_is_not_rejected_by_a_word() -> None:
    office = prolonged().on(AUTUMN).type("pairs", "П-01", decision="отклонить").settled()

    assert cell(office, "state") == "действует"
    assert "Документы этой пары подписаны" in office.told("pairs", "П-01")


def test_a_reason_typed_with_an_ending_is_the_endings_and_the_decision_keeps_its_own() -> None:
    office = working().type("pairs", "П-01", reason="близкие запросы").settled()
    assert "01.10.2026 утверждена (близкие запросы)" in cell(office, "history")

    office.type("pairs", "П-01", ending="отмена поручения", notice_given=date(2026, 10, 19))
    office.type("pairs", "П-01", ends_on=date(2026, 11, 1), reason="не сошлись расписанием")
    office.settled().on(date(2026, 11, 1)).settled()

    told = cell(office, "history")
    assert "01.10.2026 утверждена (близкие запросы); " in told
    ended = "01.11.2026 прекращена: отмена поручения (не сошлись расписанием)"
    assert told.partition(", затем")[0].endswith(ended)


def test_a_reason_that_was_the_decisions_is_not_made_the_endings() -> None:
    office = working().type("pairs", "П-01", reason="близкие запросы").settled()

    office.type("pairs", "П-01", ending="завершена", ends_on=date(2026, 10, 19)).settled()

    assert cell(office, "history") == (
        "01.10.2026 утверждена (близкие запросы); 02.10.2026 действует; 19.10.2026 завершена"
    )


def test_history_bears_the_day_on_which_a_prolongation_was_seen_and_keeps_the_earlier_one() -> None:
    office = prolonged().on(date(2027, 11, 5))
    office.type("pairs", "П-01", prolonged_to=date(2028, 3, 31), prolonged_by="приказ № 60")

    told = cell(office.settled(), "history")

    assert told.endswith(
        "20.05.2027 продлена до 31.12.2027; 05.11.2027 продлена до 31.03.2028: приказ № 60"
    )


def test_decisions_keep_the_day_on_which_they_were_first_seen() -> None:
    office = garden("agreement")
    office.on(date(2026, 10, 20)).type("pairs", "П-01", decision="утвердить").settled()
    office.on(date(2026, 10, 22)).settled()
    assert cell(office, "history") == "20.10.2026 утверждена"

    office.on(date(2026, 10, 23)).type("pairs", "П-01", decision=None).settled()
    office.on(date(2026, 10, 26))
    office.type("pairs", "П-01", decision="отклонить", reason="разные смены").settled()

    assert cell(office, "history") == (
        "20.10.2026 утверждена; 23.10.2026 решение снято; 26.10.2026 отклонена (разные смены)"
    )
