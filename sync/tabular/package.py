"""The package that a .docx or .xlsx is, opened so that no file can exhaust the memory."""

import io
import zipfile
import zlib
from typing import Any

from docx.oxml.parser import parse_xml

LARGEST_PART, MOST_READ = 30_000_000, 60_000_000
"""Bytes of one part and of all that are read, unpacked; a plan of 500 lines or a list of 5000 people has 1–2 million."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Excel and Word files begin with, and new ones that a password locks."""
LOCKED = "файл закрыт паролем. Откройте его, снимите пароль, сохраните и повторите"

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)
_AGAIN = "файл повреждён и не читается. Откройте его, сохраните заново и повторите"
_TOO_LARGE = (
    "в распакованном виде файл слишком велик. Оставьте в нём только нужную таблицу и повторите"
)
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
"""Namespaces of files saved as «Strict Open XML» (ISO/IEC 29500-1) → those of all others."""


class Damaged(Exception):
    """The package or a part of it can't be read; the text is for staff, without a full stop."""


def is_locked(content: bytes) -> bool:
    """Whether a file is a document that a password locks as a whole."""
    return content.startswith(OLD_OFFICE) and _ENCRYPTED in content


class Package:
    """Parts by name, unpacked when asked for and never further than ``LARGEST_PART``."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
        except _BROKEN as fault:
            raise Damaged(_AGAIN) from fault
        self._left = MOST_READ

    def xml(self, name: str) -> Any:
        """A part as XML, in the namespaces of «transitional» files.

        Raises:
            Damaged: It is missing, no XML, encrypted, too large, or has a document type, which no office program
                writes and whose entities could do harm.
        """
        content = self._unpacked(name)
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
        try:
            root = parse_xml(content)
        except SyntaxError as fault:  # lxml's XMLSyntaxError is one
            raise Damaged(_AGAIN) from fault
        if root.getroottree().docinfo.internalDTD is not None:
            raise Damaged(_AGAIN)
        return root

    def _unpacked(self, name: str) -> bytes:
        most = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(name) as stream:
                content = stream.read(most + 1)
        except (KeyError, *_BROKEN) as fault:
            raise Damaged(_AGAIN) from fault
        except RuntimeError as fault:  # a part that wants a password
            raise Damaged(LOCKED) from fault
        if len(content) > most:
            raise Damaged(_TOO_LARGE)
        self._left -= len(content)
        return content


def whole(text: str | None, otherwise: int) -> int:
    """The whole number of an attribute, or what stands for it where there is none, or an absurd one."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else otherwise
