"""Fields of a text («PAGE», «PAGEREF мета»): their codes, read and replaced."""

from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

_INSTRUCTION = qn("w:instr")


def codes(root: Any) -> list[str]:
    """The code of every field."""
    return [
        *(found.text or "" for found in root.iter(qn("w:instrText"))),
        *(found.get(_INSTRUCTION, "") for found in root.iter(qn("w:fldSimple"))),
    ]


def rewrite(root: Any, new: Callable[[str], str]) -> None:
    """Replace the code of every field."""
    for found in root.iter(qn("w:instrText")):
        found.text = new(found.text or "")
    for found in root.iter(qn("w:fldSimple")):
        found.set(_INSTRUCTION, new(found.get(_INSTRUCTION, "")))
