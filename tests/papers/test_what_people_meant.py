"""What people type beside papers and can't mean, or type all at once, or twice: told, and never taken for a signature."""

from datetime import date

import pytest
from paper_world import TODAY, Garden, approved, garden, once

FIRST, SECOND = (f"directive_pairs:{s}:2026-27" for s in ("сад", "сад-2"))
PAYMENT = "directive_payment:сад:2026-27"
ADDENDUM, CONSENT = "labour_addendum:У-04:2026-27", "mentor_consent:У-04:2026-27"
AGREEMENT, OTHER_AGREEMENT = "agreement:П-01:2026-27", "agreement:П-02:2026-27"
KINDS = ("mentor_consent", "labour_addendum", "directive_pairs", "directive_payment", "agreement")
DAY = date(2026, 9, 30)


@once
def begun() -> Garden:
    return approved(garden(*KINDS), "П-01", "П-02")


def working() -> Garden:
    """П-01 has all that the law asks for; its agreement is not signed."""
    office = begun().type("papers", ADDENDUM, signed=DAY)
    office.type("papers", FIRST, typed_number="14-а", dated=DAY).run()
    return office.type("papers", FIRST, signed=DAY).settled()


@pytest.mark.parametrize("scan", ["нет", "потом", "-", "подписан у заведующей", "файл.pdf"])
def test_words_under_scan_are_no_signature(scan: str) -> None:
    office = begun().type("papers", ADDENDUM, scan=scan, dated=DAY).settled()

    assert office.cell("papers", ADDENDUM, "state") == "проект"
    assert "не ссылка" in office.told("papers", ADDENDUM)
    assert office.cell("pairs", "П-01", "chain").startswith("Дополнительное соглашение")


def test_a_signature_that_is_still_to_come_does_not_count_until_its_day() -> None:
    office = begun().type("papers", AGREEMENT, signed=date(2026, 11, 20)).settled()
    assert office.cell("papers", AGREEMENT, "state") == "создан"
    assert "ещё не наступило" in office.told("papers", AGREEMENT)

    office.on(date(2026, 11, 20)).settled()

    assert office.cell("papers", AGREEMENT, "state") == "подписан"
    assert office.told("papers", AGREEMENT) == ""


def test_a_date_far_ahead_is_told() -> None:
    office = begun().type("papers", FIRST, typed_number="37", dated=date(2030, 9, 1)).settled()

    assert "далеко впереди" in office.told("papers", FIRST)


def test_filed_without_a_signature_is_told_and_proves_nothing() -> None:
    office = begun().type("papers", AGREEMENT, filed=TODAY).settled()

    assert office.cell("papers", AGREEMENT, "state") == "создан"
    assert "подписи нет" in office.told("papers", AGREEMENT)


def test_number_and_signature_typed_at_once_reach_the_file_once() -> None:
    office = begun()
    office.type("papers", FIRST, typed_number="26", dated=DAY, signed=DAY).run()
    assert FIRST in office.ordered
    assert office.texts[FIRST]["номер"] == "26"
    assert office.cell("papers", FIRST, "title").endswith("№ 26")
    assert office.cell("papers", FIRST, "state") == "подписан"

    office.type("papers", FIRST, typed_number="26-ОД").settled()

    assert FIRST not in office.ordered
    assert office.texts[FIRST]["номер"] == "26"
    assert "номер в реестре теперь другой" in office.told("papers", FIRST)


def test_such_a_file_that_people_edited_is_left_to_them() -> None:
    office = begun()
    office.by_hand.add(FIRST)

    office.type("papers", FIRST, typed_number="26", dated=DAY, signed=DAY).run()

    assert FIRST not in office.ordered
    assert office.told("papers", FIRST) == ""
    office.settled()


def test_a_directive_signed_without_a_number_gets_none_by_itself() -> None:
    office = begun().type("papers", FIRST, signed=DAY).settled()

    office.type("papers", FIRST, typed_number="26").settled()

    assert FIRST not in office.ordered
    assert "№ 26" in office.told("papers", FIRST)


