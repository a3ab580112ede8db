"""Additional agreements to a mentor's labour contract: each names mentees, and a signed one is never widened."""

from datetime import date

from paper_world import Garden, approved, garden, once

FIRST, SECOND = (f"labour_addendum:{s}:2026-27" for s in ("У-04", "У-04-2"))
DIRECTIVE, SECOND_DIRECTIVE = (f"directive_pairs:{s}:2026-27" for s in ("сад", "сад-2"))
KINDS = ("labour_addendum", "directive_pairs")


def mentees(office: Garden, key: str) -> list[str]:
    """Surnames of the mentees that an addendum names."""
    return [pair["наставляемый"].split()[0] for pair in office.texts[key]["пары"]]


@once
def begun() -> Garden:
    """The only mentor has one mentee by an approved pair, and is proposed for a second one."""
    office = approved(garden(*KINDS), "П-01")
    for code in ("У-05", "У-06"):
        office.type("people", code, left=True)
    return office.run()


def second_pair(office: Garden) -> str:
    """The pair that is proposed for the mentor besides the first one."""
    (code,) = (
        row.key
        for row in office.world.tables["pairs"].rows
        if row.text("mentor") == "У-04" and row.text("state") == "предложена"
    )
    return code


def test_a_draft_follows_the_mentors_pairs() -> None:
    office = begun()
    file = office.cell("papers", FIRST, "file")
    code = second_pair(office)

    approved(office, code)

    assert office.cell("papers", FIRST, "pair") == f"П-01, {code}"
    assert len(mentees(office, FIRST)) == 2
    assert office.cell("papers", FIRST, "file") == file
    assert SECOND not in office.world.files


def test_a_signed_one_stays_and_a_further_one_names_the_new_mentee_alone() -> None:
    office = begun().type("papers", FIRST, signed=date(2026, 10, 1)).settled()
    before = office.texts[FIRST]
    code = second_pair(office)

    approved(office, code)

    assert office.texts[FIRST] is before
    assert office.cell("papers", FIRST, "pair") == "П-01"
    assert office.cell("papers", SECOND, "pair") == code
    assert len(mentees(office, SECOND)) == 1
    assert mentees(office, SECOND) != mentees(office, FIRST)


def test_a_pair_is_at_work_only_by_the_addendum_that_names_it() -> None:
    office = begun().type("papers", FIRST, signed=date(2026, 10, 1)).run()
    directive = {"typed_number": "14-а", "dated": date(2026, 10, 2), "signed": date(2026, 10, 2)}
    office.type("papers", DIRECTIVE, **directive).run()
    code = second_pair(office)
    approved(office, code)
    office.type("papers", SECOND_DIRECTIVE, **(directive | {"typed_number": "20"})).run()
    assert office.cell("pairs", "П-01", "state") == "действует"
    assert office.cell("pairs", code, "state") == "утверждена"
    assert office.cell("pairs", code, "chain").startswith("Дополнительное соглашение: подписать")

    office.type("papers", SECOND, signed=date(2026, 10, 5)).settled()

    assert office.cell("pairs", code, "state") == "действует"


def test_an_addendum_of_before_that_names_no_pairs_stands_for_all() -> None:
    office = begun().type("papers", FIRST, signed=date(2026, 10, 1), pair=None).run()
    office.type("service", f"covers {FIRST}", value=None).run()

    approved(office, second_pair(office))

    assert office.cell("pairs", "П-01", "chain").startswith("Приказ о закреплении")


def test_only_for_a_mentor_goes_for_the_mentors_further_addenda_too() -> None:
    office = begun().type("kinds", "labour_addendum", only="У-04").run()
    office.type("papers", FIRST, signed=date(2026, 10, 1)).run()

    approved(office, second_pair(office))

    assert SECOND in office.world.files
