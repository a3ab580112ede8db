"""Stage 1 and stage 2, SWOT and free answers."""

from typing import Any

import pytest
from answered import AFTER, BEFORE, SETTINGS, answers, shipped, submission
from hypothesis import given
from hypothesis import strategies as st

from config.questionnaire import Question, QuestionKind, Questionnaire
from programme.monitoring.dynamics import stage_two
from programme.monitoring.figures import Change, Withheld
from programme.monitoring.free_answers import free_answers, name_stems, telling
from programme.monitoring.indicators import Counts, indicators
from programme.monitoring.report import monitoring
from programme.monitoring.stage_one import curator_result, flags, midterm
from programme.monitoring.swot import swot
from programme.submissions import Submission

CHECK = SETTINGS.curator
ANSWERS_OF_CURATOR = {"проявляется полностью": 2, "частично": 1, "не проявляется": 0}


def checked(points: list[str]) -> Submission:
    names = [one.question.partition(".")[2].replace(".", "__") for one in CHECK.criteria]
    return submission("Ф8", "К-01", **dict(zip(names, points, strict=True)))


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (["проявляется полностью (2)"] * 9, "18 из 18 (оптимальный уровень)"),
        (["проявляется полностью"] * 6 + ["частично"] * 3, "15 из 18 (оптимальный уровень)"),
        (["проявляется полностью"] * 5 + ["частично"] * 4, "14 из 18 (допустимый уровень)"),
        (["частично (1)"] * 9, "9 из 18 (допустимый уровень)"),
        (["частично"] * 8 + ["не проявляется (0)"], "8 из 18 (недостаточный уровень)"),
        (["частично"] * 8 + ["нет данных"], "неполно (оценено критериев: 8 из 9)"),
        (["не проявляется"] * 9, "0 из 18 (недостаточный уровень)"),
    ],
)
def test_the_coordinators_sum_is_told_with_its_level_or_as_incomplete(
    points: list[str], words: str
) -> None:
    assert curator_result(answers(checked(points)), CHECK).words == words


def test_without_an_answer_there_is_no_sum_of_nought() -> None:
    assert curator_result(answers(), CHECK).words == "нет данных"


@given(st.lists(st.sampled_from([*ANSWERS_OF_CURATOR, "нет данных"]), min_size=9, max_size=9))
def test_a_sum_is_told_exactly_where_every_criterion_was_rated(points: list[str]) -> None:
    result = curator_result(answers(checked(points)), CHECK)

    if "нет данных" in points:
        assert result.total is None
        assert result.level == ""
    else:
        assert result.total == sum(ANSWERS_OF_CURATOR[point] for point in points)
        assert result.level


@pytest.mark.parametrize(
    ("questionnaire", "said", "told"),
    [
        ("Ф5", {"i01": "0"}, ["не было ни одной встречи"]),
        ("Ф5", {"i01": "1–2"}, []),
        ("Ф5", {"i03": 4}, ["общаться некомфортно"]),
        ("Ф5", {"i03": 5}, []),
        ("Ф5", {"i04": 1, "i05": 2}, ["вопросы, с которых начали", "встречи мало полезны"]),
        ("Ф5", {"i07": ("не нужна",)}, []),
        ("Ф5", {"i07": ("куратора", "не нужна")}, ["нужна помощь"]),
        ("Ф5", {"i09": "нужна замена"}, ["заменить пару"]),
        ("Ф5", {"i09": "да, но изменить план"}, []),
        ("Ф4", {"f05": "хочу сменить пару"}, ["хочет сменить пару"]),
        ("Ф4", {"f05": "скорее да"}, []),
        ("Ф5", {}, []),
    ],
)
def test_answers_to_look_at_at_once_are_found(
    questionnaire: str, said: dict[str, Any], told: list[str]
) -> None:
    found = flags(answers(submission(questionnaire, "У-07", **said)), SETTINGS)

    assert len(found) == len(told)
    assert all(flag.code == "У-07" for flag in found)
    assert all(any(words in flag.text for flag in found) for words in told)