def test_mentoring_that_belongs_to_the_position_needs_no_addendum_and_is_not_paid_twice() -> None:
    office = garden(*KINDS).type("people", "У-04", labour_function="п. 3.1 инструкции").run()

    approved(office, "П-01", "П-02")

    assert ADDENDUM not in office.texts
    assert office.cell("papers", PAYMENT, "pair") == "П-02"
    assert office.cell("papers", FIRST, "pair") == "П-01, П-02"
    assert CONSENT in office.texts  # it was made before anybody said so


def test_a_pair_whose_directive_is_signed_cannot_be_rejected_by_a_word() -> None:
    office = working()
    assert office.cell("pairs", "П-01", "state") == "действует"

    office.type("pairs", "П-01", decision="отклонить").run()

    assert office.cell("pairs", "П-01", "state") == "действует"
    assert "«Прекращение»" in office.told("pairs", "П-01")


def test_a_pair_that_a_signed_directive_has_ended_can_be_rejected() -> None:
    office = working().type("pairs", "П-01", ending="отказ наставника", ends_on=DAY).run()
    office.type("papers", SECOND, typed_number="20", dated=DAY, signed=DAY).run()
    office.type("pairs", "П-01", ending=None, ends_on=None, decision="отклонить").run()

    assert office.cell("pairs", "П-01", "state") == "отклонена"


def test_one_number_twice_in_a_journal_is_told_and_in_two_journals_is_not() -> None:
    office = begun().type("papers", FIRST, typed_number="31", dated=DAY)
    office.type("papers", PAYMENT, typed_number="31", dated=DAY).settled()
    assert "уже есть" not in office.told("papers", FIRST) + office.told("papers", PAYMENT)

    office.type("papers", OTHER_AGREEMENT, typed_number="1/2026-27").run()

    assert AGREEMENT in office.told("papers", OTHER_AGREEMENT)
    assert OTHER_AGREEMENT in office.told("papers", AGREEMENT)


def test_an_ending_taken_back_says_so_beside_its_paper() -> None:
    kinds = ("mentor_refusal", "directive_pairs")
    office = approved(garden(*kinds), "П-01")
    office.type("pairs", "П-01", ending="отказ наставника", ends_on=date(2026, 12, 1)).run()
    office.type("pairs", "П-01", ending=None, ends_on=None).run()

    told = office.told("papers", "mentor_refusal:П-01:2026-27")

    assert "прекращения этой пары больше нет" in told


def test_a_directive_that_changes_another_is_called_so() -> None:
    office = working()

    approved(office, "П-03")

    assert office.cell("papers", SECOND, "title") == (
        "Приказ об изменении состава наставнических пар — проект"
    )


def test_pairs_begin_to_work_by_the_directive_and_not_before() -> None:
    office = begun()
    assert "___" in office.texts[ADDENDUM]["начало_работы"]

    office.type("papers", FIRST, typed_number="14-а", dated=date(2026, 10, 2)).settled()

    assert office.texts[FIRST]["начало_работы"] == "02.10.2026"
    assert office.texts[ADDENDUM]["начало_работы"] == "02.10.2026"


def test_what_people_typed_of_consent_and_addendum_stands_in_papers_that_rest_on_them() -> None:
    office = approved(garden("labour_addendum", "mentor_refusal"), "П-01")
    assert "«15»\u00a0сентября" in office.texts[ADDENDUM]["согласие_наставника"]
    office.type("papers", ADDENDUM, typed_number="7-к", dated=DAY).run()

    office.type("pairs", "П-01", ending="отказ наставника", ends_on=date(2026, 12, 1)).settled()

    told = office.texts["mentor_refusal:П-01:2026-27"]["дополнительное_соглашение"]
    assert told.replace("\u00a0", " ") == "от «30» сентября 2026 г. № 7-к"
