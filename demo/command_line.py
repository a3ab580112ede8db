"""The product as its users call it: `nastavnik …` as a process, one JSON object back."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from demo.failure import StepFailedError

ORGANISATION = Path(__file__).parent / "organisation.yaml"
SECONDS = 300
_FOREIGN = (
    "CLOUD_RUN_JOB",
    "CLOUD_RUN_EXECUTION",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "GCE_METADATA_HOST",
    "NASTAVNIK_SPREADSHEET_ID",
)
"""Settings of another, perhaps real, programme that must not reach the story."""


class Commands(Protocol):
    """Whoever runs the product's commands."""

    def run(self, command: str, today: date) -> dict[str, Any]:
        """What a command answers on that day."""


@dataclass(frozen=True)
class CommandLine:
    """Calls the product against one Workspace.

    Attributes:
        base_url: Where Google is.
        config: The organisation's file; ids are kept beside it.
    """

    base_url: str
    config: Path

    def run(self, command: str, today: date) -> dict[str, Any]:
        """What a command answers.

        Args:
            command: «init», «sync», «status».
            today: The day on which it runs.

        Raises:
            StepFailedError: It ended with an error; the text holds its own message.
        """
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "sync", *self.arguments(command)],
            env=self.environment(today),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
        if done.returncode:
            raise StepFailedError(
                f"Команда nastavnik {command} завершилась с кодом {done.returncode}:\n{done.stderr.strip()}"
            )
        return _answer(command, done.stdout)

    def arguments(self, command: str) -> list[str]:
        """How a command is called."""
        return [command, "--json", "--config", str(self.config)]

    def environment(self, today: date) -> dict[str, str]:
        """The variables a command runs under, on that day."""
        inherited = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
        return inherited | {
            "WORKSPACE_EMULATOR_URL": self.base_url,
            "NASTAVNIK_TODAY": today.isoformat(),
            "PYTHONUTF8": "1",
        }


def configured_in(folder: Path) -> Path:
    """The organisation of the story, copied into a folder of its own."""
    copied = folder / ORGANISATION.name
    shutil.copyfile(ORGANISATION, copied)
    return copied


def _answer(command: str, text: str) -> dict[str, Any]:
    try:
        answer = json.loads(text)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise StepFailedError(f"Команда nastavnik {command} ответила не объектом JSON: {text!r}")
    return answer