def test_the_midterm_tells_means_of_everybody_and_nothing_of_four_people() -> None:
    five = [submission("Ф5", f"У-{n}", i02=n + 4) for n in range(1, 6)]

    assert midterm(answers(*five), SETTINGS)[0].mean.words == "7,0"
    assert midterm(answers(*five[:4]), SETTINGS)[0].mean.words == "менее 5 ответов"


def rated(code: str, *, after: bool, level: int, sent: str = "", **more: object) -> Submission:
    said = {"c00": "по окончании" if after else "до начала", "c01": "я сам(а)", "c02__К07": level}
    return submission("Ф9", code, sent=sent or (AFTER if after else BEFORE), **{**said, **more})


def test_competencies_change_for_those_who_rated_themselves_twice_and_the_last_rating_counts() -> (
    None
):
    people = [f"У-0{n}" for n in range(1, 7)]
    came = [rated(code, after=False, level=2, c10=5) for code in people]
    came += [rated(code, after=True, level=4, c10=8) for code in people[:5]]
    came += [rated("У-01", after=True, level=5, c10=8, sent="2027-05-21T09:00:00Z")]

    two = stage_two(answers(repeated=came), SETTINGS, shipped().competencies, {})

    seventh = next(one for one in two.competencies if one.text == shipped().competencies[6].text)
    assert two.people == 5
    assert isinstance(seventh.by_oneself, Change)
    assert (seventh.by_oneself.n, seventh.by_oneself.words) == (5, "+2,2")
    assert seventh.by_mentor.words == "нет данных"
    assert two.motivation[0].change.words == "+3,0"


def test_a_mentors_rating_stands_apart_from_the_mentees_own() -> None:
    pairs = {f"П-0{n}": f"У-0{n}" for n in range(1, 6)}
    mentor = {"c01": "наставник о наставляемом"}
    came = [
        rated("У-09", after=after, level=4 if after else 1, pair=pair, **mentor)
        for pair in pairs
        for after in (False, True)
    ]
    came += [rated(code, after=False, level=3) for code in pairs.values()]
    came += [rated("У-09", after=True, level=5, pair="П-77", **mentor)]

    two = stage_two(answers(repeated=came), SETTINGS, shipped().competencies, pairs)

    assert two.competencies[6].by_mentor.words == "+3,0"
    assert two.competencies[6].by_mentor.n == 5
    assert two.competencies[6].by_oneself.words == "нет данных"


def test_the_levels_of_four_people_are_not_told() -> None:
    came = [rated(f"У-{n}", after=after, level=3) for n in range(4) for after in (False, True)]
    two = stage_two(answers(repeated=came), SETTINGS, shipped().competencies, {})

    assert isinstance(two.competencies[6].by_oneself, Withheld)


STRENGTHS = ("понятные цели", "хороший подбор пар")
TENTH = Questionnaire(
    code="Ф10",
    tab="answers_f10",
    title="Ф10",
    intro="",
    activities=(),
    identity="none",
    questions=(
        Question(id="w02", title="?", kind=QuestionKind.MANY, options=STRENGTHS, other=True),
        Question(id="w03", title="?", kind=QuestionKind.MANY, options=("мало времени",)),
    ),
)


def test_ticks_are_counted_and_own_words_count_as_other() -> None:
    said = [
        ("понятные цели",),
        STRENGTHS,
        ("Понятные  цели", "чай с пирогами"),
        STRENGTHS[1:],
        ("?",),
    ]
    came = [
        submission("Ф10", "", w02=texts, sent=f"2027-05-2{n}T09:00:00Z")
        for n, texts in enumerate(said)
    ]

    found = swot(answers(anonymous=came), SETTINGS, (TENTH,))

    assert [(row.text, row.share.words) for row in found.strengths] == [
        ("понятные цели", "60,0\u00a0% (3 из 5)"),
        ("хороший подбор пар", "40,0\u00a0% (2 из 5)"),
        ("другое", "40,0\u00a0% (2 из 5)"),
    ]
    assert [row.share.words for row in found.weaknesses] == ["нет данных"]


