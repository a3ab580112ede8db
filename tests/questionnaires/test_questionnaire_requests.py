"""What questionnaires become, without Google: ids, options, navigation, links."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from questionnaire_examples import CHOICES, Json, questionnaire, shipped

from config.questionnaire import Question, QuestionKind, Questionnaire
from config.schema import Configuration
from generators.questionnaires.answers import answers_of, question_names
from generators.questionnaires.choices import (
    UNDECIDED,
    Choices,
    choice_label,
    choices_fingerprint,
    options_of,
)
from generators.questionnaires.forms import creation_requests
from generators.questionnaires.identifiers import entry_name, item_id, question_id
from generators.questionnaires.items import QuestionnaireError, item_of
from generators.questionnaires.links import prefilled_link

SHIPPED_CONFIGURATION = shipped()


@pytest.fixture
def configuration() -> Configuration:
    return SHIPPED_CONFIGURATION


def with_questions(*questions: Question) -> Questionnaire:
    return Questionnaire(
        code="Ф9", tab="t", title="Т", intro="", activities=(), identity="code", questions=questions
    )


def body(question: Question, configuration: Configuration, choices: Choices = CHOICES) -> Json:
    item = item_of(with_questions(question), question, configuration, choices)
    found: Json = item["questionItem"]["question"]
    return found


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_ids_are_eight_digits_that_survive_being_numbers(code: str, name: str, row: str) -> None:
    for identifier in (item_id(code, name), question_id(code, name, row)):
        assert f"{int(identifier, 16):x}" == identifier
        assert len(identifier) == 8
        assert int(identifier, 16) < 2**31


def test_no_two_parts_of_the_shipped_forms_share_an_id(configuration: Configuration) -> None:
    for which in configuration.questionnaires:
        items = [item_id(which.code, question.id) for question in which.questions]
        ids = [*items, *question_names(which, configuration)]
        assert len(set(ids)) == len(ids)


def test_ids_are_those_of_the_forms_already_published() -> None:
    assert question_id("Ф3", "code") == "3eb74180"
    assert item_id("Ф1", "m17") == "44baac3e"


def test_an_id_depends_on_questionnaire_question_and_row() -> None:
    assert question_id("Ф3", "code") != question_id("Ф4", "code")
    assert question_id("Ф1", "m18", "К01") != question_id("Ф1", "m18", "К02")


@given(
    st.lists(st.sampled_from(["да", "нет", "да  нет", "а\nб"]), max_size=5),
    st.lists(st.text("абв ", max_size=3), max_size=5),
)
def test_options_are_never_empty_and_never_alike(own: list[str], people: list[str]) -> None:
    question = Question(
        id="q", title="?", kind=QuestionKind.MANY, options=tuple(own), choices_from="mentors"
    )
    options = options_of(question, SHIPPED_CONFIGURATION, Choices(mentors=tuple(people)))
    assert options
    assert len(set(options)) == len(options)
    assert all(option.strip() and "\n" not in option for option in options)


def test_undecided_stands_before_the_people(configuration: Configuration) -> None:
    wish = next(q for q in questionnaire(configuration, "Ф3").questions if q.id == "p01")
    assert options_of(wish, configuration, CHOICES) == (UNDECIDED, *CHOICES.mentors)


def test_an_empty_register_still_gives_a_question(configuration: Configuration) -> None:
    question = Question(id="q", title="?", kind=QuestionKind.DROPDOWN, choices_from="mentees")
    assert options_of(question, configuration, Choices()) == (UNDECIDED,)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Иванова Мария Петровна", "У-07 — Мария Петровна"),
        ("Иванова  Мария", "У-07 — Мария"),
        ("Мария", "У-07 — Мария"),
        ("", "У-07"),
        ("=A1\nМария\nПетровна", "У-07 — Мария Петровна"),
    ],
)
def test_people_are_offered_without_their_surnames(name: str, label: str) -> None:
    assert choice_label("У-07", name) == label


def test_a_name_without_end_is_cut() -> None:
    assert len(choice_label("У-07", "Иванова " + "а" * 5000)) < 100


def test_other_is_offered_last_and_has_no_text(configuration: Configuration) -> None:
    question = Question(
        id="q", title="?", kind=QuestionKind.MANY, options=("да", "нет"), other=True
    )
    choice = body(question, configuration)["choiceQuestion"]
    assert choice["type"] == "CHECKBOX"
    assert choice["options"] == [{"value": "да"}, {"value": "нет"}, {"isOther": True}]


def test_a_scale_goes_from_one_to_ten_with_its_ends_named(configuration: Configuration) -> None:
    question = Question(id="q", title="?", kind=QuestionKind.SCALE, required=True)
    assert body(question, configuration) == {
        "questionId": question_id("Ф9", "q"),
        "required": True,
        "scaleQuestion": {"low": 1, "high": 10, "lowLabel": "совсем нет", "highLabel": "полностью"},
    }


def test_a_grid_has_a_row_for_every_competency_in_use(configuration: Configuration) -> None:
    first, *others = configuration.competencies
    changed = configuration.model_copy(
        update={"competencies": (first.model_copy(update={"active": False}), *others)}
    )
    question = next(q for q in questionnaire(configuration, "Ф1").questions if q.id == "m18")
    group = item_of(questionnaire(changed, "Ф1"), question, changed, CHOICES)["questionGroupItem"]
    titles = [row["rowQuestion"]["title"] for row in group["questions"]]
    assert titles == [entry.text for entry in others]
    assert group["grid"]["columns"]["type"] == "RADIO"


def test_answers_to_a_row_that_is_no_longer_asked_are_still_read(
    configuration: Configuration,
) -> None:
    first, *others = configuration.competencies
    changed = configuration.model_copy(
        update={"competencies": (first.model_copy(update={"active": False}), *others)}
    )
    row = question_id("Ф1", "m18", first.key)
    response = {"answers": {row: {"textAnswers": {"answers": [{"value": "3"}]}}}}
    assert answers_of(response, questionnaire(changed, "Ф1"), changed) == {"m18.К01": ("3",)}


def test_answers_without_text_and_to_foreign_questions_are_left_out(
    configuration: Configuration,
) -> None:
    response = {
        "answers": {
            question_id("Ф1", "m19"): {"textAnswers": {"answers": [{}]}},
            "7fffffff": {"textAnswers": {"answers": [{"value": "чужое"}]}},
        }
    }
    assert answers_of(response, questionnaire(configuration, "Ф1"), configuration) == {}
    assert answers_of({}, questionnaire(configuration, "Ф1"), configuration) == {}


def test_every_option_of_a_branching_question_leads_somewhere(configuration: Configuration) -> None:
    section = Question(id="s", title="С", kind=QuestionKind.SECTION)
    question = Question(
        id="q",
        title="?",
        kind=QuestionKind.ONE,
        options=("а", "б", "в"),
        goes_to={"а": "s", "б": "submit"},
    )
    which = with_questions(question, section)
    item = item_of(which, question, configuration, CHOICES)
    assert item["questionItem"]["question"]["choiceQuestion"]["options"] == [
        {"value": "а", "goToSectionId": item_id("Ф9", "s")},
        {"value": "б", "goToAction": "SUBMIT_FORM"},
        {"value": "в", "goToAction": "NEXT_SECTION"},
    ]


@pytest.mark.parametrize(
    "question",
    [
        Question(
            id="q", title="?", kind=QuestionKind.ONE, options=("а",), goes_to={"а": "нет такой"}
        ),
        Question(id="q", title="?", kind=QuestionKind.ONE, options=("а",), goes_to={"б": "next"}),
        Question(id="q", title="?", kind=QuestionKind.MANY, options=("а",), goes_to={"а": "next"}),
        Question(id="q", title="?", kind=QuestionKind.GRID, columns=("1",)),
    ],
)
def test_what_google_forms_cannot_hold_is_refused(
    question: Question, configuration: Configuration
) -> None:
    with pytest.raises(QuestionnaireError, match="Ф9"):
        creation_requests(with_questions(question), configuration, CHOICES)


def test_line_breaks_never_reach_a_title(configuration: Configuration) -> None:
    question = Question(id="q", title="Первая\nвторая", kind=QuestionKind.LINE)
    item = item_of(with_questions(question), question, configuration, CHOICES)
    assert item["title"] == "Первая вторая"


def test_the_fingerprint_follows_the_people_offered(configuration: Configuration) -> None:
    wishes = questionnaire(configuration, "Ф3")
    other = Choices(CHOICES.mentors, ())
    assert choices_fingerprint(wishes, configuration, CHOICES) == choices_fingerprint(
        wishes, configuration, CHOICES
    )
    assert choices_fingerprint(wishes, configuration, CHOICES) != choices_fingerprint(
        wishes, configuration, other
    )
    swapped = Choices(CHOICES.mentees, CHOICES.mentors)
    assert choices_fingerprint(wishes, configuration, CHOICES) != choices_fingerprint(
        wishes, configuration, swapped
    )
    assert choices_fingerprint(questionnaire(configuration, "Ф11"), configuration, CHOICES) == ""


def test_a_personal_link_carries_the_code_and_keeps_what_was_there(
    configuration: Configuration,
) -> None:
    link = prefilled_link(
        "https://docs.google.com/forms/d/e/1FAIpQL/viewform?hl=ru",
        questionnaire(configuration, "Ф3"),
        "У-07",
    )
    assert parse_qs(urlsplit(link).query) == {
        "hl": ["ru"],
        "usp": ["pp_url"],
        entry_name(question_id("Ф3", "code")): ["У-07"],
    }


def test_a_questionnaire_that_asks_for_the_name_has_no_personal_link(
    configuration: Configuration,
) -> None:
    plain = "https://docs.google.com/forms/d/e/1FAIpQL/viewform"
    assert prefilled_link(plain, questionnaire(configuration, "Ф1"), "У-07") == plain
