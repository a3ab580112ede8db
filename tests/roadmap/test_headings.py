"""What heads activities and what is one, in plans that count within sections and in plans that count through."""

import pytest

from programme.roadmap import is_heading


@pytest.mark.parametrize(
    ("number", "bare", "gone_on_from", "heading"),
    [
        ("3", True, True, True),
        ("3", True, False, True),
        ("II", True, False, True),
        ("3", False, True, True),  # a section with somebody responsible for all of it
        ("3", False, False, False),  # counted through
        ("3.10", True, False, False),
        ("3.10", False, False, False),
        ("1.1", True, True, True),
        ("1.1", False, True, False),
        ("", False, False, True),
    ],
)
def test_a_heading_is_known_by_its_number_its_cells_and_what_goes_on_from_it(
    number: str, bare: bool, gone_on_from: bool, heading: bool
) -> None:
    assert is_heading(number, is_bare=bare, is_gone_on_from=gone_on_from) is heading
