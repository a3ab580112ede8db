"""Text inside a paragraph: bold pieces and line breaks."""

import re
from typing import Any

from generators.documents.tags import TAG

# A tag is passed over whole: its two stars are a power, not bold.
_BOLD = re.compile(rf"({TAG.pattern})|\*\*((?:{TAG.pattern}|.)+?)\*\*", re.DOTALL)


def write_runs(paragraph: Any, text: str, *, bold: bool = False) -> None:
    """Adds the text to a paragraph; what stands between ``**`` is bold, line breaks and tabs are kept."""
    position = 0
    for match in _BOLD.finditer(text):
        if match.group(2) is not None:
            _write(paragraph, text[position : match.start()], bold=bold)
            _write(paragraph, match.group(2), bold=True)
            position = match.end()
    _write(paragraph, text[position:], bold=bold)


def _write(paragraph: Any, text: str, *, bold: bool) -> None:
    if text:
        paragraph.add_run(text).bold = bold or None
