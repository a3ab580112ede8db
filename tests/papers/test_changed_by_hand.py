"""Papers that people have changed stay as they are; what to do is told beside their rows, once and for all."""

from datetime import date

from paper_world import Garden, approved, garden, once

FIRST = "directive_pairs:сад:2026-27"
AGREEMENT = "agreement:П-01:2026-27"
TOLD = "Документ правили вручную"


@once
def changed() -> Garden:
    """One pair approved; people have changed the draft of its directive."""
    office = approved(garden("directive_pairs", "agreement"), "П-01")
    office.by_hand.add(FIRST)
    return office


def numbered(office: Garden, number: str = "14-а") -> Garden:
    return office.type("papers", FIRST, typed_number=number, dated=date(2026, 10, 2)).settled()


def test_it_stays_as_it_is_and_is_looked_into_once() -> None:
    office = numbered(changed())

    assert office.exported == [FIRST, AGREEMENT]
    assert TOLD in office.told("papers", FIRST)
    assert "«02»" not in office.texts[FIRST]["дата"]
    office.settled()
    assert office.exported == []
    assert TOLD in office.told("papers", FIRST)
    assert office.cell("papers", FIRST, "state") == "зарегистрирован"
    assert "14-а" in office.texts[AGREEMENT]["приказ"], "others cite it all the same"


def test_another_number_is_another_look() -> None:
    office = numbered(numbered(changed()), "15")

    assert FIRST in office.exported
    assert TOLD in office.told("papers", FIRST)
    office.settled()
    assert office.exported == []


def test_what_was_taken_back_again_needs_no_remark() -> None:
    office = numbered(changed())

    office.type("papers", FIRST, typed_number=None, dated=None).settled()

    assert TOLD not in office.told("papers", FIRST)
    assert office.exported == [AGREEMENT]


def test_a_new_pair_is_told_beside_a_changed_draft() -> None:
    office = approved(changed(), "П-02").settled()

    assert "пары" in office.told("papers", FIRST)
    assert office.exported == []


def test_signed_it_says_no_more() -> None:
    office = numbered(changed()).type("papers", FIRST, signed=date(2026, 10, 5)).settled()

    assert TOLD not in office.told("papers", FIRST)


def test_made_anew_it_follows_again() -> None:
    """The number that was not written into the former file is written into the new one."""
    office = numbered(changed()).delete_file(FIRST).delete_row("papers", FIRST).settled()
    assert TOLD not in office.told("papers", FIRST)

    numbered(office)

    assert TOLD not in office.told("papers", FIRST)
    assert office.cell("papers", FIRST, "title").endswith("№ 14-а")
    assert "«02»" in office.texts[FIRST]["дата"]
