"""A calendar file (RFC 5545) of what is due: whole days that Google Calendar and phones open alike.

Events, not to-dos: Google Calendar passes over VTODO. The same tasks give the same bytes, so nothing in the
file says when it was written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""
PRODUCT = "-//Nastavnik//What is due//RU"

_ONE = timedelta(days=1)
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAK = re.compile(r"\r\n|\r|\n")
_NO_ADDRESS = re.compile(r"[\s\"<>\\^`{|}]")


@dataclass(frozen=True)
class DayEvent:
    """One thing that is due on a day.

    Attributes:
        key: Names it for ever; with the calendar's id it makes the event's own.
        day: The last day.
        summary: What is to be done, one line.
        description: More; "" for nothing.
        url: Where it is done; "" where there is no such place.
    """

    key: str
    day: date
    summary: str
    description: str = ""
    url: str = ""


def calendar_file(events: Iterable[DayEvent], *, name: str, source: str) -> bytes:
    """The file.

    Args:
        events: In the order in which they are to stand.
        name: What the calendar is called in the programs that show it.
        source: Id of the spreadsheet that the events come from; events of two spreadsheets never get mixed up.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _event(event, source)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _event(event: DayEvent, source: str) -> Iterator[str]:
    uid = sha256(f"{source}\n{event.key}".encode("utf-8", "replace")).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@nastavnik"
    # When the event was last changed as far as we can say without a clock: it is what it is since that day is known.
    yield f"DTSTAMP:{_basic(event.day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(event.day)}"
    if event.day < date.max:  # without an end a whole-day event lasts that day
        yield f"DTEND;VALUE=DATE:{_basic(event.day + _ONE)}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    if event.url and not _NO_ADDRESS.search(event.url):
        yield f"URL:{_UNFIT.sub('', event.url)}"
    yield "CATEGORIES:Наставничество"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    """«20261019»; ``strftime`` leaves out the zeros of early years on some systems."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    """A text as a value (RFC 5545, 3.3.11)."""
    plain = _UNFIT.sub("", _BREAK.sub("\n", text))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A line with its end, broken into lines of at most 75 octets between letters, never inside one."""
    parts: list[bytes] = []
    current = b""
    for letter in line:
        octets = letter.encode()
        # Every further line begins with a space that belongs to its 75.
        if len(current) + len(octets) > LONGEST_LINE:
            parts.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*parts, current]) + b"\r\n"
