"""The archive that a .docx or .xlsx is, opened so that no file can exhaust the memory."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any

from docx.oxml.parser import parse_xml

LARGEST_PART = 30_000_000
"""Bytes of one part, unpacked; a plan of 500 lines has about one million."""

_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)


class Damaged(Exception):
    """The archive or a part of it can't be read; the text is for staff."""


class Archive:
    """Parts by name, unpacked when asked for and never further than ``LARGEST_PART``."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
        except _BROKEN as fault:
            raise Damaged("файл повреждён. Откройте его и сохраните заново") from fault

    def first(self, names: Iterable[str]) -> str | None:
        """The first of those names that is there."""
        return next((name for name in names if name in self.names), None)

    def xml(self, name: str) -> Any:
        """A part as XML; entities are not resolved.

        Raises:
            Damaged: It is missing, no XML, encrypted, or larger than any plan.
        """
        try:
            with self._zip.open(name) as stream:
                content = stream.read(LARGEST_PART + 1)
        except (KeyError, RuntimeError, *_BROKEN) as fault:
            raise Damaged("файл повреждён или закрыт паролем. Сохраните его без пароля") from fault
        if len(content) > LARGEST_PART:
            raise Damaged("в распакованном виде файл слишком велик для плана мероприятий")
        try:
            return parse_xml(content)
        except SyntaxError as fault:  # lxml's XMLSyntaxError is one
            raise Damaged("файл повреждён. Откройте его и сохраните заново") from fault
