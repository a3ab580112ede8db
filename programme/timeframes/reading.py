"""Reading a deadline: the tables of rules, and wordings that join two of them."""

import re
from collections.abc import Callable
from dataclasses import replace

from programme.school_year import SchoolYear
from programme.timeframes.calendar_rules import CALENDAR_RULES, Reader
from programme.timeframes.proposing import doubtful, open_ended, statement
from programme.timeframes.timeframe import Frequency, Timeframe, TimeframeKind, Unit
from programme.timeframes.word_rules import WORD_RULES
from programme.timeframes.wording import normalise
from programme.timeframes.year_rules import YEAR_RULES

LONGEST = 200
"""Characters; a longer text is no deadline, and is not searched for one."""

_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read) for pattern, read in (*CALENDAR_RULES, *YEAR_RULES, *WORD_RULES)
)
_UNKNOWN = open_ended(TimeframeKind.UNKNOWN, "Срок не удалось прочитать.")


def read_timeframe(raw: str, year: SchoolYear) -> Timeframe:
    """Reads a wording; what cannot be read says so, and nothing is guessed silently.

    Args:
        raw: The cell «Сроки реализации» as published.
        year: The current school year, to which years that have passed are moved.
    """
    wording = normalise(raw) if len(raw) <= LONGEST else None
    reading = _UNKNOWN if wording is None else _read(wording, year)
    explanation = reading.explanation[:1].upper() + reading.explanation[1:]
    return replace(reading, raw=raw, explanation=explanation)


def _read(wording: str, year: SchoolYear) -> Timeframe:
    for pattern, read in _RULES:
        found = pattern.fullmatch(wording)
        reading = read(found, year) if found else None
        if reading:
            return reading
    for join in _JOINS:
        joined = join(wording, year)
        if joined:
            return joined
    return _UNKNOWN


def _known(reading: Timeframe) -> bool:
    return reading.kind not in {TimeframeKind.UNKNOWN, TimeframeKind.EMPTY}


def _yearly(wording: str, year: SchoolYear) -> Timeframe | None:
    """«ежегодно до 15 ноября», «до 1 октября ежегодно»."""
    found = re.fullmatch(
        r"(?:ежегодно|каждый год),? (?P<a>.+)|(?P<b>.+?),? \(?(?:ежегодно|каждый год)\)?", wording
    )
    reading = _read((found["a"] or found["b"]).strip(" ()"), year) if found else _UNKNOWN
    if not _known(reading):
        return None
    told = f"ежегодно, {reading.explanation}"
    frequency = reading.frequency or Frequency(1, 1, Unit.YEAR)
    return replace(reading, kind=TimeframeKind.RECURRING, explanation=told, frequency=frequency)


def _in_brackets(wording: str, year: SchoolYear) -> Timeframe | None:
    """«2 раза в год (октябрь, май)»: the dates stand in the brackets."""
    found = re.fullmatch(r"(?P<main>[^()]+?) ?\((?P<detail>[^()]+)\)", wording)
    if not found:
        return None
    main, detail = _read(found["main"].strip(" ,"), year), _read(found["detail"], year)
    if not _known(main) or not _known(detail):
        return None
    if detail.ends is None:
        return doubtful(main, f"В скобках: {statement(detail)}")
    kind = main.kind if main.kind is TimeframeKind.RECURRING else detail.kind
    return replace(detail, kind=kind, frequency=main.frequency)


def _first_and_then(wording: str, year: SchoolYear) -> Timeframe | None:
    """«до 15 декабря 2021 года, а далее — один раз в полгода»."""
    found = re.fullmatch(r"(?P<first>.+?),? (?:а )?(?:далее|затем|потом)[- ](?P<then>.+)", wording)
    if not found:
        return None
    first, then = _read(found["first"], year), _read(found["then"], year)
    if not _known(first) or not _known(then):
        return None
    return replace(doubtful(first, f"Далее: {statement(then)}"), frequency=then.frequency)


def _several(wording: str, year: SchoolYear) -> Timeframe | None:
    """«сентябрь, в течение года»; «до 15 мая; до 15 декабря»: the span of all of them."""
    parts = [part.strip() for part in re.split(r"[;,]| и (?=до |с |в |по )", wording)]
    if len(parts) < 2 or "" in parts:
        return None
    readings = [_read(part, year) for part in parts]
    if not all(map(_known, readings)):
        return None
    starts = [reading.starts for reading in readings if reading.starts]
    ends = [reading.ends for reading in readings if reading.ends]
    kind = (
        readings[0].kind
        if len({reading.kind for reading in readings}) == 1
        else TimeframeKind.RANGE
    )
    told = "; ".join(statement(reading).rstrip(".") for reading in readings) + "."
    whole = Timeframe("", kind, min(starts, default=None), max(ends, default=None), told)
    return doubtful(whole, "В плане несколько сроков.")


_JOINS: tuple[Callable[[str, SchoolYear], Timeframe | None], ...] = (
    _yearly,
    _in_brackets,
    _first_and_then,
    _several,
)
