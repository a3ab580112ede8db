"""What a command says: one JSON object or Russian text on stdout, progress on stderr."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any, TextIO


class Output:
    """Where a command speaks.

    Attributes:
        as_json: One JSON object goes to stdout, everything else to stderr.
    """

    def __init__(
        self, *, as_json: bool, stdout: TextIO = sys.stdout, stderr: TextIO = sys.stderr
    ) -> None:
        self.as_json = as_json
        self._stdout = stdout
        self._stderr = stderr

    def result(self, value: Mapping[str, Any], lines: Iterable[str]) -> None:
        """The command's answer."""
        if self.as_json:
            self._stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        else:
            self._stdout.write("".join(f"{line}\n" for line in lines))
        self._stdout.flush()

    def progress(self, line: str) -> None:
        """What is being done."""
        self._stderr.write(f"{line}\n")
        self._stderr.flush()

    def failure(self, text: str, code: int) -> int:
        """Why nothing came of the command, and its exit code, which is returned."""
        self.progress(text)
        if self.as_json:
            self.result({"error": text, "code": code}, ())
        return code
