"""Reading a deadline: the tables of rules, and wordings that join two of them."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from programme.school_year import SchoolYear
from programme.timeframes.calendar_rules import CALENDAR_RULES, Reader
from programme.timeframes.day_rules import DAY_RULES
from programme.timeframes.no_such_day import no_such_day
from programme.timeframes.proposing import doubtful, open_ended, statement
from programme.timeframes.spelling import mended
from programme.timeframes.timeframe import Frequency, Timeframe, TimeframeKind, Unit
from programme.timeframes.word_rules import WORD_RULES
from programme.timeframes.wording import GENITIVES, MONTHS, normalise
from programme.timeframes.year_rules import YEAR_RULES

LONGEST = 200
"""Characters; a longer text is no deadline, and is not searched for one."""

_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (*CALENDAR_RULES, *YEAR_RULES, *DAY_RULES, *WORD_RULES)
)
_APART = frozenset({TimeframeKind.DATE, TimeframeKind.MONTH, TimeframeKind.RANGE})
"""Kinds of which several in one cell are instances of the same work."""

_DITTO = re.compile(r"[\s\-–—]*(?:[\"«»“”„″]|''|//|,,)[\s\-–—]*")
_UNKNOWN = open_ended(TimeframeKind.UNKNOWN, "Срок не удалось прочитать.")


@lru_cache(maxsize=1024)
def read_timeframe(raw: str, year: SchoolYear) -> Timeframe:
    """Reads a wording; what cannot be read says so, and nothing is guessed silently.

    Args:
        raw: The cell «Сроки реализации» as published.
        year: The current school year, to which years that have passed are moved.
    """
    reading = _UNKNOWN
    if _DITTO.fullmatch(raw):
        reading = _read("то же", year)
    elif len(raw) <= LONGEST:
        wording = normalise(raw)
        reading = _read(wording, year)
        if reading.starts is None and reading.ends is None:
            reading = no_such_day(wording, year) or reading
        if reading is _UNKNOWN:
            reading = _read_mended(wording, year)
    explanation = reading.explanation[:1].upper() + reading.explanation[1:]
    return replace(reading, raw=raw, explanation=explanation)


def _read_mended(wording: str, year: SchoolYear) -> Timeframe:
    """The wording with slips of the typist mended; people confirm that they were slips."""
    better, words = mended(wording)
    reading = _read(better, year) if words else _UNKNOWN
    if reading is _UNKNOWN:
        return reading
    told = ", ".join(f"«{word}»" for word in words)
    return doubtful(reading, f"Опечатка? Понято как {told}.")


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


def _part_of_month(wording: str, year: SchoolYear) -> Timeframe | None:
    """«октябрь (2 неделя)», «сентябрь, до 15 числа»: the part of the month stands behind it."""
    found = re.fullmatch(
        r"(?:в )?(?P<month>[а-я]+)(?P<year> 20\d\d(?: г)?)?(?:,| \() ?(?P<part>[^()]*(?:недел|декад|половин|числа|начал|середин|кон)[^()]*?)\)?",
        wording,
    )
    if not found or found["month"] not in MONTHS:
        return None
    genitive = GENITIVES[MONTHS[found["month"]] - 1]
    part = re.sub(r" (?:числа|месяца)$", "", found["part"])
    reading = _read(f"{part} {genitive}{found['year'] or ''}", year)
    return reading if _known(reading) else None


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
    parts = [part.strip() for part in re.split(r"[;,]| и (?=до |с |в |по |[а-я]+ 20\d\d)", wording)]
    if len(parts) < 2 or "" in parts:
        return None
    readings = [_read(part, year) for part in parts]
    if not all(map(_known, readings)):
        return None
    starts = [reading.starts for reading in readings if reading.starts]
    ends = [reading.ends for reading in readings if reading.ends]
    kinds = {reading.kind for reading in readings}
    kind = kinds.pop() if len(kinds) == 1 else TimeframeKind.RANGE
    spans = [(r.starts, r.ends) for r in readings if r.starts and r.ends and r.kind in _APART]
    apart = tuple(sorted(set(spans))) if len(spans) == len(readings) else ()
    kind = TimeframeKind.RANGE if apart else kind
    told = "; ".join(statement(reading).rstrip(".") for reading in readings) + "."
    whole = Timeframe(
        "",
        kind,
        min(starts, default=None),
        max(ends, default=None),
        told,
        parts=apart,
    )
    return doubtful(whole, "В плане несколько сроков.")


_JOINS: tuple[Callable[[str, SchoolYear], Timeframe | None], ...] = (
    _part_of_month,
    _yearly,
    _in_brackets,
    _first_and_then,
    _several,
)
