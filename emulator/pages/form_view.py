"""A page of a form as the template shows it: widgets with what was typed and what is wrong.

Pure: items, fields and problems go in, plain values come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from emulator.forms.answers import OTHER_SUFFIX, OTHER_VALUE, Fields, entry_name, field_names
from emulator.forms.items import questions_of
from emulator.forms.questions import question_kind
from emulator.forms.rules import Json
from emulator.forms.sections import Section

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
ROWS_MISSING = "Ответьте в отмеченных строках."
RATING_SIGNS = {"STAR": "★", "HEART": "♥", "THUMB_UP": "👍"}


@dataclass(frozen=True)
class Choice:
    """One radio button, check box or entry of a list."""

    value: str
    label: str
    chosen: bool
    other_name: str = ""  # the name of the text field, only for «другое»
    other_text: str = ""


@dataclass(frozen=True)
class Part:
    """One piece of a date or time: a list of choices, or a number where there is none."""

    name: str
    label: str
    value: str
    last: int
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row of a grid, which is a question of its own."""

    title: str
    name: str
    problem: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Widget:
    """One item of the form; `kind` says which macro of the template shows it."""

    kind: str
    id: str
    title: str
    description: str
    required: bool = False
    problem: str = ""
    name: str = ""
    value: str = ""
    choices: tuple[Choice, ...] = ()
    parts: tuple[Part, ...] = ()
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")
    clearable: bool = False


def widgets_of(section: Section, fields: Fields, problems: Mapping[str, str]) -> list[Widget]:
    """What stands on a page, in order.

    Args:
        section: the page.
        fields: everything sent so far, to be shown again.
        problems: what is wrong, by question id.
    """
    return [_widget(item, fields, problems) for item in section.items]


