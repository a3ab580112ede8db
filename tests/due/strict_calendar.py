"""A calendar file read by the letter of RFC 5545: whatever is not quite right is an error."""

import re
from datetime import date, timedelta

CONTENT_LINE = re.compile(
    rb"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^:;,\"]+)*):(?P<value>.*)", re.DOTALL
)
ONCE = {
    "UID",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "DESCRIPTION",
    "URL",
    "CATEGORIES",
    "TRANSP",
}


def unfolded(data: bytes) -> list[bytes]:
    """The content lines; every physical line is checked on the way."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    lines: list[bytes] = []
    for line in physical:
        assert not set(b"\r\n") & set(line), line
        assert 0 < len(line) <= 75, line
        line.decode()  # no letter is split between two lines
        if line[:1] in (b" ", b"\t"):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def text_of(value: bytes) -> str:
    """A TEXT value without its escapes; a bare comma or semicolon, or a lone backslash, is an error."""
    text, result, at = value.decode(), [], 0
    while at < len(text):
        if text[at] == "\\":
            result.append({"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}[text[at + 1]])
            at += 2
            continue
        assert text[at] not in ";,", text
        assert text[at] >= " " or text[at] == "\t", text
        result.append(text[at])
        at += 1
    return "".join(result)


def day_of(value: bytes) -> date:
    assert re.fullmatch(rb"\d{8}", value), value
    return date(int(value[:4]), int(value[4:6]), int(value[6:]))


def read(data: bytes) -> list[dict[str, object]]:
    """The events of a file."""
    lines = unfolded(data)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b"END:VCALENDAR"
    properties: dict[str, bytes] = {}
    events: list[dict[str, object]] = []
    event: dict[str, object] | None = None
    for line in lines[1:-1]:
        match = CONTENT_LINE.fullmatch(line)
        assert match, line
        name, value = match["name"].decode(), match["value"]
        if line == b"BEGIN:VEVENT":
            assert event is None
            event = {}
        elif line == b"END:VEVENT":
            assert event is not None
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= event.keys()
            events.append(event)
            event = None
        elif event is None:
            assert not events, "calendar properties come first"
            assert name not in properties
            properties[name] = value
        else:
            assert name in ONCE - event.keys(), line
            event[name] = _value(name, match["parameters"], value)
    assert event is None
    assert properties["VERSION"] == b"2.0"
    assert text_of(properties["PRODID"])
    assert "METHOD" not in properties
    assert len({event["UID"] for event in events}) == len(events)
    return events


def _value(name: str, parameters: bytes, value: bytes) -> object:
    if name in {"DTSTART", "DTEND"}:
        assert parameters == b";VALUE=DATE"
        return day_of(value) - timedelta(days=name == "DTEND")
    assert not parameters
    if name == "DTSTAMP":
        assert re.fullmatch(rb"\d{8}T\d{6}Z", value)
        return value.decode()
    if name == "URL":
        assert re.fullmatch(rb"https?://\S+", value)
        return value.decode()
    return text_of(value)
