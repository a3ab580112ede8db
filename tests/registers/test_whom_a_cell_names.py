"""Lists of codes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.registers.company import Company, named

COMPANY = Company(
    people={code: code for code in ("У-01", "У-02", "У-03", "У-04", "У-10")} | {"У-09": "У-01"},
    mentors=("У-03", "У-04"),
    mentees=("У-01", "У-02", "У-10"),
    pairs={"П-01": ("У-03", "У-01"), "П-02": ("У-04", "У-02"), "П-03": ("У-04", "У-10")},
    standing_pairs=("П-01", "П-02"),
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ""),
        ("У-01, У-02", "У-01 У-02"),
        ("у 1; y-2\nУ03.", "У-01 У-02 У-03"),
        ("У-01 У-10", "У-01 У-10"),
        ("У-02 и У-01", "У-01 У-02"),
        ("П-01", "У-01 У-03"),
        ("П-02, П-03", "У-02 У-04 У-10"),
        ("У-09", "У-01"),
        ("У-02 — Мария Петровна", "У-02"),
        ("Все", "У-01 У-02 У-03 У-04 У-10"),
        ("ВСЕ НАСТАВНИКИ", "У-03 У-04"),
        ("все  нaставляемые", "У-01 У-02 У-10"),
        ("все пары", "У-01 У-02 У-03 У-04"),
        ("все наставники, У-01", "У-01 У-03 У-04"),
    ],
)
def test_codes_and_words_are_read(text: str, codes: str) -> None:
    read = named(text, COMPANY)
    assert read.codes == tuple(codes.split())
    assert read.faults == ()


def test_two_people_of_one_pair_are_no_repetition() -> None:
    assert named("П-02, П-03, У-04", COMPANY).faults == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("У-55", "участника У-55 нет"),
        ("П-55", "пары П-55 нет"),
        ("воспитатели", "запись № 1 — не код"),
        ("У-01, 14 человек", "запись № 2 — не код"),
        ("У-01 12 У", "запись № 1 — не код"),
        ("У-01, У-02, у 1", "У-01 стоит дважды"),
    ],
)
def test_what_names_nobody_is_a_fault(text: str, said: str) -> None:
    faults = named(text, COMPANY).faults
    assert [fault for fault in faults if fault.startswith(said)], faults


likely = st.sampled_from(["У-01", "П-02", "все", "У-77", ",", "; ", " и ", " ", "Мария", "12"])


@given(st.lists(likely | st.text(max_size=4), max_size=8).map("".join))
def test_nobody_is_guessed_and_nothing_is_quoted(text: str) -> None:
    read = named(text, COMPANY)
    known = set(COMPANY.people.values())
    assert set(read.codes) <= known
    assert len(set(read.codes)) == len(read.codes)
    assert all("Мария" not in fault for fault in read.faults)
    assert named(read.told, COMPANY).codes == read.codes
