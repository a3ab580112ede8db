"""The items of a form: their kinds, their questions, their identifiers (schema Item of forms.v1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from emulator import errors
from emulator.forms.questions import check_choices, check_question
from emulator.forms.rules import Json, RuleBrokenError, refuse_newlines

ITEM_KINDS = (
    "questionItem",
    "questionGroupItem",
    "pageBreakItem",
    "textItem",
    "imageItem",
    "videoItem",
)
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{1,8}\Z")

IdMaker = Callable[[], str]


def item_kind(item: Json) -> str:
    """The name of the field that says what kind of item this is.

    Raises:
        RuleBrokenError: no kind, or more than one.
    """
    kinds = [kind for kind in ITEM_KINDS if kind in item]
    if len(kinds) != 1:
        raise RuleBrokenError("Item must have exactly one kind set.")
    return kinds[0]


def questions_of(item: Json) -> list[Json]:
    """The questions an item asks: one, the rows of a grid, or none."""
    if "questionItem" in item:
        return [item["questionItem"]["question"]] if "question" in item["questionItem"] else []
    if "questionGroupItem" in item:
        questions: list[Json] = item["questionGroupItem"].get("questions", [])
        return questions
    return []


def section_ids(items: Iterable[Json]) -> list[str]:
    """Ids of the page breaks, which are the sections that an option can lead to."""
    return [item["itemId"] for item in items if "pageBreakItem" in item]


def check_item(item: Json, sections: Collection[str]) -> None:
    """Refuse an item that Google would refuse; `sections` are the page breaks it may lead to.

    Raises:
        RuleBrokenError: the item breaks a rule.
        ApiError: 501 for what this emulator lacks (pictures and films, grading).
    """
    kind = item_kind(item)
    if kind in {"imageItem", "videoItem"} or "image" in item[kind]:
        raise errors.unimplemented(kind if "image" not in item[kind] else f"{kind}.image")
    refuse_newlines(item.get("title", ""))
    if kind == "questionItem":
        if "question" not in item[kind]:
            raise RuleBrokenError("QuestionItem.question is required.")
        check_question(item[kind]["question"], sections)
    elif kind == "questionGroupItem":
        _check_group(item[kind])


def _check_group(group: Json) -> None:
    if not group.get("questions"):
        raise RuleBrokenError("QuestionGroupItem.questions must not be empty.")
    if "columns" not in group.get("grid", {}):
        raise RuleBrokenError("QuestionGroupItem.grid.columns is required.")
    check_choices(group["grid"]["columns"], (), in_grid=True)
    for question in group["questions"]:
        if "rowQuestion" not in question:
            raise RuleBrokenError("All questions of a grid must be of kind row.")
        title = question["rowQuestion"].get("title", "")
        if not title.strip():
            raise RuleBrokenError("RowQuestion.title must not be empty.")
        refuse_newlines(title)


def used_ids(items: Iterable[Json]) -> set[int]:
    """Numbers of every item and question id in use; ids are hexadecimal numbers."""
    used: set[int] = set()
    for item in items:
        used.add(int(item["itemId"], 16))
        used.update(int(question["questionId"], 16) for question in questions_of(item))
    return used


def claim_ids(item: Json, used: set[int], new_id: IdMaker) -> None:
    """Give `item` and its questions their ids, in place; those given by the client must be free.

    `used` grows by the ids taken. Items and questions share one set: the document says
    "must not be already used in the form".

    Raises:
        RuleBrokenError: an id is in use, or is not 1–8 hexadecimal digits.
    """
    holders = [(item, "itemId"), *((question, "questionId") for question in questions_of(item))]
    for holder, name in holders:
        if wanted := holder.get(name):
            used.add(_free_number(wanted, used))
    for holder, name in holders:
        if not holder.get(name):
            holder[name] = _fresh(used, new_id)
            used.add(int(holder[name], 16))


def _free_number(wanted: str, used: set[int]) -> int:
    if not _HEXADECIMAL.match(wanted):
        raise RuleBrokenError(f"Invalid ID: {wanted}")
    if int(wanted, 16) in used:
        raise RuleBrokenError(f"ID is already in use: {wanted}")
    return int(wanted, 16)


def _fresh(used: set[int], new_id: IdMaker) -> str:
    while True:
        made = new_id()
        if int(made, 16) not in used:
            return made
