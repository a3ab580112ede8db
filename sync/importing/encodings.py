"""The letters of a text file: which encoding it was saved in."""

import codecs

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1251", "koi8-r", "cp866")
_FREQUENT = frozenset("оеаинтсрвлкмдп")


def decoded(content: bytes) -> str | None:
    """The text of a file saved as UTF-8, UTF-16 or in one of the old Russian encodings; None for no text.

    Among the old ones the right one shows the most frequent Russian letters, in small ones.
    """
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _in(content, encoding)
    if b"\0" in content[:1000]:
        candidates = [_in(content, "utf-16-le"), _in(content, "utf-16-be")]
    else:
        text = _in(content, "utf-8")
        if text is not None:
            return text
        candidates = [_in(content, encoding) for encoding in _OLD]
    read = max(filter(None, candidates), key=_russian, default=None)
    return read if read and _russian(read) > 0.1 else None


def _in(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _russian(text: str) -> float:
    """The share of frequent small Russian letters."""
    return sum(letter in _FREQUENT for letter in text) / max(1, len(text))
