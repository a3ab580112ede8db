"""Staff reorder, reword and add lines; a line of another plan never takes a line's evidence by its number."""

from pathlib import Path

import pytest

from config.loading import load
from programme.progress import activity_of, is_renamed
from programme.roadmap import RoadmapLine

ACTIVITIES = load(Path(__file__).parents[2] / "config" / "organisation.yaml").roadmap.activities
TITLES = {activity.number: activity.title for activity in ACTIVITIES}


def line(number: str, title: str) -> RoadmapLine:
    return RoadmapLine(number, f"{number}.", title, "", "", "")


@pytest.mark.parametrize("number", sorted(TITLES))
def test_a_published_line_is_known_wherever_it_stands(number: str) -> None:
    for place in (number, "9.9", "3.1"):
        found = activity_of(line(place, TITLES[number].upper()), ACTIVITIES)

        assert found is not None
        assert found.number == number


REWORDED = [
    ("1.1", "Приказ о внедрении целевой модели наставничества"),
    ("3.1", "База наставляемых педагогов: формирование списка"),
    ("3.6", "Общая встреча (нетворкинг)"),
    ("3.10", "Соглашения о сотрудничестве"),
    ("4.1", "Освещение на сайте и в социальных сетях"),
    ("5.4", "Оформление итогов в кейсы"),
    ("5.4", ""),
]


@pytest.mark.parametrize(("number", "title"), REWORDED)
def test_a_reworded_line_is_known_by_its_number(number: str, title: str) -> None:
    found = activity_of(line(number, title), ACTIVITIES)

    assert found is not None
    assert found.number == number


FOREIGN = [
    ("3.1", "Заседание педагогического совета по вопросам наставничества"),
    ("1.1", "Изучение нормативных документов Минпросвещения"),
    ("3.10", "Открытые просмотры занятий молодых специалистов"),
    ("5.2", "Посещение занятий наставником"),
]


@pytest.mark.parametrize(("number", "title"), FOREIGN)
def test_a_line_of_another_plan_is_left_to_people(number: str, title: str) -> None:
    assert activity_of(line(number, title), ACTIVITIES) is None
    assert is_renamed(line(number, title), ACTIVITIES)


def test_a_new_number_is_an_invention_and_no_renaming() -> None:
    assert activity_of(line("3.13", "Клуб наставников"), ACTIVITIES) is None
    assert not is_renamed(line("3.13", "Клуб наставников"), ACTIVITIES)
