"""A kind of papers that is not known, or that has no papers yet: what is said of it; pure."""

from pathlib import Path

import pytest

from config.loading import load
from generators.export.papers import Paper
from sync.exporting.kinds import LINE, MOST_NEAR
from sync.exporting.register import chosen
from sync.refusals import WrongUse

SHIPPED = Path(__file__).parents[2] / "config" / "organisation.yaml"
KINDS = {kind.kind: kind.caption for kind in load(SHIPPED).papers}
REGISTER = [Paper(f"{kind}:П-05:2026-27", caption) for kind, caption in KINDS.items()]


def told(kind: str, register: list[Paper] = REGISTER, year: str = "2026-27") -> str:
    with pytest.raises(WrongUse) as refused:
        chosen(register, (), kinds=KINDS, kind=kind, year=year)
    return str(refused.value)


def near(kind: str) -> list[str]:
    """The kinds that are offered first."""
    said, _, _ = told(kind).partition("Все виды")
    return [line.split(" — ")[0].strip() for line in said.splitlines()[1:] if " — " in line]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("agreemnt", "agreement"),
        ("agreements", "agreement"),
        ("соглашение", "agreement"),
        ("Соглашения", "agreement"),
        ("соглашение о сотрудничестве.", "agreement"),
        ("журнал консультации", "consultation_journal"),
        ("consent", "pd_consent"),
        ("портфолио", "mentor_portfolio"),
        ("договор", "labour_addendum"),
        ("доплата", "directive_payment"),
    ],
)
def test_what_was_probably_meant_comes_first(typed: str, meant: str) -> None:
    assert meant in near(typed)[:3]


@pytest.mark.parametrize("typed", ["agreemnt", "соглашение"])
def test_of_several_with_the_same_word_the_whole_name_decides(typed: str) -> None:
    assert near(typed)[0] == "agreement"


def test_every_directive_is_near_the_word_for_it() -> None:
    assert set(near("приказ")) == {kind for kind in KINDS if kind.startswith("directive_")}


@pytest.mark.parametrize("typed", ["щщщ", "о", "agreemnt", "приказ", "х" * 500])
def test_all_kinds_are_listed_in_lines_that_a_terminal_takes(typed: str) -> None:
    said = told(typed)

    _, _, listed = said.partition("Все виды")
    whole = " ".join(listed.split())
    assert all(f"{kind} — {caption}" in whole for kind, caption in KINDS.items())
    assert max(map(len, said.splitlines()[1:])) <= LINE
    assert len(near(typed)) <= MOST_NEAR


def test_where_nothing_is_near_nothing_is_guessed() -> None:
    assert near("щщщ") == []
    assert "Похож" not in told("щщщ")


def test_a_kind_that_only_the_register_knows_is_listed_too() -> None:
    assert "old_kind — старый вид" in told("щщщ", [Paper("old_kind:сад:2026-27", "старый вид")])


def test_a_kind_without_papers_is_not_called_unknown() -> None:
    said = told("Agreement", [Paper("regulation:сад:2026-27", "Положение")])

    assert said.startswith("Документов вида «соглашение о сотрудничестве» за 2026-27 ещё нет.")
    assert "regulation — Положение" in said
    assert "Все виды" not in said


@pytest.mark.parametrize("typed", ["agreement", " СОГЛАШЕНИЕ о сотрудничестве"])
def test_a_known_kind_is_found(typed: str) -> None:
    found = chosen(REGISTER, (), kinds=KINDS, kind=typed.strip(), year="2026-27")

    assert [paper.kind for paper in found] == ["agreement"]
