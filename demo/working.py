"""From October to March: the pairs are at work, and the registers tell of it."""

from collections.abc import Iterator
from datetime import timedelta

from demo.answers_of_year import (
    BEFORE,
    consultation_wanted,
    dynamics,
    dynamics_of_mentee,
    first_meeting,
    midterm,
    needs_changed,
    training,
)
from demo.cast import (
    LEAVING_MENTEE,
    MENTORS,
    PUBLISHED,
    REPLACED_MENTEE,
    WITHDRAWING,
)
from demo.kindergarten import Kindergarten, states_of_pairs, told
from demo.pair_desk import PairAtWork
from demo.people import Person
from demo.registers import (
    CONSULTATIONS,
    EVENTS,
    PUBLICATIONS,
    consultation,
    event,
    publication,
)
from demo.surveys import Letter
from demo.topics import DIGITAL, SHOWS

OCTOBER = {"directive_pairs": "36", "cancellation_notice": "118"}
JANUARY = {"directive_pairs": "3"}
"""Kind of paper → its number in the journal."""
OF_NEW_PAIRS = (
    "labour_addendum", "directive_pairs", "directive_payment", "cancellation_notice",
    "agreement", "mentoring_plan",
)  # fmt: skip
INFORMED = "quarterly_information"
CHANGED_PLAN = "Чайка Никита Сергеевич"
"""The mentee whose pair changes its plan after the first weeks."""
_DAY = timedelta(days=1)


def look(at: Kindergarten) -> None:
    """The first weeks are looked at: one pair is to be replaced, two more are approved."""
    day = at.days.looked_at
    at.dawn(day)
    at.pairs.away(LEAVING_MENTEE)
    pairs = at.pairs.at_work()
    met = day - 9 * _DAY
    letters = [
        Letter("Ф4", code, first_meeting(person, code, pair.code, met, unhappy=unhappy))
        for pair in pairs
        for unhappy in [pair.mentee.name == REPLACED_MENTEE]
        for person, code in _asked_first(pair, unhappy=unhappy)
    ]
    letters += _before(pairs)
    answers = at.surveys.send(at.sheet, letters)
    looked = at.pairs.look_at(day, {REPLACED_MENTEE: "нужна замена", CHANGED_PLAN: "изменить план"})
    at.pairs.replace(REPLACED_MENTEE, day, at.days.replaced_from)
    approved = at.pairs.approve()
    at.registers.write(
        EVENTS,
        [
            event(
                day - 7 * _DAY, "обучение наставников", "Как дать обратную связь", "все наставники"
            ),
            event(
                day - _DAY,
                "информирование коллектива",
                "Кто с кем работает в паре",
                "все",
                hours="0,5",
            ),
        ],
    )
    runs = [at.run("sync", day)]
    at.paperwork.register(OCTOBER, day)
    at.paperwork.register_on_staff("labour_addendum", day)
    at.paperwork.register_on_staff("directive_payment", day)
    at.paperwork.set_date("agreement", day + _DAY)
    runs.append(at.run("sync", day))
    signed = at.paperwork.sign(OF_NEW_PAIRS, day + _DAY)
    at.registers.acknowledge(day + _DAY)
    at.teller.stage(
        9,
        "Первые недели",
        day,
        f"Ответов на Ф4 и Ф9 («до начала»): {answers}. Куратор проверил пары: {looked}; одной нужна замена, одна меняет "
        f"план. Утверждено ещё пар: {approved}; подписано документов: {signed}; {states_of_pairs(at)}. {told(*runs)}",
    )


def winter(at: Kindergarten) -> None:
    """What has been done since October is written into the registers."""
    day = at.days.wintered
    at.dawn(day)
    codes = at.coordinator.code_of()
    pairs = at.pairs.at_work()
    wanted = [
        Letter("Ф11", pair.mentee_code, consultation_wanted(pair.mentee_code, theme))
        for pair, theme in zip(
            pairs, ("общение с родителями", "адаптация", "усталость"), strict=False
        )
    ]
    answers = at.surveys.send(at.sheet, wanted)
    judged = at.surveys.send(at.sheet, _of_training(pairs))
    named = [codes[name] for name in PUBLISHED]
    at.registers.withdraw(codes[WITHDRAWING], at.days.parted)
    held = [letter.whom for letter in wanted]
    at.registers.write(
        CONSULTATIONS,
        [
            *(
                consultation(day - (3 * place) * _DAY, code, theme)
                for place, (code, theme) in enumerate(
                    zip(held, ("общение с родителями", "адаптация", "усталость"), strict=False),
                    start=2,
                )
            ),
            consultation(day - 21 * _DAY, ", ".join(held), "общение в паре", "куратор"),
        ],
    )
    at.registers.write(
        PUBLICATIONS,
        [
            publication(
                day - 40 * _DAY,
                "Как мы начали программу наставничества",
                "сайт",
                named,
                _address("start"),
            ),
            publication(
                day - 12 * _DAY,
                "Взаимные посещения: первые впечатления",
                "соцсети",
                (),
                _address("visits"),
            ),
        ],
    )
    at.registers.write(
        EVENTS,
        [
            event(day - 26 * _DAY, "консультация для наставников", "План пары и его изменение", "все наставники"),
            event(
                day - 5 * _DAY, "обмен опытом", "Что получается и что мешает", "все наставники",
                absent=codes[MENTORS[0].name], hours="2",
            ),
        ],
    )  # fmt: skip
    done = at.registers.fulfil_plans(day)
    at.paperwork.sign([INFORMED], day)
    ran = at.run("sync", day)
    at.teller.stage(
        10,
        "Зима",
        day,
        f"В журналы вписаны обучение, обмен опытом, консультации (запросов Ф11: {answers}, отзывов Ф12: {judged}), публикации с согласиями; "
        f"пары выполнили пунктов планов: {done}; {states_of_pairs(at)}. {told(ran)}",
    )


