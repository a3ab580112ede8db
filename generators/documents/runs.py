"""Text inside a paragraph: bold pieces and line breaks."""

import re
from typing import Any

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def write_runs(paragraph: Any, text: str, *, bold: bool = False) -> None:
    """Adds the text to a paragraph; what stands between ``**`` is bold, line breaks and tabs are kept."""
    for place, piece in enumerate(_BOLD.split(text)):
        if piece:
            run = paragraph.add_run(piece)
            run.bold = True if bold or place % 2 else None
