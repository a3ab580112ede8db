"""A fresh kindergarten for each whole-process test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from office import OPENED, Office

ORGANISATION = Path(__file__).parents[2] / "config" / "organisation.yaml"


@pytest.fixture
def empty_office(emulator: str, tmp_path: Path) -> Iterator[Office]:
    """An emulator with nothing on it, and a configuration of its own."""
    shutil.copy(ORGANISATION, tmp_path / "organisation.yaml")
    yield Office(emulator, tmp_path)
    while OPENED:
        OPENED.pop().close()


@pytest.fixture
def office(empty_office: Office) -> Office:
    """A kindergarten after ``nastavnik init``."""
    answered = empty_office.run("init")
    assert answered.code == 0, answered.said
    return empty_office
