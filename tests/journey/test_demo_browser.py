"""The demo's browser against real form pages of the emulator."""

from collections.abc import Callable
from typing import Any

import pytest
import requests

from demo.browser import Answer, Browser, FormRefusedError
from demo.form_page import Question, read_page

pytestmark = pytest.mark.journey

Json = dict[str, Any]
FORM = "application/vnd.google-apps.form"
NAME, ROLE, LIKES, WHOM, RATE, USEFUL, MORE = (
    "Как Вас зовут?",
    "Кто Вы?",
    "Что Вам близко?",
    "С кем?",
    "Оцените",
    "Полезно?",
    "Что ещё?",
)


def asked(title: str, shape: Json, question_id: str, *, required: bool = True) -> Json:
    question = {"questionId": question_id, "required": required, **shape}
    return {"title": title, "questionItem": {"question": question}}


def choice(kind: str, *options: str | Json) -> Json:
    values = [{"value": option} if isinstance(option, str) else option for option in options]
    return {"choiceQuestion": {"type": kind, "options": values}}


def grid() -> Json:
    rows = [
        {"questionId": question_id, "required": True, "rowQuestion": {"title": row}}
        for row, question_id in (("Речевое развитие", "50000001"), ("Игра", "50000002"))
    ]
    columns = {"type": "RADIO", "options": [{"value": "1"}, {"value": "не моё"}]}
    return {"title": RATE, "questionGroupItem": {"questions": rows, "grid": {"columns": columns}}}


ITEMS = (
    asked(NAME, {"textQuestion": {}}, "10000001"),
    asked(
        ROLE,
        choice(
            "RADIO",
            {"value": "гость", "goToSectionId": "40000000"},
            {"value": "педагог", "goToAction": "NEXT_SECTION"},
        ),
        "10000002",
    ),
    {"title": "Педагогам", "itemId": "30000000", "pageBreakItem": {}},
    asked(LIKES, choice("CHECKBOX", "игра", "речь", "музыка"), "10000003"),
    asked(WHOM, choice("DROP_DOWN", "У-01 — Вера Ивановна", "затрудняюсь"), "10000004"),
    grid(),
    {"title": "Всем", "itemId": "40000000", "pageBreakItem": {}},
    asked(USEFUL, {"scaleQuestion": {"low": 1, "high": 10}}, "10000005"),
    asked(MORE, {"textQuestion": {"paragraph": True}}, "10000006", required=False),
)


@pytest.fixture
def form(emulator: str) -> str:
    """The id of a published form with three pages, a branch and every kind of question we ask."""
    made = call("POST", f"{emulator}/drive/v3/files", {"name": "Проба", "mimeType": FORM})
    form_id = str(made["id"])
    # From the last to the first, so that a page stands before an answer leads to it.
    creations = [
        {"createItem": {"item": item, "location": {"index": 0}}} for item in reversed(ITEMS)
    ]
    base = f"{emulator}/v1/forms/{form_id}"
    call("POST", f"{base}:batchUpdate", {"requests": creations})
    state = {"publishState": {"isPublished": True, "isAcceptingResponses": True}}
    call("POST", f"{base}:setPublishSettings", {"publishSettings": state})
    everyone = {"type": "anyone", "role": "reader", "view": "published"}
    call("POST", f"{emulator}/drive/v3/files/{form_id}/permissions", everyone)
    return form_id


def call(verb: str, url: str, body: Json | None = None) -> Json:
    reply = requests.request(verb, url, json=body, timeout=10)
    assert reply.ok, reply.text
    answer: Json = reply.json()
    return answer


def link(emulator: str, form_id: str) -> str:
    return str(call("GET", f"{emulator}/v1/forms/{form_id}")["responderUri"])


def kept(emulator: str, form_id: str) -> list[dict[str, list[str]]]:
    found = call("GET", f"{emulator}/v1/forms/{form_id}/responses").get("responses", [])
    return [
        {
            question: [answer["value"] for answer in given["textAnswers"]["answers"]]
            for question, given in response["answers"].items()
        }
        for response in found
    ]


def telling(answers: dict[str, Answer]) -> Callable[[Question], Answer | None]:
    return lambda question: answers.get(question.title)


TEACHER: dict[str, Answer] = {
    NAME: "Ёлкина Яна",
    ROLE: "педагог",
    LIKES: ("игра", "музыка"),
    WHOM: "У-01 — Вера Ивановна",
    RATE: {"Речевое развитие": "1", "Игра": "не моё"},
    USEFUL: "7",
    MORE: "=1+1\nвторая строка",
}


def test_every_kind_of_question_is_answered_page_by_page(emulator: str, form: str) -> None:
    assert Browser().answer(link(emulator, form), telling(TEACHER)) == 7
    assert kept(emulator, form) == [
        {
            "10000001": ["Ёлкина Яна"],
            "10000002": ["педагог"],
            "10000003": ["игра", "музыка"],
            "10000004": ["У-01 — Вера Ивановна"],
            "50000001": ["1"],
            "50000002": ["не моё"],
            "10000005": ["7"],
            "10000006": ["=1+1\nвторая строка"],
        }
    ]


def test_a_page_that_the_branch_skips_is_not_asked(emulator: str, form: str) -> None:
    guest: dict[str, Answer] = {NAME: "Гость", ROLE: "гость", USEFUL: "3"}
    assert Browser().answer(link(emulator, form), telling(guest)) == 4
    assert kept(emulator, form) == [
        {"10000001": ["Гость"], "10000002": ["гость"], "10000005": ["3"]}
    ]


def test_what_a_personal_link_fills_in_is_sent_unchanged(emulator: str, form: str) -> None:
    entry = int("10000001", 16)
    personal = f"{link(emulator, form)}?usp=pp_url&entry.{entry}=%D0%A3-07"
    Browser().answer(personal, telling({ROLE: "гость", USEFUL: "3"}))
    assert kept(emulator, form)[0]["10000001"] == ["У-07"]


def test_a_missing_required_answer_is_refused_in_the_words_of_the_page(
    emulator: str, form: str
) -> None:
    with pytest.raises(FormRefusedError, match="обязательный вопрос"):
        Browser().answer(link(emulator, form), telling({ROLE: "гость"}))
    assert kept(emulator, form) == []


def test_an_answer_that_is_not_offered_is_refused_before_it_is_sent(
    emulator: str, form: str
) -> None:
    with pytest.raises(FormRefusedError, match="«Кто Вы\\?» нет ответа «волшебник»"):
        Browser().answer(link(emulator, form), telling({NAME: "Кто-то", ROLE: "волшебник"}))


def test_a_form_that_is_not_there_is_refused(emulator: str) -> None:
    with pytest.raises(FormRefusedError, match="Такой формы нет"):
        Browser().answer(f"{emulator}/forms/d/e/1FAIpQLSnobody/viewform", telling({}))


def test_questions_are_read_with_their_visible_words(emulator: str, form: str) -> None:
    page = read_page(requests.get(link(emulator, form), timeout=10).text)
    assert page is not None
    assert [(q.title, q.required) for q in page.questions] == [(NAME, True), (ROLE, True)]
    assert [option.label for option in page.questions[1].options] == ["гость", "педагог"]
    assert not page.problems
