"""The one exception of the pure model, and the words shared by its modules."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class RuleBrokenError(ValueError):
    """A request asks for something that Google Forms refuses; the text is what the caller reads.

    Handlers turn it into HTTP 400 and put the place of the request before the text.
    """


def refuse_newlines(text: str) -> None:
    """Titles, rows and options are shown on one line; Google refuses a line break in them.

    Descriptions may have several lines. Source of the text: public reports of the live API.
    """
    if "\n" in text or "\r" in text:
        raise RuleBrokenError("Displayed text cannot contain newlines")


def without_defaults(value: Any) -> Any:
    """A copy as Google sends it: fields that hold their default (false, 0, "", null, []) are left out.

    Empty objects stay: `textQuestion: {}` says which kind of question it is.
    """
    if isinstance(value, dict):
        pairs = ((key, without_defaults(inner)) for key, inner in value.items())
        return {key: inner for key, inner in pairs if inner or isinstance(inner, dict)}
    if isinstance(value, list):
        return [without_defaults(inner) for inner in value]
    return value