def halfway(at: Kindergarten) -> None:
    """The midterm survey; the mentee whose pair was replaced begins with another mentor."""
    day = at.days.halfway
    at.dawn(day)
    pairs = at.pairs.at_work()
    letters = [
        Letter("Ф5", code, midterm(person, code, pair.code))
        for pair in pairs
        for person, code in ((pair.mentor, pair.mentor_code), (pair.mentee, pair.mentee_code))
    ]
    answers = at.surveys.send(at.sheet, letters)
    approved = at.pairs.approve()
    runs = [at.run("sync", day)]
    at.dawn(at.days.renewed)
    at.paperwork.register(JANUARY, at.days.renewed)
    at.paperwork.register_on_staff("labour_addendum", at.days.renewed)
    at.paperwork.register_on_staff("directive_payment", at.days.renewed)
    at.paperwork.set_date("agreement", at.days.renewed)
    runs.append(at.run("sync", at.days.renewed))
    signed = at.paperwork.sign(OF_NEW_PAIRS, at.days.renewed)
    at.registers.acknowledge(at.days.renewed)
    at.teller.stage(
        11,
        "Середина года",
        at.days.renewed,
        f"Ответов на Ф5: {answers}. Вместо заменённой утверждено пар: {approved}, подписано документов: {signed}. "
        f"{told(*runs)}",
    )


def spring(at: Kindergarten) -> None:
    """Needs have changed, the spring's work is in the registers."""
    day = at.days.sprung
    at.dawn(day)
    at.pairs.look_at(day, {})
    pairs = at.pairs.at_work()
    again = [
        Letter("Ф1п", pair.mentee_code, needs_changed(pair.mentee_code, needs))
        for pair, needs in zip(pairs, ((DIGITAL,), (SHOWS, DIGITAL)), strict=False)
    ]
    answers = at.surveys.send(at.sheet, again)
    at.registers.write(
        EVENTS,
        [
            event(day - 4 * _DAY, "обучение наставников", "Разбор занятия без оценок", "все наставники", hours="2"),
            event(
                day - 10 * _DAY, "открытый показ", "Речевые игры в режимных моментах", "все",
                leader="наставник и наставляемый",
            ),
        ],
    )  # fmt: skip
    at.registers.write(
        CONSULTATIONS,
        [
            consultation(day - 14 * _DAY, pairs[0].mentor_code, "общение в паре"),
            consultation(
                day - 6 * _DAY, pairs[1].mentee_code, "другое", "педагог-психолог и куратор"
            ),
        ],
    )
    at.registers.write(
        PUBLICATIONS,
        [
            publication(
                day - 9 * _DAY,
                "Открытый показ наших пар",
                "муниципальный уровень",
                (),
                _address("show"),
            )
        ],
    )
    done = at.registers.fulfil_plans(day)
    at.paperwork.sign([INFORMED], day)
    ran = at.run("sync", day)
    at.teller.stage(
        12,
        "Весна",
        day,
        f"Запросы уточнили (Ф1п): {answers}; выполнено пунктов планов: {done}; вписаны обучение, открытый показ, "
        f"консультации и публикация. {told(ran)}",
    )


def _asked_first(pair: PairAtWork, *, unhappy: bool) -> Iterator[tuple[Person, str]]:
    """Answering Ф4 is voluntary: the mentees do, and the mentor where it went wrong."""
    yield pair.mentee, pair.mentee_code
    if unhappy:
        yield pair.mentor, pair.mentor_code


def _of_training(pairs: list[PairAtWork]) -> Iterator[Letter]:
    """Ф12 by the mentors who were at the training; every other one leaves out the code."""
    mentors = dict.fromkeys((pair.mentor_code, pair.mentor.mood) for pair in pairs)
    for place, (mentor, mood) in enumerate(mentors):
        yield Letter("Ф12", mentor, training(mentor if place % 2 else "", mood))


def _before(pairs: list[PairAtWork]) -> Iterator[Letter]:
    """Ф9 before the work: the mentees about themselves, and some mentors about their mentees."""
    for place, pair in enumerate(pairs):
        yield Letter("Ф9", pair.mentee_code, dynamics(pair.mentee, pair.mentee_code, BEFORE))
        if place % 3 == 0:
            about = dynamics_of_mentee(pair.mentee, pair.mentor_code, pair.code, BEFORE)
            yield Letter("Ф9", pair.mentor_code, about)


def _address(page: str) -> str:
    return f"https://ds5.example.org/nastavnichestvo/{page}"
