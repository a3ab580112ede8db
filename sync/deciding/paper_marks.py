"""What of a paper is followed after it was made: the marks by which a paper is found out of date."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache

from config.paper_kind import PaperKind
from generators.documents.source import template_source
from programme.papers.figure_fields import FIGURE_FIELDS


def mark_of(kind: PaperKind, context: Mapping[str, object]) -> str:
    """What of a paper is brought up to date while nobody has signed or changed it: sixteen hex digits.

    Numbers and dates, the kind of mentoring, and the pairs of a directive or addendum: what people type into the
    register for that very purpose. In a report also the figures that it prints. Other facts of a paper that stands
    stay as they were.
    """
    told = repr(
        [
            (name, context.get(name))
            for name in _followed_fields(kind.source, pairs=kind.follows_pairs)
        ]
    )
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _followed_fields(source: str, *, pairs: bool) -> tuple[str, ...]:
    """The fields of a shipped text that are followed."""
    text = template_source(source)
    names = {
        "номер",
        "дата",
        "начало_работы",
        "вид_наставничества",
        "согласие_наставника",
        "дополнительное_соглашение",
        "дата_прекращения",
        "предупредить_до",
        "прежний_срок",
        "продлена_до",
        *re.findall(r"\b(?:приказ|прежний_приказ)\w*", text),
        *FIGURE_FIELDS,
    }
    if pairs:
        names |= {"пары", "прекращённые_пары"}
    used = " ".join(re.findall(r"\{[{%].*?[%}]\}", text, re.DOTALL))
    return tuple(sorted(name for name in names if re.search(rf"\b{name}\b", used)))
