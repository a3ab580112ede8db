"""What a single question may look like (schemas Question, ChoiceQuestion, ScaleQuestion, … of forms.v1)."""

from __future__ import annotations

from collections.abc import Callable, Collection

from emulator import errors
from emulator.forms.rules import Json, RuleBrokenError, refuse_newlines

QUESTION_KINDS = (
    "choiceQuestion",
    "textQuestion",
    "scaleQuestion",
    "dateQuestion",
    "timeQuestion",
    "fileUploadQuestion",
    "rowQuestion",
    "ratingQuestion",
)
SCALE_LOWS = (0, 1)
SCALE_HIGHS = range(2, 11)
RATING_LEVELS = range(3, 11)


def question_kind(question: Json) -> str:
    """The name of the field that says what kind of question this is.

    Raises:
        RuleBrokenError: no kind, or more than one.
    """
    kinds = [kind for kind in QUESTION_KINDS if kind in question]
    if len(kinds) != 1:
        raise RuleBrokenError("Question must have exactly one kind set.")
    return kinds[0]


def check_question(question: Json, sections: Collection[str]) -> None:
    """Refuse a question that Google would refuse.

    Args:
        question: the question without default values.
        sections: ids of the page breaks that options may lead to.

    Raises:
        RuleBrokenError: the question breaks a rule.
        ApiError: 501 for what this emulator lacks (grading).
    """
    if "grading" in question:
        raise errors.unimplemented("Question.grading")
    kind = question_kind(question)
    if kind == "choiceQuestion":
        check_choices(question[kind], sections)
    elif kind in _CHECKS:
        _CHECKS[kind](question[kind])


def check_choices(choice: Json, sections: Collection[str], *, in_grid: bool = False) -> None:
    """Refuse a choice question (or the columns of a grid) that Google would refuse."""
    kind = choice.get("type")
    if kind not in {"RADIO", "CHECKBOX", "DROP_DOWN"}:
        raise RuleBrokenError("ChoiceQuestion.type is required.")
    if in_grid and kind == "DROP_DOWN":
        raise RuleBrokenError("Grid columns must be of type RADIO or CHECKBOX.")
    options = choice.get("options", [])
    if not options:
        raise RuleBrokenError("ChoiceQuestion.options must not be empty.")
    for option in options:
        _check_option(option, kind, sections, in_grid=in_grid)
    values = [option["value"] for option in options if "value" in option]
    if len(set(values)) != len(values):
        raise RuleBrokenError("ChoiceQuestion.options must not contain duplicate values.")
    if sum("isOther" in option for option in options) > 1:
        raise RuleBrokenError("Only one option may have isOther set.")


def _check_option(option: Json, kind: str, sections: Collection[str], *, in_grid: bool) -> None:
    if "image" in option:
        raise errors.unimplemented("Option.image")
    if option.get("isOther"):
        if "value" in option:
            raise RuleBrokenError("Cannot set option.value when isOther is true")
        if in_grid or kind == "DROP_DOWN":
            raise RuleBrokenError("Option isOther applies only to RADIO and CHECKBOX questions.")
    elif not option.get("value", "").strip():
        raise RuleBrokenError("Option.value must not be empty.")
    refuse_newlines(option.get("value", ""))
    _check_navigation(option, kind, sections, in_grid=in_grid)


def _check_navigation(option: Json, kind: str, sections: Collection[str], *, in_grid: bool) -> None:
    target, action = option.get("goToSectionId"), option.get("goToAction")
    if not target and not action:
        return
    if in_grid or kind == "CHECKBOX":
        raise RuleBrokenError("Section navigation applies only to RADIO and DROP_DOWN questions.")
    if target and action:
        raise RuleBrokenError("Only one of goToAction and goToSectionId may be set.")
    if target and target not in sections:
        raise RuleBrokenError(f"Section not found: {target}")


def _check_scale(scale: Json) -> None:
    if scale.get("low", 0) not in SCALE_LOWS or scale.get("high", 0) not in SCALE_HIGHS:
        raise RuleBrokenError("Scale must begin at 0 or 1 and end between 2 and 10.")
    refuse_newlines(scale.get("lowLabel", ""))
    refuse_newlines(scale.get("highLabel", ""))


def _check_rating(rating: Json) -> None:
    if rating.get("ratingScaleLevel", 0) not in RATING_LEVELS:
        raise RuleBrokenError("RatingQuestion.ratingScaleLevel must be between 3 and 10.")
    if rating.get("iconType") not in {"STAR", "HEART", "THUMB_UP"}:
        raise RuleBrokenError("RatingQuestion.iconType is required.")


def _refuse_upload(_: Json) -> None:
    raise RuleBrokenError("Creating file upload questions is not supported.")


def _refuse_row(_: Json) -> None:
    raise RuleBrokenError("Row questions are only allowed in a question group.")


_CHECKS: dict[str, Callable[[Json], None]] = {
    "scaleQuestion": _check_scale,
    "ratingQuestion": _check_rating,
    "fileUploadQuestion": _refuse_upload,
    "rowQuestion": _refuse_row,
}
