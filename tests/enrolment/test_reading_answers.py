"""Answers read into profiles: tolerant in spelling, never guessing."""

import re
from pathlib import Path

import pytest
from enrolment_examples import COMPETENCIES, a_questionnaire, an_answer

from config.loading import load
from config.questionnaire import Question, QuestionKind
from programme.asked import named_in, words
from programme.people import MenteeProfile, MentorProfile, Readiness, Wishes
from programme.reading import read_mentee, read_mentor, read_wishes

Answers = dict[str, str | tuple[str, ...]]
SHIPPED = load(Path(__file__).parents[2] / "config" / "organisation.yaml").questionnaires
ASKED = {questionnaire.code: questionnaire for questionnaire in SHIPPED}
NEEDS = Question(
    id="m17",
    title="В каких вопросах помощь нужна больше всего? (не более 3)",
    kind=QuestionKind.MANY,
    at_most=3,
)


def mentee(answers: Answers, *questions: Question) -> tuple[MenteeProfile, tuple[str, ...]]:
    questionnaire = a_questionnaire("Ф1", *questions) if questions else ASKED["Ф1"]
    return read_mentee(an_answer("Ф1", "r1", answers), questionnaire, COMPETENCIES)


def mentor(answers: Answers) -> tuple[MentorProfile, tuple[str, ...]]:
    return read_mentor(an_answer("Ф2", "r1", answers), ASKED["Ф2"], COMPETENCIES)


def wishes(answers: Answers) -> tuple[Wishes | None, Wishes | None, tuple[str, ...]]:
    known = frozenset({"У-01", "У-02", "У-03", "У-04"})
    return read_wishes(an_answer("Ф3", "r1", answers, code="У-04"), ASKED["Ф3"], known_codes=known)


def test_a_mentee_is_read_whole() -> None:
    profile, remarks = mentee(
        {
            "m01": " воспитатель ",
            "m02": "до 1 года",
            "m03": "младшая группа",
            "m04": "нет",
            "m17": ("речевое  РАЗВИТИЕ", "Планирование"),
            "m18.К07": "2",
            "m18.К01": "не моё направление",
            "m21": ("в тихий час", "после смены"),
            "m22": ("лично",),
            "m23": "скорее да",
        }
    )
    assert remarks == ()
    assert profile.background.position == "воспитатель"
    assert profile.background.category == "нет"
    assert profile.needs == ("К01", "К07")
    assert profile.self_rating == {"К07": 2}
    assert (profile.times, profile.formats) == (("в тихий час", "после смены"), ("лично",))
    assert profile.willing


@pytest.mark.parametrize(
    ("answer", "willing"), [("Скорее  нет", False), ("нет", False), ("", True)]
)
def test_who_would_rather_not_is_not_willing(answer: str, *, willing: bool) -> None:
    assert mentee({"m23": answer})[0].willing is willing


def test_an_unknown_direction_is_said_and_the_others_count() -> None:
    profile, remarks = mentee({"m17": ("Планирование", "Астрономия " + "очень " * 40)})
    assert profile.needs == ("К01",)
    assert len(remarks) == 1
    assert "неизвестное направление «Астрономия" in remarks[0]
    assert len(remarks[0]) < 250


def test_a_direction_no_longer_offered_still_counts() -> None:
    assert mentee({"m17": "Развивающая среда"}) == (MenteeProfile(needs=("К03",)), ())


def test_more_needs_than_five_are_cut_and_said() -> None:
    profile, remarks = mentee({"m17": tuple(entry.text for entry in COMPETENCIES)})
    assert profile.needs == ("К01", "К02", "К03", "К04", "К05")
    assert remarks == (
        "Вопрос «В каких вопросах помощь нужна больше всего?»: отмечено 7, учтены первые 5.",
    )


def test_the_questionnaire_says_how_many_needs_count() -> None:
    answers: Answers = {"m17": tuple(entry.text for entry in COMPETENCIES)}
    assert mentee(answers, NEEDS)[0].needs == ("К01", "К02", "К03")


def test_an_unreadable_rating_is_said_and_left_out() -> None:
    profile, remarks = mentee(
        {"m18.К01": "отлично", "m18.К02": "6", "m18.К99": "3", "m18.К04": "4"}
    )
    assert profile.self_rating == {"К04": 4}
    assert len(remarks) == 3
    assert any("К99" in remark for remark in remarks)
    assert any("направление «Планирование»: оценка «отлично»" in remark for remark in remarks)


def test_undecided_is_no_answer() -> None:
    assert mentee({"m17": "Затрудняюсь ответить"}) == (MenteeProfile(), ())


