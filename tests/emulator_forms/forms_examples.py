"""Small forms and questions for the tests of the emulated Forms API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]


def counting_ids() -> Iterator[str]:
    """Ids of eight hexadecimal digits, one after the other."""
    number = 0xA0000000
    while True:
        number += 1
        yield f"{number:08x}"


def text(
    title: str, question_id: str = "", *, required: bool = False, paragraph: bool = False
) -> Json:
    return asking(title, {"textQuestion": {"paragraph": paragraph}}, question_id, required=required)


def choice(
    title: str,
    options: Sequence[str | Json],
    question_id: str = "",
    *,
    kind: str = "RADIO",
    required: bool = False,
) -> Json:
    values = [{"value": o} if isinstance(o, str) else o for o in options]
    shape = {"choiceQuestion": {"type": kind, "options": values}}
    return asking(title, shape, question_id, required=required)


def scale(title: str, question_id: str = "", *, required: bool = False) -> Json:
    shape = {"low": 1, "high": 10, "lowLabel": "совсем нет", "highLabel": "полностью"}
    return asking(title, {"scaleQuestion": shape}, question_id, required=required)


def asking(title: str, shape: Json, question_id: str = "", *, required: bool = False) -> Json:
    question = {"required": required, **shape}
    if question_id:
        question["questionId"] = question_id
    return {"title": title, "questionItem": {"question": question}}


def grid(
    title: str,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[str],
    *,
    kind: str = "RADIO",
    required: bool = False,
) -> Json:
    questions = [
        {"questionId": question_id, "required": required, "rowQuestion": {"title": row}}
        for row, question_id in rows
    ]
    choices = {"type": kind, "options": [{"value": column} for column in columns]}
    return {
        "title": title,
        "questionGroupItem": {"questions": questions, "grid": {"columns": choices}},
    }


def page_break(title: str, item_id: str, description: str = "") -> Json:
    return {"title": title, "description": description, "itemId": item_id, "pageBreakItem": {}}


def creating(*items: Json, start: int = 0) -> list[Json]:
    """Requests that add items one after the other."""
    return [
        {"createItem": {"item": item, "location": {"index": start + place}}}
        for place, item in enumerate(items)
    ]


def entry(question_id: str) -> str:
    """The field of a question, computed apart from the emulator."""
    return "entry." + str(int(question_id, 16))
