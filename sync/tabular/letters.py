"""The letters of a text file: which encoding it was saved in."""

import codecs
import re

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1251", "koi8-r", "cp866")
_FREQUENT = re.compile("[оеаинтсрвлкмдп]", re.IGNORECASE)
_BEYOND_ASCII = re.compile(r"[^\0-\x7f]")
_WRONG_CASE = re.compile("[а-яё][А-ЯЁ]")
_LEAST = 0.3
"""Share of frequent letters; Russian has 0.8, bytes by chance 0.2."""
_LOOKED_AT = 100_000


def decoded(content: bytes) -> str | None:
    """The text of a file saved as UTF-8, UTF-16 or in one of the old Russian encodings; None for no text.

    Among the old ones the right one shows the most frequent Russian letters, and no small ones before capitals.
    """
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _in(content, encoding)
    if b"\0" in content[:1000]:
        return _most_russian(content, ("utf-16-le", "utf-16-be"))
    # Whatever is valid UTF-8 beyond ASCII is UTF-8: text in another encoding practically never is.
    text = _in(content, "utf-8")
    return _most_russian(content, _OLD) if text is None else text


def _most_russian(content: bytes, encodings: tuple[str, ...]) -> str | None:
    candidates = (_in(content, encoding) for encoding in encodings)
    read = max(filter(None, candidates), key=_russian, default="")
    return read if _russian(read) > _LEAST else None


def _in(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _russian(text: str) -> float:
    """The share of frequent Russian letters among all that is not ASCII, less what stands in the wrong case."""
    start = text[:_LOOKED_AT]
    frequent, wrong, of = (
        len(sign.findall(start)) for sign in (_FREQUENT, _WRONG_CASE, _BEYOND_ASCII)
    )
    return (frequent - wrong) / max(1, of)