def carried_fields(
    items: Iterable[Json], section: Section, fields: Fields, also: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Hidden fields: what was sent for the questions that are not on this page, and `also`."""
    shown = {question["questionId"] for question in section.questions}
    asked = [q["questionId"] for item in items for q in questions_of(item)]
    names = [name for question in asked if question not in shown for name in field_names(question)]
    return [(name, value) for name in [*names, *also] for value in fields.get(name, ()) if value]


def without_item(items: Iterable[Json], fields: Fields, item_id: str) -> Fields:
    """The fields without those of one item, whose choice a person has taken back."""
    gone = {
        name
        for item in items
        if item["itemId"] == item_id
        for question in questions_of(item)
        for name in field_names(question["questionId"])
    }
    return {name: values for name, values in fields.items() if name not in gone}


@dataclass(frozen=True)
class _Asked:
    """A question with the fields that were sent for it."""

    question: Json
    fields: Fields
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", entry_name(self.question["questionId"]))

    def sent(self, suffix: str = "") -> Sequence[str]:
        return self.fields.get(self.name + suffix, ())

    def first(self, suffix: str = "") -> str:
        return next(iter(self.sent(suffix)), "")


def _widget(item: Json, fields: Fields, problems: Mapping[str, str]) -> Widget:
    shared = {"title": item.get("title", ""), "description": item.get("description", "")}
    questions = questions_of(item)
    if not questions:
        return Widget("note", item["itemId"], **shared)
    if "questionGroupItem" in item:
        return _grid(item, fields, problems)
    asked = _Asked(questions[0], fields)
    kind, details = _details(asked)
    required = asked.question.get("required", False)
    return Widget(
        kind,
        item["itemId"],
        **shared,
        required=required,
        problem=problems.get(asked.question["questionId"], ""),
        name=asked.name,
        value=asked.first(),
        clearable=not required and kind in {"radio", "scale"} and any(asked.sent()),
        **details,
    )


def _grid(item: Json, fields: Fields, problems: Mapping[str, str]) -> Widget:
    group = item["questionGroupItem"]
    columns = group["grid"]["columns"]
    rows = [_row(_Asked(question, fields), columns, problems) for question in group["questions"]]
    chosen = any(choice.chosen for row in rows for choice in row.choices)
    required = any(question.get("required") for question in group["questions"])
    single = columns["type"] == "RADIO"
    return Widget(
        "radio-grid" if single else "checkbox-grid",
        item["itemId"],
        item.get("title", ""),
        item.get("description", ""),
        required=required,
        problem=ROWS_MISSING if any(row.problem for row in rows) else "",
        rows=tuple(rows),
        columns=tuple(option["value"] for option in columns["options"]),
        clearable=single and chosen and not required,
    )


def _row(asked: _Asked, columns: Json, problems: Mapping[str, str]) -> Row:
    problem = problems.get(asked.question["questionId"], "")
    title = asked.question["rowQuestion"]["title"]
    return Row(title, asked.name, problem, _choices(asked, columns["options"]))


def _details(asked: _Asked) -> tuple[str, Json]:
    kind = question_kind(asked.question)
    shape = asked.question[kind]
    if kind == "choiceQuestion":
        look = {"RADIO": "radio", "CHECKBOX": "checkbox", "DROP_DOWN": "select"}[shape["type"]]
        return look, {"choices": _choices(asked, shape["options"])}
    if kind == "scaleQuestion":
        levels = range(shape.get("low", 0), shape["high"] + 1)
        ends = (shape.get("lowLabel", ""), shape.get("highLabel", ""))
        return "scale", {"choices": _levels(asked, levels), "ends": ends}
    if kind == "ratingQuestion":
        levels = range(1, shape["ratingScaleLevel"] + 1)
        return "scale", {"choices": _levels(asked, levels, RATING_SIGNS[shape["iconType"]])}
    if kind == "textQuestion":
        return ("paragraph" if shape.get("paragraph") else "text"), {}
    return _moment(kind, shape, asked)


def _choices(asked: _Asked, options: Sequence[Json]) -> tuple[Choice, ...]:
    sent = asked.sent()
    return tuple(
        Choice(
            OTHER_VALUE,
            "Другое:",
            OTHER_VALUE in sent,
            asked.name + OTHER_SUFFIX,
            asked.first(OTHER_SUFFIX),
        )
        if option.get("isOther")
        else Choice(option["value"], option["value"], option["value"] in sent)
        for option in options
    )


def _levels(asked: _Asked, levels: range, sign: str = "") -> tuple[Choice, ...]:
    return tuple(
        Choice(str(level), f"{level} {sign}".strip(), str(level) in asked.sent())
        for level in levels
    )


def _moment(kind: str, shape: Json, asked: _Asked) -> tuple[str, Json]:
    if kind == "timeQuestion" and not shape.get("duration"):
        return "time", {}
    if kind == "dateQuestion" and shape.get("includeYear"):
        return ("datetime-local" if shape.get("includeTime") else "date"), {}
    suffixes = ["_hour", "_minute"]
    if kind == "dateQuestion":
        suffixes = ["_month", "_day", *(suffixes if shape.get("includeTime") else [])]
    whole = re.findall(
        r"\d+", asked.first()
    )  # sent in one piece, by a link; it counts before parts
    pieces = dict(zip(suffixes, whole, strict=False))
    if not asked.first().strip():
        pieces = {suffix: asked.first(suffix) for suffix in suffixes}
    parts = [_part(asked, suffix, pieces.get(suffix, "")) for suffix in suffixes]
    if kind == "dateQuestion":
        parts[:2] = parts[1], parts[0]  # «19 мая», though it is kept as 05-19
    return "parts", {"parts": tuple(parts)}


_PART_LABELS = {"_day": "День", "_month": "Месяц", "_hour": "Часы", "_minute": "Минуты"}
_PART_LAST = {"_day": 31, "_month": 12, "_hour": 72, "_minute": 59}


def _part(asked: _Asked, suffix: str, value: str) -> Part:
    months = (
        tuple(
            Choice(str(number), month, value.lstrip("0") == str(number))
            for number, month in enumerate(MONTHS, start=1)
        )
        if suffix == "_month"
        else ()
    )
    return Part(asked.name + suffix, _PART_LABELS[suffix], value, _PART_LAST[suffix], months)