def test_ticks_of_four_people_are_withheld() -> None:
    came = [submission("Ф10", "", w02=STRENGTHS, sent=f"2027-05-2{n}T09:00:00Z") for n in range(4)]
    found = swot(answers(anonymous=came), SETTINGS, (TENTH,))

    assert found.is_withheld
    assert all(row.share.denominator == 0 for row in found.strengths)


NAMES = ("Заяц Вера Ильинична", "Долгих Олег Петрович", "Ким Анна Сергеевна")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Очень помогла Вера, мой наставник", "имя"),
        ("Спасибо Олегу", "имя"),
        ("О. П. Долгих всегда рядом", "имя"),
        ("Благодарю Марину Семёновну", "имя"),
        ("Иванова М. П. не приходила", "имя"),
        ("Пишите на vera@example.org", "адрес почты"),
        ("Мой телефон 8 (912) 345-67-89", "телефон"),
        ("Встречи раз в неделю, группа 2025/2026", ""),
        ("Понятные цели и добрая атмосфера", ""),
        ("Провели 12 занятий за 3 месяца", ""),
    ],
)
def test_what_tells_who_is_meant_is_found_in_free_answers(text: str, found: str) -> None:
    assert telling(text, name_stems(NAMES)) == found


def test_words_are_quotable_only_with_consent_and_without_names() -> None:
    came = [
        submission("Ф6", "У-01", s15="Поддержка рядом", s16="Больше встреч", s17="да"),
        submission("Ф6", "У-02", s15="Всё полезно", s17="нет"),
        submission("Ф6", "У-03", s15="Спасибо Вере Ильиничне", s17="да"),
        submission("Ф6", "У-04", s15="Без ответа о цитатах"),
    ]
    found = free_answers(answers(*came), SETTINGS, NAMES)

    assert [answer.text for answer in found if answer.is_quotable] == [
        "Поддержка рядом",
        "Больше встреч",
    ]
    assert len(found) == 5
    assert not any("У-0" in repr(answer) for answer in found)


def test_indicators_keep_numerator_denominator_and_day() -> None:
    came = [
        *(
            submission("Ф6", f"У-{n}", s09=9, s13="да", sent="2027-05-20T22:30:00Z")
            for n in range(5)
        ),
        submission("Ф6", "У-7", s09=3, s13="не хочу отвечать"),
        submission("Ф1", "У-1", m02="до 1 года"),
        submission("Ф1", "У-2", m02="5–10 лет"),
        submission("Ф2", "У-8", n02="1–3 года"),
    ]
    codes = frozenset(f"У-{n}" for n in range(10))
    counts = Counts(codes, mentees=frozenset({"У-1", "У-2"}), mentors=frozenset({"У-8"}))
    report = monitoring(answers(*came), counts, SETTINGS, (), ())
    found = {one.key: one for one in report.indicators}

    assert found["satisfied_mentees"].figure.words == "83,3\u00a0% (5 из 6)"
    # Half past one in the night of the 21st in Moscow.
    assert str(found["satisfied_mentees"].on) == "2027-05-21"
    assert found["satisfied_mentors"].figure.words == "нет данных"
    assert found["young_involved"].figure.words == "50,0\u00a0% (1 из 2)"
    assert found["involved"].figure.words == "30,0\u00a0% (3 из 10)"
    assert found["staying"].figure.words == "100,0\u00a0% (5 из 5)"
    assert found["plans"].figure.words == "нет данных"
    assert (
        indicators(answers(*reversed(came)), counts, report.satisfaction, SETTINGS)
        == report.indicators
    )
