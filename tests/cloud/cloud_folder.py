"""deploy/set-up.sh started with a folder in the place of Google Cloud."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
GIVEN = ("--project", "sad-123", "--region", "europe-west1")
ALL = (*GIVEN, "--alert", "it@example.org", "--subject", "kurator@example.org")


class Cloud:
    """A folder that plays Google Cloud."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir(parents=True)
        fake = Path(__file__).with_name("fake_gcloud.py")
        start = f'#!/bin/sh\nexec {sys.executable} -S -E {fake} "$@"\n'
        (folder / "bin/gcloud").write_text(start, encoding="utf-8")
        (folder / "bin/gcloud").chmod(0o755)

    def set_up(
        self, *arguments: str, folder: Path = ROOT, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        variables = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
            "FAKE_GCLOUD": str(self.folder),
            "SET_UP_PAUSE": "0",
            **environment,
        }
        return subprocess.run(
            ["bash", "deploy/set-up.sh", *arguments],
            cwd=folder, env=variables, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    @property
    def policies(self) -> list[str]:
        """The lines of all policies that were handed over, in order."""
        path = self.folder / "policies"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    @property
    def changes(self) -> list[str]:
        """Every change that was asked for, in order; those that failed too."""
        path = self.folder / "changes"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    @property
    def state(self) -> Mapping[str, str]:
        """What stands."""
        return dict(json.loads((self.folder / "state").read_text("utf-8")))
