"""PDF files that depend on their content alone."""

import re
from datetime import UTC, datetime
from hashlib import md5

_DATE = re.compile(rb"(?<=/CreationDate\(D:)\d{14}(?:Z|[+-]\d\d'\d\d)?")
_MARKS = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")


def settled_pdf(content: bytes, moment: datetime) -> bytes:
    """The file as if it had been made at a given moment; nothing in it moves, so its table of places holds.

    Args:
        content: As LibreOffice writes it.
        moment: Of the paper's last change.
    """
    stamp = f"{moment.astimezone(UTC):%Y%m%d%H%M%S}".encode()
    dated = _DATE.sub(lambda m: stamp + m[0][14:], content)
    bare = _MARKS.sub(b"0" * 32, dated)
    mark = md5(bare, usedforsecurity=False).hexdigest().upper().encode()
    return _MARKS.sub(mark, bare)
