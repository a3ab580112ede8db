"""Ids of items and questions: worked out, not remembered, so that a form is known by its questionnaire alone."""

from hashlib import sha256

_DIGITS = 8


def item_id(code: str, question: str) -> str:
    """Google's itemId of a question or section of a questionnaire («Ф1», «m17»)."""
    return _identifier("item", code, question)


def question_id(code: str, question: str, row: str = "") -> str:
    """Google's questionId; a row of a grid («К07») has one of its own."""
    return _identifier("question", code, question, row)


def entry_name(identifier: str) -> str:
    """The field of the form page that answers a question, for prefilled links.

    It is the id as a decimal number: seen by several public projects, promised by no document.
    """
    return f"entry.{int(identifier, 16)}"


def _identifier(*parts: str) -> str:
    """Eight hexadecimal digits below 2³¹; the first is 1–7, so the number never loses a digit."""
    digest = sha256("\0".join(parts).encode()).hexdigest()
    first = int(digest[0], 16) % 7 + 1
    return f"{first}{digest[1:_DIGITS]}"
