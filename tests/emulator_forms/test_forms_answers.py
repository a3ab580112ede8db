"""What is read from the fields of the form page, kind of question by kind."""

from __future__ import annotations

import pytest
from forms_examples import asking, choice, entry, scale, text
from hypothesis import given
from hypothesis import strategies as st

from emulator.forms.answers import (
    BAD_DATE,
    BAD_TIME,
    MISSING,
    NOT_OFFERED,
    ONLY_ONE,
    OTHER_EMPTY,
    read_answer,
)
from emulator.forms.rules import Json, without_defaults

ID = "0000001b"
NAME = entry(ID)
Sent = dict[str, list[str]]


def question(item: Json) -> Json:
    asked: Json = without_defaults(item)["questionItem"]["question"]
    return asked


RADIO = choice("?", ["да", "нет", {"isOther": True}], ID)
BOXES = choice("?", ["а", "б", "в", {"isOther": True}], ID, kind="CHECKBOX")
LIST = choice("?", ["а", "б"], ID, kind="DROP_DOWN")
SHORT = text("?", ID)
LONG = text("?", ID, paragraph=True)
DATE = asking("?", {"dateQuestion": {"includeYear": True}}, ID)
DATETIME = asking("?", {"dateQuestion": {"includeYear": True, "includeTime": True}}, ID)
MONTH_DAY = asking("?", {"dateQuestion": {}}, ID)
TIME = asking("?", {"timeQuestion": {}}, ID)
DURATION = asking("?", {"timeQuestion": {"duration": True}}, ID)
RATING = asking("?", {"ratingQuestion": {"ratingScaleLevel": 5, "iconType": "STAR"}}, ID)
OTHER = "__other_option__"

READ: list[tuple[Json, Sent, list[str]]] = [
    (RADIO, {NAME: ["да"]}, ["да"]),
    (RADIO, {NAME: [OTHER], f"{NAME}.other_option_response": ["смотря когда"]}, ["смотря когда"]),
    (RADIO, {NAME: ["да"], f"{NAME}.other_option_response": ["не выбрано"]}, ["да"]),
    (BOXES, {NAME: ["в", "а"]}, ["а", "в"]),
    (BOXES, {NAME: ["б", OTHER], f"{NAME}.other_option_response": ["г"]}, ["б", "г"]),
    (LIST, {NAME: ["б"]}, ["б"]),
    (SHORT, {NAME: ["=IMPORTXML(1)"]}, ["=IMPORTXML(1)"]),
    (SHORT, {NAME: ["один\r\nдва"]}, ["один два"]),
    (LONG, {NAME: [" один\r\nдва\n"]}, [" один\nдва\n"]),
    (scale("?", ID), {NAME: ["10"]}, ["10"]),
    (RATING, {NAME: ["5"]}, ["5"]),
    (DATE, {NAME: ["2026-02-28"]}, ["2026-02-28"]),
    (DATE, {f"{NAME}_year": ["2026"], f"{NAME}_month": ["9"], f"{NAME}_day": ["1"]}, ["2026-09-01"]),
    (DATETIME, {NAME: ["2026-09-01T08:05"]}, ["2026-09-01 08:05"]),
    (MONTH_DAY, {f"{NAME}_month": ["2"], f"{NAME}_day": ["29"]}, ["02-29"]),
    (MONTH_DAY, {NAME: ["05-19"]}, ["05-19"]),
    (TIME, {NAME: ["8:30"]}, ["08:30"]),
    (TIME, {f"{NAME}_hour": ["14"], f"{NAME}_minute": ["05"]}, ["14:05"]),
    (DURATION, {f"{NAME}_hour": ["30"], f"{NAME}_minute": ["0"]}, ["30:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "sent", "values"), READ)
def test_an_answer_is_read_as_google_stores_it(item: Json, sent: Sent, values: list[str]) -> None:
    reading = read_answer(question(item), sent)

    assert reading.problem == ""
    assert reading.answer is not None
    assert list(reading.answer.values) == values


WRONG: list[tuple[Json, Sent, str]] = [
    (RADIO, {NAME: ["может быть"]}, NOT_OFFERED),
    (RADIO, {NAME: ["да", "нет"]}, ONLY_ONE),
    (RADIO, {NAME: [OTHER], f"{NAME}.other_option_response": [" "]}, OTHER_EMPTY),
    (BOXES, {NAME: ["а", "ё"]}, NOT_OFFERED),
    (LIST, {NAME: [OTHER], f"{NAME}.other_option_response": ["г"]}, NOT_OFFERED),
    (scale("?", ID), {NAME: ["11"]}, NOT_OFFERED),
    (scale("?", ID), {NAME: ["1.0"]}, NOT_OFFERED),
    (RATING, {NAME: ["0"]}, NOT_OFFERED),
    (DATE, {NAME: ["2026-02-29"]}, BAD_DATE),
    (DATE, {NAME: ["завтра"]}, BAD_DATE),
    (DATE, {f"{NAME}_year": ["2026"], f"{NAME}_day": ["1"]}, BAD_DATE),
    (MONTH_DAY, {f"{NAME}_month": ["2"], f"{NAME}_day": ["30"]}, BAD_DATE),
    (TIME, {NAME: ["24:00"]}, BAD_TIME),
    (TIME, {f"{NAME}_hour": ["8"]}, BAD_TIME),
    (DURATION, {f"{NAME}_hour": ["73"], f"{NAME}_minute": ["0"]}, BAD_TIME),
]


@pytest.mark.parametrize(("item", "sent", "problem"), WRONG)
def test_an_answer_that_cannot_be_is_refused(item: Json, sent: Sent, problem: str) -> None:
    assert read_answer(question(item), sent).problem == problem


@pytest.mark.parametrize("item", [RADIO, BOXES, LIST, SHORT, LONG, DATE, MONTH_DAY, TIME, RATING])
@pytest.mark.parametrize("sent", [{}, {NAME: [""]}, {NAME: ["  "]}])
def test_only_a_required_question_misses_an_empty_answer(item: Json, sent: Sent) -> None:
    asked = question(item)

    assert read_answer(asked, sent) == read_answer(asked, {})
    assert read_answer(asked, sent).problem == ""
    assert read_answer(asked | {"required": True}, sent).problem == MISSING


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_paragraph_keeps_every_letter(written: str) -> None:
    reading = read_answer(question(LONG), {NAME: [written]})

    if written.strip():
        assert reading.answer is not None
        assert reading.answer.values[0] == written.replace("\r\n", "\n").replace("\r", "\n")
    else:
        assert reading.answer is None
