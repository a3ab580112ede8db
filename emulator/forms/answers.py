"""Reading what a person sent for one question: fields of the form page in, answers out.

Fields are named as on Google's page: `entry.N`, N being the question's id as a decimal number
(known from public projects, in no document of Google's); `entry.N.other_option_response` holds
the text of «другое», and `entry.N_year`, `_month`, `_day`, `_hour`, `_minute` the parts of a date or time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from emulator.forms.questions import question_kind
from emulator.forms.rules import Json
from emulator.forms.sections import Answer

Fields = Mapping[str, Sequence[str]]

OTHER_VALUE = "__other_option__"
OTHER_SUFFIX = ".other_option_response"
PART_SUFFIXES = ("_year", "_month", "_day", "_hour", "_minute")
LEAP_YEAR = 2024  # a date without year may be the 29th of February
LAST_HOUR_OF_DAY = 23
LAST_HOUR_OF_DURATION = 72

MISSING = "Это обязательный вопрос."
NOT_OFFERED = "Выберите ответ из предложенных."
ONLY_ONE = "Выберите один ответ."
OTHER_EMPTY = "Напишите свой вариант ответа."
BAD_DATE = "Проверьте дату: такой не бывает."
BAD_TIME = "Проверьте время: такого не бывает."


@dataclass(frozen=True)
class Reading:
    """An answer, or none, and what is wrong with what was sent ("" where nothing is)."""

    answer: Answer | None = None
    problem: str = ""


def entry_name(question_id: str) -> str:
    """The name of a question's field on the form page."""
    return f"entry.{int(question_id, 16)}"


def field_names(question_id: str) -> list[str]:
    """Every field name under which something can be sent for a question."""
    name = entry_name(question_id)
    return [name, name + OTHER_SUFFIX, *(name + part for part in PART_SUFFIXES)]


def read_answer(question: Json, fields: Fields, columns: Json | None = None) -> Reading:
    """Read the answer to a question; `columns` are the choices of its grid if it is a row.

    An empty or blank text is no answer. A required question without one is a problem.
    """
    name = entry_name(question["questionId"])
    kind = question_kind(question)
    if kind == "rowQuestion":
        reading = _read_choice(columns or {}, name, fields)
    else:
        reading = _READERS[kind](question[kind], name, fields)
    if question.get("required") and reading == Reading():
        return Reading(problem=MISSING)
    return reading


def _sent(fields: Fields, name: str) -> list[str]:
    return [value for value in fields.get(name, ()) if value.strip()]


def _read_choice(choice: Json, name: str, fields: Fields) -> Reading:
    sent = _sent(fields, name)
    options = choice["options"]
    offered = [option["value"] for option in options if "value" in option]
    other = OTHER_VALUE in sent
    known = (
        {*offered, OTHER_VALUE} if any("isOther" in option for option in options) else {*offered}
    )
    if not known.issuperset(sent):
        return Reading(problem=NOT_OFFERED)
    values = [value for value in offered if value in sent]
    if other:
        written = _sent(fields, name + OTHER_SUFFIX)
        if not written:
            return Reading(problem=OTHER_EMPTY)
        values.append(_one_line(written[0]))
    if len(values) > 1 and choice["type"] != "CHECKBOX":
        return Reading(problem=ONLY_ONE)
    return Reading(Answer(tuple(values), other)) if values else Reading()


def _read_text(text: Json, name: str, fields: Fields) -> Reading:
    sent = _sent(fields, name)
    if not sent:
        return Reading()
    value = _lines(sent[0]) if text.get("paragraph") else _one_line(sent[0])
    return Reading(Answer((value,)))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _one_line(text: str) -> str:
    return _lines(text).replace("\n", " ")


def _read_scale(scale: Json, name: str, fields: Fields) -> Reading:
    return _read_level(range(scale.get("low", 0), scale["high"] + 1), name, fields)


def _read_rating(rating: Json, name: str, fields: Fields) -> Reading:
    return _read_level(range(1, rating["ratingScaleLevel"] + 1), name, fields)


def _read_level(levels: range, name: str, fields: Fields) -> Reading:
    sent = _sent(fields, name)
    if not sent:
        return Reading()
    if len(sent) > 1 or sent[0] not in map(str, levels):
        return Reading(problem=NOT_OFFERED)
    return Reading(Answer((sent[0],)))


def _read_date(shape: Json, name: str, fields: Fields) -> Reading:
    wanted = [part for part in ("_year", "_month", "_day") if part != "_year" or _year(shape)]
    if shape.get("includeTime"):
        wanted += ["_hour", "_minute"]
    pattern = _date_pattern(shape)
    return _read_parts(wanted, name, fields, pattern=pattern, text=_date_text, complaint=BAD_DATE)


def _year(shape: Json) -> bool:
    return bool(shape.get("includeYear"))


def _date_pattern(shape: Json) -> str:
    day = r"(\d{4})-(\d\d)-(\d\d)" if _year(shape) else r"(\d\d)-(\d\d)"
    return day + (r"[T ](\d\d):(\d\d)" if shape.get("includeTime") else "")


def _read_time(shape: Json, name: str, fields: Fields) -> Reading:
    last_hour = LAST_HOUR_OF_DURATION if shape.get("duration") else LAST_HOUR_OF_DAY

    def text(parts: dict[str, int]) -> str:
        return _clock_text(parts, last_hour)

    pattern = r"(\d{1,2}):(\d\d)(?::\d\d)?"
    return _read_parts(
        ["_hour", "_minute"], name, fields, pattern=pattern, text=text, complaint=BAD_TIME
    )


def _read_parts(
    wanted: list[str],
    name: str,
    fields: Fields,
    *,
    pattern: str,
    text: Callable[[dict[str, int]], str],
    complaint: str,
) -> Reading:
    """Read a date or time sent in one field or part by part; `text` refuses with ValueError."""
    whole = _sent(fields, name)
    pieces = [value.strip() for part in wanted for value in _sent(fields, name + part)[:1]]
    if whole:
        found = re.fullmatch(pattern, whole[0].strip())
        pieces = list(found.groups()) if found else ["?"]
    if not pieces:
        return Reading()
    try:
        numbers = dict(zip(wanted, map(int, pieces), strict=True))
        return Reading(Answer((text(numbers),)))
    except ValueError:
        return Reading(problem=complaint)


def _date_text(parts: dict[str, int]) -> str:
    day = date(parts.get("_year", LEAP_YEAR), parts["_month"], parts["_day"]).isoformat()
    if "_year" not in parts:
        day = day.removeprefix(f"{LEAP_YEAR}-")
    return f"{day} {_clock_text(parts, LAST_HOUR_OF_DAY)}" if "_hour" in parts else day


def _clock_text(parts: dict[str, int], last_hour: int) -> str:
    hour, minute = parts["_hour"], parts["_minute"]
    if hour not in range(last_hour + 1) or minute not in range(60):
        raise ValueError("no such time")
    return f"{hour:02d}:{minute:02d}"


_READERS: dict[str, Callable[[Json, str, Fields], Reading]] = {
    "choiceQuestion": _read_choice,
    "textQuestion": _read_text,
    "scaleQuestion": _read_scale,
    "ratingQuestion": _read_rating,
    "dateQuestion": _read_date,
    "timeQuestion": _read_time,
}