def test_a_mentor_is_read_whole() -> None:
    profile, remarks = mentor(
        {
            "n01": "старший воспитатель",
            "n07": ("Игровая деятельность", "Планирование"),
            "n08.К05": "5 — могу учить других",
            "n10": ("любой",),
            "n11": "2",
            "n13": "в тихий час",
            "n14": "лично",
            "n28": "Да,  при условиях",
        }
    )
    assert remarks == ()
    assert profile.background.position == "старший воспитатель"
    assert (profile.offers, profile.mastery) == (("К01", "К05"), {"К05": 5})
    assert (profile.places, profile.ready_for) == (2, ("любой",))
    assert (profile.times, profile.formats) == (("в тихий час",), ("лично",))
    assert profile.readiness is Readiness.CONDITIONS


@pytest.mark.parametrize(
    ("answer", "places", "said"),
    [
        ("Только  разовые консультации", 0, False),
        ("3", 3, False),
        ("2 человека", 2, False),
        ("", 1, False),
        ("сколько угодно", 1, True),
        ("25", 1, True),
    ],
)
def test_how_many_mentees_at_once(answer: str, places: int, *, said: bool) -> None:
    profile, remarks = mentor({"n11": answer})
    assert profile.places == places
    assert bool(remarks) is said


def test_an_unreadable_readiness_counts_as_conditional() -> None:
    profile, remarks = mentor({"n28": "как получится"})
    assert profile.readiness is Readiness.CONDITIONS
    assert len(remarks) == 1


def test_a_part_nobody_answered_gives_no_wishes() -> None:
    assert wishes({"p00": "наставляемый", "p20": "9"}) == (None, None, ())


def test_both_parts_are_read() -> None:
    as_mentee, as_mentor, remarks = wishes(
        {"p01": "У-02 — Мария Петровна", "p02": "у1", "p04": ("У-03",), "p11": "У-03 — Анна"}
    )
    assert as_mentee == Wishes(("У-02", "У-01"), ("У-03",))
    assert as_mentor == Wishes(("У-03",))
    assert remarks == ()


def test_a_wish_named_twice_counts_once_in_its_better_place() -> None:
    as_mentee, _, _ = wishes({"p01": "У-02", "p02": "У-02 — Мария", "p03": "У-01"})
    assert as_mentee == Wishes(("У-02", "У-01"))


def test_undecided_respondents_have_empty_wishes() -> None:
    answers: Answers = {"p01": "затрудняюсь ответить", "p04": "таких нет"}
    assert wishes(answers) == (Wishes(), None, ())


@pytest.mark.parametrize(
    ("answer", "word"),
    [("У-04", "собственный"), ("У-77 — Кто-то", "У-77"), ("кто угодно", "не участник")],
)
def test_a_wish_that_names_nobody_possible_is_said(answer: str, word: str) -> None:
    as_mentee, _, remarks = wishes({"p01": answer})
    assert as_mentee == Wishes()
    assert len(remarks) == 1
    assert word in remarks[0]


def test_whom_it_is_hard_to_work_with_is_not_wished_for() -> None:
    as_mentee, _, remarks = wishes({"p01": "У-01", "p02": "У-02", "p04": ("У-01",)})
    assert as_mentee == Wishes(("У-02",), ("У-01",))
    assert len(remarks) == 1


def test_only_two_refusals_count() -> None:
    as_mentee, _, remarks = wishes({"p04": ("У-01", "У-02", "У-03")})
    assert as_mentee == Wishes((), ("У-01", "У-02"))
    assert remarks == (
        "Вопрос «С кем из наставников Вам было бы трудно работать?»: отмечено 3, учтены первые 2.",
    )


def test_remarks_name_questions_by_their_words_never_by_their_ids() -> None:
    bad = ("кто угодно", "У-77")
    remarks = (
        *mentee({"m17": ("Астрономия", "?"), "m18.К01": "?", "m18.К99": "1"})[1],
        *mentor({"n07": "?", "n08.К01": "?", "n11": "много", "n28": "как получится"})[1],
        *wishes({f"p{part}{n}": bad for part in (0, 1) for n in (1, 2, 3, 4)})[2],
    )
    assert len(remarks) == 4 + 4 + 16
    assert all(remark.startswith("Вопрос «") for remark in remarks)
    assert not any(re.search(r"[mnp]\d\d", remark) for remark in remarks)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Рады ли Вы участию?", "Рады ли Вы участию?"),
        ("С кем трудно? (не более 2; видит только куратор)", "С кем трудно?"),
        ("Почта (по желанию) для связи", "Почта (по желанию) для связи"),
    ],
)
def test_a_question_is_named_without_the_note_at_its_end(title: str, told: str) -> None:
    assert words(title) == told
    asked = a_questionnaire("Ф1", Question(id="m17", title=title, kind=QuestionKind.MANY))
    assert named_in(asked)("m17") == f"Вопрос «{told}»"
