"""The roadmap as a paper: a plan that was published for another year says the days that count now."""

from datetime import date

from paper_world import Garden, garden

ROADMAP = "roadmap:сад:2026-27"


def deadlines(office: Garden) -> dict[str, str]:
    return {line["номер"]: line["срок"] for line in office.texts[ROADMAP]["мероприятия"]}


def asked(office: Garden) -> Garden:
    return office.type("kinds", "roadmap", wanted="да").settled()


def test_days_of_another_year_are_those_that_count_and_the_rest_stands_as_published() -> None:
    told = deadlines(asked(garden("roadmap")))

    assert told["1.1"] == "до 28.02.2027"
    assert told["3.1"] == "ежегодно"
    assert told["5.4"] == "Май"


def test_a_confirmed_day_is_printed() -> None:
    office = garden("roadmap").type("roadmap", "1.1.", confirmed_due=date(2026, 9, 10)).run()

    assert deadlines(asked(office))["1.1"] == "до 10.09.2026"
