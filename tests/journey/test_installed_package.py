"""The wheel, installed as on a user's machine: everything it needs is in it, and it runs from any folder."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
import requests

pytestmark = pytest.mark.journey

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python whose only copy of the project is the wheel; its dependencies are borrowed."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run(
        [*build, "-w", str(folder), str(ROOT)], check=True, capture_output=True, timeout=120
    )
    venv.create(folder / "venv")
    place = sysconfig.get_path("purelib", "venv", {"base": str(folder / "venv")})
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(place)
    # A line of a .pth adds a folder, but the editable install there must not be followed to the checkout.
    borrowed = f"import sys; sys.path.append({sysconfig.get_path('purelib')!r})\n"
    (Path(place) / "borrowed.pth").write_text(borrowed, encoding="utf-8")
    return folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"


def test_the_wheel_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [installed, "-c", "import sync; print(sync.__file__)"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "venv" in Path(where.stdout.strip()).parts
    with subprocess.Popen(
        [installed, "-m", "sync", "emulator", "--port", "0"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as emulator:
        try:
            assert emulator.stdout is not None
            base_url = json.loads(emulator.stdout.readline())["base_url"]
            done = subprocess.run(
                [installed, "-m", "sync", "init", "--json"],
                cwd=tmp_path,
                env={**os.environ, "WORKSPACE_EMULATOR_URL": base_url, "PYTHONUTF8": "1"},
                capture_output=True,
                encoding="utf-8",
                timeout=120,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            made = json.loads(done.stdout)
            for address in (made["spreadsheet_url"], f"{base_url}/_emulator/pages/sheet.js"):
                assert requests.get(address, timeout=10).ok
        finally:
            emulator.terminate()
    assert (tmp_path / "organisation.local.yaml").exists()
