"""A title that people have changed: the same activity in other words, another one, or one to be asked about."""

from dataclasses import replace
from pathlib import Path

import pytest
from paper_world import garden

from config.loading import load
from programme.progress import activity_of, is_in_doubt, is_renamed, speak_of_one
from programme.roadmap import RoadmapLine

ACTIVITIES = load(Path(__file__).parents[2] / "config" / "organisation.yaml").roadmap.activities
TITLES = {activity.number: activity.title for activity in ACTIVITIES}

REWORDED = [
    ("1.1", "Приказ о внедрении целевой модели наставничества"),
    ("1.1", "Издать приказ о внедрении модели наставничества в детском саду"),
    ("1.2", "Положение о системе наставничества"),
    ("1.2", "Разработать Положение о наставничестве педагогов"),
    ("1.3", "Программа наставничества: разработка и утверждение"),
    ("1.4", "Утверждение дорожной карты"),
    ("1.4", "План мероприятий по внедрению системы наставничества"),
    ("1.5", "Форма соглашения о сотрудничестве"),
    ("1.5", "Утверждение формы договора наставника с наставляемым"),
    ("2.1", "Обучение наставников"),
    ("2.1", "Обучение наставников, в том числе дистанционное"),
    ("3.1", "База наставляемых"),
    ("3.2", "Сбор запросов наставляемых"),
    ("3.3", "База наставников детского сада"),
    ("3.4", "Опрос потенциальных наставников"),
    ("3.4", "Анкетирование будущих наставников"),
    ("3.5", "Информирование коллектива педагогов о программе наставничества"),
    ("3.6", "Общая встреча (нетворкинг)"),
    ("3.6", "Встреча-знакомство наставников и наставляемых"),
    ("3.7", "Анкеты после групповой встречи: предпочитаемый наставник"),
    ("3.8", "Анализ анкет и формирование пар"),
    ("3.9", "Информирование о сложившихся парах"),
    ("3.1", "Составление списка наставляемых"),
    ("3.9", "Ознакомление с приказом о парах"),
    ("3.11", "Индивидуальные программы для пар"),
    ("3.10", "Соглашения о сотрудничестве"),
    ("3.10", "Подписание соглашений"),
    ("3.11", "Персонализированные программы пар"),
    ("3.12", "Психолого-педагогическое сопровождение участников"),
    ("4.1", "Освещение на сайте и в социальных сетях"),
    ("5.1", "Заключительная встреча пар"),
    ("5.1", "Итоговая встреча наставников и наставляемых"),
    ("5.2", "Мониторинг удовлетворённости участников"),
    ("5.3", "Мониторинг качества программы"),
    ("5.4", "Оформление итогов в кейсы"),
    ("5.4", "Кейсы по итогам совместной работы"),
]

OTHERS = [
    ("1.1", "Приказ о назначении наставников"),
    ("1.1", "Издание приказа об аттестации педагогических работников"),
    ("1.2", "Разработка и утверждение графика отпусков"),
    ("1.3", "Разработка рабочей программы музыкального руководителя"),
    ("1.4", "Разработка и утверждение графика открытых занятий"),
    ("1.5", "Разработка и утверждение должностных инструкций"),
    ("2.1", "Организация летнего отдыха работников"),
    ("3.1", "Педагогический совет по вопросам наставничества"),
    ("1.4", "План работы с родителями"),
    ("3.2", "Сбор макулатуры"),
    ("3.2", "Конкурс чтецов среди наставляемых"),
    ("3.3", "Чествование лучших наставников"),
    ("3.4", "Проведение субботника среди работников"),
    ("3.5", "Инструктаж по охране труда"),
    ("3.6", "Встреча с родителями наставляемых"),
    ("3.7", "Экскурсия в городской музей"),
    ("3.8", "Субботник наставников и наставляемых"),
    ("3.9", "Награждение победителей конкурса"),
    ("3.10", "Открытые просмотры занятий молодых специалистов"),
    ("3.11", "Разработка конспектов занятий"),
    ("3.12", "Организация праздничного концерта"),
    ("4.1", "Экскурсия в школу"),
    ("5.1", "Проведение встречи с ветеранами"),
    ("5.2", "Посещение занятий наставником"),
    ("5.3", "Проведение родительского собрания"),
    ("5.4", "Оформление стенда"),
    ("5.4", "Оформление группы к новому году"),
]

IN_DOUBT = [
    ("3.1", "База наставников"),
    ("3.3", "База наставляемых"),
    ("3.12", "Психологическая поддержка родителей"),
    ("5.3", "Мониторинг качества питания"),
    ("5.2", "Анкетирование родителей"),
]


def line(number: str, title: str) -> RoadmapLine:
    return RoadmapLine(number, f"{number}.", title, "", "", "")


def test_the_tables_speak_of_every_line_of_the_plan() -> None:
    for table in (REWORDED, OTHERS):
        assert {number for number, _ in table} == set(TITLES)


@pytest.mark.parametrize(("number", "title"), REWORDED)
def test_an_activity_in_other_words_is_known_without_a_question(number: str, title: str) -> None:
    found = activity_of(line(number, title), ACTIVITIES)

    assert found is not None
    assert found.number == number
    assert not is_in_doubt(line(number, title), ACTIVITIES)
    assert speak_of_one(title, TITLES[number])


@pytest.mark.parametrize(("number", "title"), OTHERS)
def test_another_activity_under_a_known_number_is_not_that_one(number: str, title: str) -> None:
    assert activity_of(line(number, title), ACTIVITIES) is None
    assert is_renamed(line(number, title), ACTIVITIES)
    assert not is_in_doubt(line(number, title), ACTIVITIES)
    assert not speak_of_one(title, TITLES[number])


@pytest.mark.parametrize(("number", "title"), IN_DOUBT)
def test_a_title_that_may_mean_another_keeps_its_proof_and_is_asked_about(
    number: str, title: str
) -> None:
    found = activity_of(line(number, title), ACTIVITIES)

    assert found is not None
    assert found.number == number
    assert is_in_doubt(line(number, title), ACTIVITIES)


@pytest.mark.parametrize("number", sorted(TITLES))
def test_the_published_wording_is_never_asked_about(number: str) -> None:
    assert not is_in_doubt(line(number, TITLES[number]), ACTIVITIES)
    assert not is_in_doubt(line(number, ""), ACTIVITIES)


@pytest.mark.parametrize(
    ("key", "title", "said"),
    [
        ("5.4.", "Оформление стенда", "записано другое мероприятие"),
        ("3.12.", "Психологическая поддержка родителей", "Если это другое мероприятие"),
        ("3.6.", "Общая встреча (нетворкинг)", ""),
    ],
)
def test_the_row_says_what_its_new_title_means(key: str, title: str, said: str) -> None:
    office = garden()
    table = office.world.tables["roadmap"]
    rows = tuple(
        replace(row, cells={**row.cells, "title": title}) if row.key == key else row
        for row in table.rows
    )
    office.world = replace(
        office.world, tables={**office.world.tables, "roadmap": replace(table, rows=rows)}
    )

    remark = office.settled().cell("roadmap", key, "finding")

    assert said in str(remark)
    assert said or "мероприятие" not in str(remark)


FOREIGN_FIRST_LINES = [
    "Подготовка нормативной базы внедрения модели наставничества",
    "Издание приказа о назначении куратора",
    "Изучение нормативных документов Минпросвещения",
]


@pytest.mark.parametrize("title", FOREIGN_FIRST_LINES)
def test_the_first_line_of_a_foreign_plan_is_not_ours_reworded(title: str) -> None:
    assert not speak_of_one(TITLES["1.1"], title)
