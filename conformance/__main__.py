"""``make conformance``: plays recorded traffic of Google's servers against the emulator.

The recordings are not part of the project. A folder of them holds `replay.py`, which plays and
compares, and beside it one folder of cassettes or more.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from emulator.starting import running

TOOL = "replay.py"
STRANGER = "emulator:stranger@example.org"
SECONDS = 600
SHOWN = 5


def main(arguments: list[str] | None = None) -> int:
    """Play every folder; 0 where every cassette was wholly passed, 1 where not, 2 without recordings."""
    parser = argparse.ArgumentParser(prog="python -m conformance", description=__doc__)
    parser.add_argument(
        "recordings", type=Path, help=f"a folder with {TOOL} and folders of cassettes"
    )
    folder: Path = parser.parse_args(arguments).recordings
    cassettes = sorted({path.parent for path in folder.glob("*/*.json")}) if folder.is_dir() else []
    if not cassettes or not (folder / TOOL).is_file():
        print(
            f"There are no recordings in {folder}: neither {TOOL} nor cassettes.\n"
            "Say where they are: make conformance RECORDINGS=FOLDER",
            file=sys.stderr,
        )
        return 2
    with running() as base_url:
        played = {path: _played(folder / TOOL, path, base_url) for path in cassettes}
    for path, found in played.items():
        print("\n".join(_told(path.name, found)))
    return 0 if all(_is_whole(found) for found in played.values()) else 1


def _played(tool: Path, cassettes: Path, base_url: str) -> Mapping[str, Any]:
    """What the tool found, as it writes it for programs."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, str(tool), str(cassettes), "--base-url", base_url]
        command += ["--other-token", STRANGER, "--quiet", "--json", str(report)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        found: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found


def _is_whole(found: Mapping[str, Any]) -> bool:
    return bool(found["cassettes_passed"] == found["cassettes"])


def _told(name: str, found: Mapping[str, Any]) -> list[str]:
    lines = []
    for cassette, exchanges in found["results"].items():
        failed = [e for e in exchanges if e["verdict"] in ("BODY", "STATUS")]
        if failed:
            lines.append(f"{cassette}: {len(failed)} of {len(exchanges)} exchanges differ")
        for exchange in failed[:SHOWN]:
            lines.append(f"    {exchange['method']} {exchange['target']}")
            lines += [f"        {diff}" for diff in exchange["diffs"][:SHOWN]]
    lines.append(
        f"{name}: cassettes wholly passed: {found['cassettes_passed']} of {found['cassettes']}; "
        f"exchanges passed: {found['passed']} of {found['exchanges']}"
    )
    return lines


if __name__ == "__main__":
    sys.exit(main())
