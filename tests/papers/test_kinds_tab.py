"""«Виды документов»: which kinds people want, for whom, and what they type there besides."""

from typing import Any

import pytest
from paper_world import Garden, approved, garden

KINDS = (
    "mentor_consent",
    "agreement",
    "mentoring_plan",
    "pd_consent",
    "meeting_minutes",
    "directive_pairs",
)


ALL = ["У-04", "У-05", "У-06"]


def made(office: Garden, kind: str) -> list[str]:
    """Of whom there is a paper of a kind."""
    return [key.split(":")[1] for key in office.papers if key.startswith(f"{kind}:")]


def wanting(kind: str, **typed: Any) -> Garden:
    """Two pairs approved after people had said what they want."""
    office = garden(*KINDS)
    return approved(office.type("kinds", kind, **typed), "П-01", "П-02").settled()


@pytest.mark.parametrize(
    ("typed", "is_made"),
    [
        ("да", True),
        ("нет", False),
        (None, True),
        ("НЕТ ", False),
        ("Да", True),
        ("не знаю", True),
        (5.0, True),
        ("=1", True),
    ],
)
def test_yes_no_nothing_and_what_cannot_be_read(typed: Any, is_made: bool) -> None:
    office = wanting("agreement", wanted=typed)

    assert made(office, "agreement") == (["П-01", "П-02"] if is_made else [])
    unclear = typed not in {None, "да", "Да", "нет", "НЕТ "}
    assert ("непонятно" in office.told("kinds", "agreement")) == unclear


def test_a_kind_for_the_asking_is_made_once_it_is_asked_for() -> None:
    office = wanting("mentor_consent")
    assert made(office, "pd_consent") == []

    office.type("kinds", "pd_consent", wanted="да", only="у 2; У-05").settled()

    assert made(office, "pd_consent") == ["У-02", "У-05"]
    assert not office.told("kinds", "pd_consent")
    assert office.cell("kinds", "pd_consent", "made") == "2\u00a0документа"


@pytest.mark.parametrize("only", ["чушь", "всем", "П-1,П 2 и ещё", "У-01", "сад", "0"])
def test_codes_that_name_nobody_of_the_kind_are_for_nobody_and_told(only: str) -> None:
    office = wanting("agreement", only=only)

    expected = ["П-01"] if only.startswith("П-1") else []
    assert made(office, "agreement") == expected
    assert "«Только для (коды)»" in office.told("kinds", "agreement")


@pytest.mark.parametrize(
    ("kind", "only"),
    [
        ("pd_consent", "П-01"),
        ("mentor_consent", "П-01"),
        ("meeting_minutes", "П-01"),
        ("directive_pairs", "П-02"),
    ],
)
def test_a_code_of_the_wrong_sort_is_told(kind: str, only: str) -> None:
    office = wanting(kind, wanted="да", only=only)

    assert made(office, kind) == (ALL if kind == "mentor_consent" else [])  # made before
    assert "«Только для (коды)»" in office.told("kinds", kind)


def test_separators_alone_are_no_codes() -> None:
    assert made(wanting("agreement", only=" , ;"), "agreement") == ["П-01", "П-02"]


def test_no_keeps_what_was_made_and_keeps_it_up() -> None:
    office = wanting("agreement")
    office.type("kinds", "agreement", wanted="нет").type(
        "kinds", "directive_pairs", wanted="нет"
    ).settled()

    approved(office, "П-03").settled()
    office.type("papers", "directive_pairs:сад:2026-27", typed_number="14-а").settled()

    assert made(office, "agreement") == ["П-01", "П-02"]
    assert "№\u00a014-а" in office.texts["agreement:П-01:2026-27"]["приказ"]
    assert office.cell("papers", "directive_pairs:сад:2026-27", "pair") == "П-01, П-02, П-03"
    assert office.cell("kinds", "agreement", "made") == "2\u00a0документа"


def test_rows_that_were_deleted_come_back_empty() -> None:
    office = wanting("agreement", wanted="нет")

    office.delete_row("kinds", "agreement").settled()

    assert office.cell("kinds", "agreement", "default") == "да"
    assert made(office, "agreement") == ["П-01", "П-02"]
