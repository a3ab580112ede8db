"""A consent signed on a paper of the programme stands on «Согласия» by itself."""

from datetime import date

from paper_world import once
from register_garden import Garden, approved, garden, row_told

PAPER = "publication_consent:У-04:2026-27"


@once
def signed() -> Garden:
    """The consent of a mentor to being named in public, signed."""
    office = garden("publication_consent", "agreement")
    office.type("kinds", "publication_consent", wanted="да", only="У-04")
    approved(office, "П-01")
    return office.type("papers", PAPER, signed=date(2026, 10, 5)).settled()


def rows(office: Garden) -> list[str]:
    return [row.key for row in office.world.tables["consents"].rows]


def test_a_signed_paper_gets_its_row() -> None:
    told = row_told(signed(), "consents", "СГ-01")
    assert (told["person"], told["purpose"]) == ("У-04", "распространение")
    assert told["standing"] == "действует"


def test_it_gets_it_once_and_the_row_is_peoples() -> None:
    office = signed().type("consents", "СГ-01", withdrawn=date(2026, 10, 18)).settled()
    assert row_told(office, "consents", "СГ-01")["standing"] == "отозвано"
    office.delete_row("consents", "СГ-01").settled()
    assert rows(office) == []


def test_what_people_wrote_down_themselves_is_not_written_again() -> None:
    office = signed()
    office.delete_row("service", f"consent {PAPER}").settled()
    assert rows(office) == ["СГ-01"]


def test_an_unsigned_paper_is_no_consent() -> None:
    office = garden("publication_consent", "agreement")
    office.type("kinds", "publication_consent", wanted="да", only="У-04").settled()
    assert rows(office) == []
