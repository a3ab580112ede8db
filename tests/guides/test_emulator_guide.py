"""The guide to the emulator: its examples run, and its tables are what the emulator has."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from emulator.control import control_routes
from emulator.discovery import methods
from emulator.edge import Edge
from emulator.faults import parse_instruction
from emulator.identity.control import identity_control
from emulator.quirks import QUIRKS
from emulator.services import HANDLERS
from emulator.sheets.batch import REQUESTS

GUIDE = (Path(__file__).parents[2] / "docs" / "emulator.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python (\S+)\n(.*?)```", GUIDE, re.DOTALL)


def rows(head: str) -> list[str]:
    """The rows of the table that begins with a header cell."""
    table = GUIDE[GUIDE.index(f"| {head} |") :].split("\n\n")[0]
    return table.splitlines()[2:]


def marked(row: str, cell: int) -> list[str]:
    """What stands in back quotes in one cell of a row."""
    return re.findall(r"`([^`]+)`", row.split("|")[cell + 1])


@pytest.mark.journey
def test_the_examples_run(tmp_path: Path) -> None:
    assert [name for name, _ in EXAMPLES] == [
        "conftest.py",
        "test_example.py",
        "test_google_client.py",
        "test_service_account.py",
    ]
    for name, code in EXAMPLES:
        (tmp_path / name).write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(
        command, check=False, cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout


def test_every_quirk_is_told_with_its_answers() -> None:
    told = {marked(row, 0)[0]: tuple(marked(row, 1)) for row in rows("quirk")}
    assert told == {name: quirk.answers for name, quirk in QUIRKS.items()}


def test_every_control_path_is_told_with_its_verbs() -> None:
    told = set()
    for row in rows("path"):
        *verbs, last = marked(row, 0)
        verb, _, path = last.partition(" ")
        told |= {(v, path) for v in [*verbs, verb]}
    routes = [*control_routes(Edge()), *identity_control(Edge())]
    assert told == {
        (v, route.path) for route in routes for v in (route.methods or set()) - {"HEAD"}
    }


def test_every_instruction_can_be_planned() -> None:
    for row in rows("instruction"):
        for text in marked(row, 0):
            parse_instruction(text.replace("NNN", "503").replace("NK", "8K").replace("Ns", "2s"))


def test_the_numbers_are_right() -> None:
    served = [name for name in HANDLERS if "@" not in name]
    assert f"{len(served)} of the {len(methods())} methods" in GUIDE
    assert f"batchUpdate {len(REQUESTS)}; the five" in GUIDE
    assert f"**Sheets**: all {len([m for m in methods() if m.startswith('sheets.')])}:" in GUIDE
