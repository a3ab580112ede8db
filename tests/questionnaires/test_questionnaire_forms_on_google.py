"""The shipped questionnaires as forms on an emulated Google, over HTTP."""

import copy

import pytest
import requests
from questionnaire_examples import CHOICES, FormOnGoogle, Json, questionnaire, shipped

from config.schema import Configuration
from generators.questionnaires.answers import answers_of
from generators.questionnaires.choices import Choices
from generators.questionnaires.drift import drift, lacks_identity
from generators.questionnaires.forms import choice_update_requests, creation_requests
from generators.questionnaires.identifiers import entry_name, item_id, question_id
from generators.questionnaires.links import prefilled_link
from generators.questionnaires.repair import repair_requests

CODES = [which.code for which in shipped().questionnaires]


@pytest.fixture(scope="module")
def configuration() -> Configuration:
    return shipped()


def made(emulator: str, configuration: Configuration, code: str) -> FormOnGoogle:
    form = FormOnGoogle(emulator)
    form.make(questionnaire(configuration, code), configuration, CHOICES)
    return form


@pytest.mark.parametrize("code", CODES)
def test_google_takes_a_questionnaire_and_nothing_drifts(
    emulator: str, configuration: Configuration, code: str
) -> None:
    which = questionnaire(configuration, code)
    form = made(emulator, configuration, code).get()
    assert [item["itemId"] for item in form["items"]] == [
        item_id(code, question.id) for question in which.questions
    ]
    assert form["info"]["title"] == f"{which.title}. 2026/2027 учебный год"
    assert form["settings"] == {"emailCollectionType": "DO_NOT_COLLECT"}
    assert drift(form, which, configuration) == ()
    assert choice_update_requests(form, which, configuration, CHOICES) == []


@pytest.mark.parametrize("code", CODES)
def test_google_takes_a_questionnaire_while_nobody_is_known(
    emulator: str, configuration: Configuration, code: str
) -> None:
    FormOnGoogle(emulator).make(questionnaire(configuration, code), configuration, Choices())


def test_a_second_creation_of_the_same_form_is_refused_whole(
    emulator: str, configuration: Configuration
) -> None:
    form = made(emulator, configuration, "Ф3")
    before = form.get()
    again = creation_requests(questionnaire(configuration, "Ф3"), configuration, CHOICES)
    url = f"{emulator}/v1/forms/{form.form_id}:batchUpdate"
    assert requests.post(url, json={"requests": again}, timeout=10).status_code == 400
    assert form.get() == before


def test_new_people_come_into_the_options_and_every_id_stays(
    emulator: str, configuration: Configuration
) -> None:
    which = questionnaire(configuration, "Ф3")
    form = made(emulator, configuration, "Ф3")
    before = form.get()
    more = Choices(CHOICES.mentors, (*CHOICES.mentees, "У-04 — Зоя Ивановна"))
    changes = choice_update_requests(before, which, configuration, more)
    assert len(changes) == 4  # p11, p12, p13, p14; nobody new among the mentors
    form.update(changes)
    after = form.get()
    assert choice_update_requests(after, which, configuration, more) == []
    assert drift(after, which, configuration) == ()
    assert without_options(after) == without_options(before)


def test_options_are_renewed_where_people_have_put_the_question(
    emulator: str, configuration: Configuration
) -> None:
    which = questionnaire(configuration, "Ф3")
    form = made(emulator, configuration, "Ф3")
    form.update([{"moveItem": {"originalLocation": {"index": 3}, "newLocation": {"index": 9}}}])
    form.update(choice_update_requests(form.get(), which, configuration, Choices(("У-09 — Ян",))))
    moved = next(item for item in form.get()["items"] if item["itemId"] == item_id("Ф3", "p01"))
    options = moved["questionItem"]["question"]["choiceQuestion"]["options"]
    assert [option["value"] for option in options] == ["затрудняюсь ответить", "У-09 — Ян"]


@pytest.mark.parametrize(
    ("code", "names"), [("Ф1", ("fio",)), ("Ф6", ("code", "pair")), ("Ф7", ("code",))]
)
def test_deleted_questions_come_back_where_they_stood_with_their_ids(
    emulator: str, configuration: Configuration, code: str, names: tuple[str, ...]
) -> None:
    which = questionnaire(configuration, code)
    form = made(emulator, configuration, code)
    before = form.get()
    for name in names:
        places = [item["itemId"] for item in form.get()["items"]]
        form.update([{"deleteItem": {"location": {"index": places.index(item_id(code, name))}}}])
    assert lacks_identity(form.get(), which)

    form.update(repair_requests(form.get(), which, configuration))
    form.update(choice_update_requests(form.get(), which, configuration, CHOICES) or _NOTHING)

    assert form.get()["items"] == before["items"]
    assert not lacks_identity(form.get(), which)
    assert repair_requests(form.get(), which, configuration) == []


def test_deleted_sections_come_back_with_the_ways_that_led_to_them(
    emulator: str, configuration: Configuration
) -> None:
    which = questionnaire(configuration, "Ф3")
    form = made(emulator, configuration, "Ф3")
    before = form.get()
    sections = [n for n, item in enumerate(before["items"]) if "pageBreakItem" in item]
    form.update([{"deleteItem": {"location": {"index": n}}} for n in reversed(sections)])

    form.update(repair_requests(form.get(), which, configuration))

    assert form.get()["items"] == before["items"]


_NOTHING: list[Json] = [
    {"updateFormInfo": {"info": {"description": ""}, "updateMask": "description"}}
]


def test_answers_come_back_under_the_questions_own_names(
    emulator: str, configuration: Configuration
) -> None:
    which = questionnaire(configuration, "Ф3")
    form = made(emulator, configuration, "Ф3")
    _publish(emulator, form.form_id)
    link = prefilled_link(form.get()["responderUri"], which, "У-07")
    page = requests.get(link, headers=OWNER, timeout=10)
    assert page.ok
    assert "У-07" in page.text
    fields = {
        "code": "У-07", "p00": "наставник", "p11": "У-03 — Пётр Ильич", "p15": ["удобно", "работали вместе"],
        "p16": "только пару", "p20": "10", "p21": "9", "p22": "=1+1",
    }  # fmt: skip
    sent = {entry_name(question_id("Ф3", name)): value for name, value in fields.items()}
    address = link.partition("?")[0].replace("viewform", "formResponse")
    reply = requests.post(address, data=sent | {"pageHistory": "0,2,3"}, headers=OWNER, timeout=10)
    assert reply.ok, reply.text
    responses = requests.get(f"{emulator}/v1/forms/{form.form_id}/responses", timeout=10).json()
    (response,) = responses["responses"]
    read = {name: (v,) if isinstance(v, str) else tuple(v) for name, v in fields.items()}
    assert answers_of(response, which, configuration) == read | {
        "p15": ("удобно", "работали вместе")
    }


OWNER = {"Authorization": "Bearer emulator:owner@example.org"}


def _publish(emulator: str, form_id: str) -> None:
    state = {"isPublished": True, "isAcceptingResponses": True}
    body = {"publishSettings": {"publishState": state}, "updateMask": "publishState"}
    url = f"{emulator}/v1/forms/{form_id}:setPublishSettings"
    requests.post(url, json=body, timeout=10).raise_for_status()


def without_options(form: Json) -> list[Json]:
    items: list[Json] = copy.deepcopy(form["items"])
    for item in items:
        item.get("questionItem", {}).get("question", {}).get("choiceQuestion", {}).pop(
            "options", None
        )
    return items
