"""The command that plays recordings tells what passed, what did not, and that there are none."""

import json
from pathlib import Path

import pytest

from conformance.__main__ import main
from emulator.starting import NotStartedError, running

# A stand-in for the tool that comes with recordings: it writes the report that it is given.
TOOL = """
import json, sys
from pathlib import Path
where = Path(sys.argv[sys.argv.index("--json") + 1])
assert "--base-url" in sys.argv
where.write_text(Path(sys.argv[1], "report.txt").read_text())
"""


def recordings(folder: Path, verdict: str) -> Path:
    cassettes = folder / "some"
    cassettes.mkdir()
    (cassettes / "one.json").write_text("{}")
    (folder / "replay.py").write_text(TOOL)
    exchange = {"verdict": verdict, "method": "GET", "target": "/v4/x", "diffs": ["$.a: 1 -> 2"]}
    passed = int(verdict == "PASS")
    report = {
        "cassettes": 1,
        "cassettes_passed": passed,
        "exchanges": 1,
        "passed": passed,
        "results": {"one": [exchange]},
    }
    (cassettes / "report.txt").write_text(json.dumps(report))
    return folder


def test_what_passed_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(recordings(tmp_path, "PASS"))]) == 0
    said = capsys.readouterr().out
    assert said == "some: cassettes wholly passed: 1 of 1; exchanges passed: 1 of 1\n"


def test_what_differs_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(recordings(tmp_path, "BODY"))]) == 1
    said = capsys.readouterr().out
    assert "one: 1 of 1 exchanges differ" in said
    assert "$.a: 1 -> 2" in said
    assert "0 of 1" in said


def test_without_recordings_it_says_where_to_name_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none")]) == 2
    assert "RECORDINGS=" in capsys.readouterr().err


def test_an_emulator_that_does_not_start_is_told(tmp_path: Path) -> None:
    (tmp_path / "memory").write_text("not a memory of the emulator, but some other text")
    with pytest.raises(NotStartedError), running("--data", str(tmp_path / "memory")):
        pass
