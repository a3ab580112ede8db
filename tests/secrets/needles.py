"""What must never stand in a log, and how it is found in whatever guise it comes."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus

from demo.cast import MENTEES, MENTORS
from demo.people import Mentee, Mentor

SHORT = 4
"""Surnames up to this long are looked for as whole words, longer ones in all their cases."""

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")


def of_the_cast() -> tuple[str, ...]:
    """Patterns: surnames and patronymics in all cases, addresses, what people wrote in their own words."""
    people: tuple[Mentee | Mentor, ...] = (*MENTORS, *MENTEES)
    names = {part for person in people for part in _telling_parts(person.name)}
    written = {text for person in people for text in _written(person) if text}
    emails = {person.email for person in people if person.email}
    return (
        *sorted(map(_in_all_cases, names)),
        *sorted(re.escape(text) for text in emails | written),
    )


def _telling_parts(name: str) -> Iterator[str]:
    """All but the first name, which a poem in a remark might hold too."""
    surname, _, *rest = name.split()
    yield from surname.split("-")
    yield from (part for part in rest if part not in {"оглы", "кызы"})


def _in_all_cases(name: str) -> str:
    if len(name) <= SHORT:
        return rf"\b{name}\b"
    return rf"\b{name.rstrip('аеиоуыьэюяй')}"


def _written(person: Mentee | Mentor) -> Iterator[str]:
    """Free texts, line by line."""
    texts = [person.expects]
    texts += [person.values] if isinstance(person, Mentee) else []
    texts += [person.conditions, person.achievements] if isinstance(person, Mentor) else []
    for text in texts:
        yield from text.split("\n")


def found(text: str, patterns: Iterable[str]) -> list[str]:
    """The patterns that occur in a text, or in what it says once unescaped; each with its surroundings."""
    pattern = re.compile("|".join(patterns))
    places = (
        (reading, match) for reading in _readings(text) for match in pattern.finditer(reading)
    )
    return [reading[max(0, m.start() - 60) : m.end() + 20] for reading, m in places]


def _readings(text: str) -> set[str]:
    unescaped = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
    raw = _BYTES.sub(
        lambda m: bytes.fromhex(m[0].replace("\\x", "")).decode("utf-8", "replace"), text
    )
    return {text, unquote_plus(text), unescaped, raw}
