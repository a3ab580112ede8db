"""What pairs have proved stays proved when they complete the programme."""

from datetime import date

from test_life_of_pairs import working

NUMBERS = ("3.8.", "3.9.", "3.10.")


def test_lines_about_pairs_keep_their_evidence_once_the_pairs_are_over() -> None:
    office = working()
    before = {number: office.cell("roadmap", number, "state") for number in NUMBERS}

    office.type("pairs", "П-01", ending="завершена", ends_on=date(2026, 10, 19)).settled()

    assert office.cell("pairs", "П-01", "state") == "завершена"
    for number in NUMBERS:
        assert office.cell("roadmap", number, "evidence")
        assert office.cell("roadmap", number, "state") == before[number]
    assert "завершили работу 1" in office.cell("roadmap", "3.8.", "progress")
