"""Names and positions in six cases against forms that were written by the norms, not by the programme."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from golden_names import FILE, GoldenName, golden_names

from config.loading import load
from programme.russian.cases import Case
from programme.russian.declension import decline
from programme.russian.names import parse_name
from programme.russian.positions import decline_position

NAMES = golden_names()
KNOWN_ERRORS = 4
"""Names whose right forms the programme can't know; one more is a step back, one less is to be noted here."""


def declined(golden: GoldenName) -> Mapping[Case, str]:
    name = parse_name(golden.typed)
    assert name is not None, golden.typed
    return {case: str(decline(name, golden.gender, case)) for case in Case}


def wrong(golden: GoldenName) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Case → what the programme says, and what would be right."""
    forms = declined(golden)
    return {
        case.value: (forms[case], right)
        for case, right in golden.forms.items()
        if forms[case] not in right
    }


@pytest.mark.parametrize("golden", NAMES, ids=lambda golden: f"{golden.gender} {golden.typed}")
def test_a_name_reads_as_a_secretary_would_write_it(golden: GoldenName) -> None:
    assert golden.forms.keys() == set(Case)
    assert bool(wrong(golden)) == bool(golden.error), wrong(golden)


def test_the_errors_that_are_left_are_few_and_known(capsys: pytest.CaptureFixture[str]) -> None:
    known = [golden for golden in NAMES if golden.error]
    right = sum(len(Case) - len(wrong(golden)) for golden in NAMES)
    with capsys.disabled():
        sys.stdout.write(
            f"\nnames: {len(NAMES)}, forms right: {right} of {len(NAMES) * len(Case)}, "
            f"names known to be wrong: {len(known)}\n"
        )
    assert len(NAMES) >= 120
    assert len(known) == KNOWN_ERRORS


TABLE = load(Path(__file__).parents[2] / "config" / "organisation.yaml").positions
POSITIONS = [
    line.split(" | ")
    for line in FILE.with_name("golden_positions.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("forms", POSITIONS, ids=lambda forms: forms[0])
def test_a_position_reads_as_a_secretary_would_write_it(forms: list[str]) -> None:
    assert [decline_position(forms[0], case, TABLE) for case in Case] == forms


def test_every_position_of_the_configuration_has_been_read() -> None:
    assert {entry.nominative for entry in TABLE} == {forms[0] for forms in POSITIONS}
    assert len(POSITIONS) >= 18
