"""Invented people and what papers about them are written from: everything known, next to nothing, odd rows.

One more example is a directive that changes an earlier one.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from config.organisation import Coordinator, Organisation, Person
from config.paper_kind import PaperSubject
from config.schema import Position
from programme.papers.facts import (
    InstitutionFacts,
    Member,
    MentorFacts,
    Need,
    Occasion,
    PairFacts,
    PaperFacts,
    PersonFacts,
    PlannedActivity,
    Requisites,
    Subject,
)
from programme.people import Gender, Participant
from programme.school_year import SchoolYear

YEAR = SchoolYear(date(2026, 9, 1), date(2027, 5, 31))
EDUCATOR = Position(
    nominative="воспитатель",
    genitive="воспитателя",
    dative="воспитателю",
    accusative="воспитателя",
    instrumental="воспитателем",
    prepositional="воспитателе",
)
WOMAN = Participant(
    "У-01",
    "Петрова-Водкина Любовь Ильинична",
    Gender.FEMALE,
    "старший воспитатель",
    consent_given=date(2026, 9, 10),
)
MAN = Participant("У-02", "Шевченко Илья Кузьмич", Gender.MALE, "инструктор по физической культуре")
NO_PATRONYMIC = Participant("У-03", "Ким Саша", Gender.FEMALE, "воспитатель")
YOUNG = Participant("У-04", "Соловей Павел Игоревич", Gender.MALE, "музыкальный руководитель")
NO_POSITION = Participant("У-05", "Кузнецова Вера Олеговна", Gender.FEMALE)

FULL_OCCASION = Occasion(
    organisation=Organisation(
        full_name="Муниципальное дошкольное образовательное учреждение «Детский сад № 5 СЕРПАНТИН»",
        short_name="МДОУ «Детский сад № 5 СЕРПАНТИН»",
        place="г. Ярославль",
        head=Person(full_name="Белая Инна Юрьевна", position="заведующий", gender="женский"),
        coordinator=Coordinator(
            full_name="Мельник Ольга Андреевна", position="методист", gender="женский"
        ),
    ),
    year=YEAR,
    number="3/2026-27",
    dated=date(2026, 9, 15),
    order_number="42-ОД",
    order_date=date(2026, 9, 14),
    period="IV квартал 2026 года",
    line="16",
    approvals=(
        ("directive_launch", Requisites("26/1", date(2026, 9, 1))),
        ("directive_regulation", Requisites("27-ОД", date(2026, 9, 2))),
        ("directive_programme", Requisites("28-ОД", date(2026, 9, 3))),
        ("directive_roadmap", Requisites("29-ОД", date(2026, 9, 4))),
        ("directive_agreement_form", Requisites("30-ОД", date(2026, 9, 7))),
        ("directive_payment", Requisites("15-л/с", date(2026, 9, 16))),
    ),
)
DECLINED_OCCASION = replace(
    FULL_OCCASION,
    organisation=FULL_OCCASION.organisation.model_copy(
        update={
            "coordinator": Coordinator(
                full_name="Орлова Анна Львовна", position="старший воспитатель", gender="женский"
            )
        }
    ),
)
"""With a coordinator whose name and position show every case: «Мельник» is the same in all of them."""
BARE_OCCASION = Occasion(
    organisation=Organisation(full_name="Детский сад № 5", short_name="Детский сад № 5"),
    year=YEAR,
)

FULL_PAIR = PairFacts(
    code="П-05",
    addendum=Requisites("7-к", date(2026, 9, 12)),
    mentor=WOMAN,
    mentee=MAN,
    topics=("Речевое развитие", "ИКТ и цифровые средства", "Работа с родителями"),
    needs=(
        Need("Речевое развитие", self_rating=2, mastery=5),
        Need("ИКТ и цифровые средства", self_rating=1, mastery=4),
        Need("Работа с родителями", self_rating=None, mastery=None),
    ),
    ends_on=date(2027, 2, 15),
    warn_by=date(2027, 2, 9),
    agreement=Requisites("3/2026-27", date(2026, 9, 15)),
    lasts_to=date(2027, 5, 31),
    prolonged_to=date(2027, 12, 31),
)
OTHER_PAIR = PairFacts(
    "П-06", WOMAN, YOUNG, ("Работа с родителями",), (Need("Работа с родителями", 3, 5),)
)
BARE_PAIR = PairFacts("П-05", MAN, NO_PATRONYMIC)
ODD_PAIR = PairFacts("П-07", NO_POSITION, replace(NO_POSITION, code="У-06"), (" ", "  ИКТ ;"))

ACTIVITIES = (
    PlannedActivity("1", "Подготовка условий", "", "", "", is_section=True),
    PlannedActivity(
        number="1.1",
        title="Издание приказа о внедрении целевой модели наставничества",
        timeframe="сентябрь",
        responsible="заведующий",
        result="Приказ",
        is_done=True,
    ),
    PlannedActivity("3", "Работа с участниками", "", "", "", is_section=True),
    PlannedActivity(
        number="3.10",
        title="Заключение соглашений между наставником и наставляемым",
        timeframe="октябрь",
        responsible="куратор",
        result="Соглашения о сотрудничестве",
    ),
    PlannedActivity(
        number="5.4",
        title="Формирование кейсов по итогам реализации программы",
        timeframe="май",
        responsible="куратор, наставники",
        result="Кейсы, аналитическая справка",
    ),
)
MEMBERS = (
    Member(
        WOMAN,
        is_mentor=True,
        competencies=("Речевое развитие", "ИКТ и цифровые средства", "Работа с родителями"),
    ),
    Member(
        MAN,
        is_mentor=True,
        is_mentee=True,
        competencies=("Физическое развитие",),
        needs=("Речевое развитие", "Работа с родителями"),
    ),
    Member(YOUNG, is_mentee=True, needs=("Работа с родителями",)),
)

FULL: Mapping[PaperSubject, Subject] = {
    "pair": FULL_PAIR,
    "mentor": MentorFacts(WOMAN, (FULL_PAIR, OTHER_PAIR)),
    "person": PersonFacts(WOMAN),
    "institution": InstitutionFacts((FULL_PAIR, OTHER_PAIR), MEMBERS, ACTIVITIES, agreements=1),
}
BARE: Mapping[PaperSubject, Subject] = {
    "pair": BARE_PAIR,
    "mentor": MentorFacts(MAN),
    "person": PersonFacts(NO_PATRONYMIC),
    "institution": InstitutionFacts(),
}
ODD: Mapping[PaperSubject, Subject] = {
    "pair": ODD_PAIR,
    "mentor": MentorFacts(NO_POSITION, (ODD_PAIR, BARE_PAIR)),
    "person": PersonFacts(NO_POSITION),
    "institution": InstitutionFacts(
        pairs=(ODD_PAIR,),
        members=(
            Member(NO_POSITION, is_mentor=True),
            Member(Participant("У-08", ""), is_mentee=True),
            Member(Participant("У-09", "Анна"), is_mentor=True, competencies=(" ", "ИКТ;  ")),
        ),
        activities=(PlannedActivity("2.1", "", "", "", ""),),
    ),
}


AMENDED_OCCASION = replace(
    DECLINED_OCCASION,
    number="51-ОД",
    dated=date(2027, 2, 12),
    period="I квартал 2027 года",
    earlier=Requisites("42-ОД", date(2026, 9, 14)),
)
AMENDED = PaperFacts(
    AMENDED_OCCASION, InstitutionFacts((OTHER_PAIR,), MEMBERS, ACTIVITIES, ended=(FULL_PAIR,))
)
"""A directive that changes an earlier one: one pair is added, one ends."""


def paper(example: str, about: PaperSubject) -> PaperFacts:
    """An example, «full», «bare», «odd» or «amended», of a paper about such a subject."""
    known = FULL_OCCASION if about == "pair" else DECLINED_OCCASION
    return {
        "full": PaperFacts(known, FULL[about]),
        "bare": PaperFacts(replace(BARE_OCCASION, number=_agreed(about)), BARE[about]),
        "odd": PaperFacts(BARE_OCCASION, ODD[about]),
        "amended": AMENDED,
    }[example]


def _agreed(about: PaperSubject) -> str:
    """Papers of a pair always have their number."""
    return FULL_OCCASION.number if about == "pair" else ""
