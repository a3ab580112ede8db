"""Values on their way into a document: whatever people typed, it stays text."""

import re
from collections.abc import Mapping

Value = str | int | float | list["Value"] | dict[str, "Value"]

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Not allowed in XML at all, or taken for markup by docxtpl (the bell makes a paragraph).
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]")
# They turn the direction of everything after them; right-to-left letters themselves need none.
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# docxtpl writes these as tag brackets after rendering; a joiner that nobody sees keeps them as typed.
_BRACKETS = re.compile(r"\{(?=_[{%])|[}%](?=_\})")


def clean(value: object) -> Value:
    """The value without characters a document can't hold; every line end becomes a line feed.

    Raises:
        TypeError: A value that is neither text, number, list nor mapping; None above all, which
            would be printed as such.
    """
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): clean(item) for key, item in value.items()}
    raise TypeError(f"a document cannot hold a value of type {type(value).__name__}")


def clean_text(text: str) -> str:
    """The text without control, surrogate and direction characters; no-break spaces stay."""
    plain = _DIRECTION.sub("", _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text)))
    return _BRACKETS.sub(lambda match: f"{match.group()}\N{WORD JOINER}", plain)
