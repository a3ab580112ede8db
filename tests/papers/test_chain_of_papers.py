"""From consent to «действует»: what is missing and who acts, step by step, forth and back."""

from datetime import date
from typing import Any

import pytest
from paper_world import Garden, approved, garden, once

FIRST, SECOND = "directive_pairs:сад:2026-27", "directive_pairs:сад-2:2026-27"
PAYMENT = "directive_payment:сад:2026-27"
ADDENDUM = "labour_addendum:У-04:2026-27"
AGREEMENT, PLAN = "agreement:П-01:2026-27", "mentoring_plan:П-01:2026-27"
KINDS = ("labour_addendum", "directive_pairs", "directive_payment", "agreement", "mentoring_plan")


@once
def begun() -> Garden:
    return approved(garden(*KINDS), "П-01")


def state(office: Garden) -> str:
    return office.cell("pairs", "П-01", "state")


def missing(office: Garden) -> list[str]:
    return [line.partition(":")[0] for line in office.cell("pairs", "П-01", "chain").splitlines()]


def directed(office: Garden, key: str = FIRST, **typed: Any) -> Garden:
    whole = {"typed_number": "14-а", "dated": date(2026, 10, 2), "signed": date(2026, 10, 2)}
    return office.type("papers", key, **(whole | typed)).settled()


@once
def working() -> Garden:
    """A pair at work."""
    office = begun().type("papers", ADDENDUM, signed=date(2026, 10, 1)).run()
    return directed(office)


def test_every_step_tells_the_next() -> None:
    office = begun()
    assert (state(office), office.cell("pairs", "П-01", "next")) == (
        "утверждена",
        "заведующий и наставник",
    )
    assert missing(office)[:2] == ["Дополнительное соглашение", "Приказ о закреплении"]

    office.type("papers", ADDENDUM, signed=date(2026, 10, 1)).settled()
    assert (state(office), office.cell("pairs", "П-01", "next")) == ("утверждена", "куратор")
    office.type("papers", FIRST, typed_number="14-а").settled()
    assert "вписать дату" in office.cell("pairs", "П-01", "chain")
    office.type("papers", FIRST, dated=date(2026, 10, 2)).settled()
    assert (state(office), office.cell("pairs", "П-01", "next")) == ("утверждена", "заведующий")
    office.type("papers", FIRST, signed=date(2026, 10, 2)).settled()
    assert (state(office), office.cell("pairs", "П-01", "next")) == ("действует", "куратор")

    directed(office, PAYMENT)
    assert missing(office) == ["Соглашение о сотрудничестве", "Программа пары"]
    office.type("papers", AGREEMENT, signed=date(2026, 10, 3)).run()
    office.type("papers", PLAN, signed=date(2026, 10, 3)).settled()
    assert (missing(office), office.cell("pairs", "П-01", "next")) == ([], "")
    assert not office.told("pairs", "П-01")


@pytest.mark.parametrize(
    ("tab", "key", "column"),
    [("papers", FIRST, "signed"), ("papers", FIRST, "typed_number"), ("papers", FIRST, "dated"),
     ("papers", ADDENDUM, "signed"), ("people", "У-04", "consent_given")],
)  # fmt: skip
def test_what_is_taken_back_takes_the_pair_back(tab: str, key: str, column: str) -> None:
    office = working()
    assert state(office) == "действует"

    office.type(tab, key, **{column: None}).settled()

    assert state(office) == "утверждена"


def test_in_the_labour_function_only_the_directive_is_asked_for() -> None:
    office = begun().type("people", "У-04", labour_function="п. 2.7 должностной инструкции")
    office.type("people", "У-04", consent_given=None).settled()
    assert missing(office)[0] == "Приказ о закреплении"

    directed(office)

    assert state(office) == "действует"
    office.type("people", "У-04", labour_function=None).settled()
    assert state(office) == "утверждена"


def test_a_scan_counts_as_signed_for_the_pair_too() -> None:
    """Of a paper that has its date: with it the scan says when."""
    office = begun().type("papers", ADDENDUM, scan="https://s", dated=date(2026, 10, 1)).run()

    directed(office, signed=None, scan="https://s")

    assert state(office) == "действует"


def test_a_scan_without_any_date_asks_for_it() -> None:
    office = begun().type("papers", ADDENDUM, scan="https://s").settled()

    assert "«Подписано (дата)»" in office.told("papers", ADDENDUM)


def test_papers_in_the_wrong_order_are_told() -> None:
    office = working().type("papers", ADDENDUM, signed=date(2026, 10, 15)).settled()

    assert "раньше дополнительного соглашения" in office.told("pairs", "П-01")
    assert state(office) == "действует"


def test_a_deleted_row_does_not_stop_a_pair_at_work() -> None:
    office = working().delete_row("papers", FIRST).settled()

    assert state(office) == "действует"
    office.delete_row("papers", ADDENDUM).settled()
    assert state(office) == "действует"


def test_a_pair_goes_on_until_the_day_it_ends_although_a_directive_ended_it() -> None:
    office = working().type("pairs", "П-01", ending="отказ наставника", ends_on=date(2026, 12, 1))
    office.settled()
    directed(office, SECOND)
    assert state(office) == "действует"

    office.on(date(2026, 12, 1)).settled()
    assert (state(office), missing(office)) == ("прекращена", [])

    office.type("pairs", "П-01", ending=None, ends_on=None).settled()
    assert state(office) == "утверждена", "a further directive must name the pair anew"
    directed(office, "directive_pairs:сад-3:2026-27")
    assert state(office) == "действует"


def test_late_notice_is_told_beside_the_pair_and_the_notice_is_made() -> None:
    office = approved(garden("directive_pairs", "cancellation_notice", "mentor_refusal"), "П-01")

    office.type("pairs", "П-01", ending="отмена поручения", ends_on=date(2026, 10, 5))
    office.type("pairs", "П-01", notice_given=date(2026, 10, 2)).settled()

    assert "ст. 351.8" in office.told("pairs", "П-01")
    notice = office.texts["cancellation_notice:П-01:2026-27"]
    assert notice["дата_прекращения"] == "«05»\u00a0октября 2026\u00a0г.".replace(" ", "\u00a0")
    assert "сентября" in str(notice["предупредить_до"])
    assert "mentor_refusal:П-01:2026-27" not in office.world.files
    office.type("pairs", "П-01", ending="отказ наставника").settled()
    assert "mentor_refusal:П-01:2026-27" in office.world.files


def test_a_date_of_the_ending_that_changes_is_written_into_the_notice() -> None:
    office = approved(garden("cancellation_notice"), "П-01")
    office.type("pairs", "П-01", ending="отмена поручения", ends_on=date(2026, 12, 1)).settled()

    office.type("pairs", "П-01", ends_on=date(2026, 12, 8)).settled()

    assert "«08»" in str(office.texts["cancellation_notice:П-01:2026-27"]["дата_прекращения"])
    assert office.ordered == ["cancellation_notice:П-01:2026-27"]
