"""What each of the cast answers: questions are recognised by the words on the page."""

from collections.abc import Mapping, Sequence

from demo.browser import Answer, Respondent
from demo.form_page import Question
from demo.people import Mentee, Mentor, Person

NOT_MINE = "не моё направление"
TEACHES, HELPED, MIDDLING = ("5", "4"), ("1", "2"), "3"
FOREIGN_EVERY = 7
"""Each so many rows of a grid the person has nothing to do with the direction."""

FULL_NAME = "Фамилия, имя, отчество"
ROLE = "В какой роли Вы были на встрече?"
_WANTED_MENTORS = (
    "С кем из наставников Вы хотели бы работать прежде всего?",
    "С кем из наставников ещё? Второй вариант",
    "С кем из наставников ещё? Третий вариант",
)
_WANTED_MENTEES = (
    "С кем из наставляемых Вы готовы работать прежде всего?",
    "С кем из наставляемых ещё? Второй вариант",
    "С кем из наставляемых ещё? Третий вариант",
)
_HARD_MENTORS = (
    "С кем из наставников Вам было бы трудно работать? (не более 2; видит только куратор)"
)
_HARD_MENTEES = (
    "С кем из наставляемых Вам было бы трудно работать? (не более 2; видит только куратор)"
)
UNDECIDED, NOBODY = "затрудняюсь ответить", "таких нет"


def mentee_questionnaire(person: Mentee, *, earlier: bool = False) -> Respondent:
    """How a mentee answers Ф1.

    Args:
        person: Who answers.
        earlier: The first of two answers, which the second one replaces.
    """
    needs = person.needs_before if earlier else person.needs
    told: dict[str, Answer] = {
        **_about(person),
        "Почему Вам нужна поддержка наставника?": person.reasons,
        "Приходилось ли раньше участвовать в наставничестве?": "нет",
        "Как часто Вам нужны встречи с наставником?": "раз в неделю",
        "В каких вопросах помощь нужна больше всего? (не более 5)": needs,
        "Чего ждёте от программы и от своей роли?": person.expects,
        "Что для Вас в программе особенно ценно?": person.values,
        "Рады ли Вы участию?": person.glad,
    }
    return Answering(person.mood, told, needs, HELPED)


def mentor_questionnaire(person: Mentor) -> Respondent:
    """How a mentor answers Ф2."""
    told: dict[str, Answer] = {
        **_about(person),
        "Приходилось ли быть наставником?": "1 раз",
        "В каких вопросах готовы помогать?": person.offers,
        "Ваши достижения (открытые показы, конкурсы, публикации, обучение)": person.achievements,
        "С кем готовы работать?": ("любой",),
        "Скольких наставляемых готовы вести одновременно?": person.places,
        "Сколько часов в месяц готовы уделять?": "4–8",
        "Какая подготовка Вам нужна как наставнику?": ("как дать обратную связь", "документы"),
        "Готовы ли стать наставником в этом учебном году?": person.readiness,
        "Условия или пожелания": person.conditions,
    }
    return Answering(person.mood, told, person.offers, TEACHES)


def wishes_questionnaire(person: Person, colleagues: Mapping[str, Person]) -> Respondent:
    """How a person answers Ф3 after the meeting; the code stands in the personal link already.

    Args:
        person: Who answers.
        colleagues: Full name → the person, to know how the lists name them.
    """
    wanted = [colleagues[name].address for name in person.wishes]
    hard = [colleagues[name].address for name in person.hard_with]
    told: dict[str, Answer] = {
        "Почему выбрали первый вариант?": ("знает то, что мне нужно", "легко общаться"),
        "Готовы ли работать в группе с другими наставляемыми?": "всё равно",
        "Какой вид наставничества ближе?": ("парное",),
        "Вы были на встрече ещё и как наставник?": "нет",
        "Почему готовы работать с тем, кого назвали первым?": ("могу помочь с запросом",),
        "Готовы ли вести группу?": "только пару",
    }
    role = "наставляемый" if isinstance(person, Mentee) else "наставник"
    return _AfterMeeting(person.mood, told | {ROLE: role}, wanted, hard)


def _about(person: Person) -> dict[str, Answer]:
    return {
        FULL_NAME: person.name,
        "Электронная почта (по желанию)": person.email,
        "Ваша должность": person.position,
        "Педагогический стаж": person.experience,
        "Возрастная группа или направление, где Вы работаете": person.group,
        "Квалификационная категория": person.category,
        "Удобное время встреч": person.times,
        "Удобный формат": person.formats,
    }


class Answering:
    """Answers what it was told, rates directions, and judges every scale by its mood.

    A mood of 0 judges nothing: scales are left empty. From where the turns begin is the person's own, so that not
    everybody judges the same question highest.
    """

    foreign = NOT_MINE
    """How a grid calls what is none of the person's business."""

    def __init__(
        self,
        mood: int,
        told: Mapping[str, Answer],
        own: Sequence[str] = (),
        rates: Sequence[str] = (MIDDLING,),
        *,
        begins: int = 0,
    ) -> None:
        self._mood, self._told, self._own, self._rates = mood, told, own, rates
        self._judged = begins

    def __call__(self, question: Question) -> Answer | None:
        """The answer to one question, or None."""
        if question.rows:
            return self._rated(tuple(question.rows))
        if question.title in self._told:
            return self._told[question.title] or None
        if question.levels and self._mood:
            return self._level()
        return None

    def _level(self) -> str:
        """Around the mood, a little lower or higher in turn."""
        self._judged += 1
        return str(min(10, max(1, self._mood + self._judged % 3 - 1)))

    def _rated(self, rows: Sequence[str]) -> dict[str, str]:
        """Own directions by turns in their two rates; of the others some are none of theirs."""
        rated = {
            row: self.foreign if place % FOREIGN_EVERY == 0 else MIDDLING
            for place, row in enumerate(rows, start=1)
        }
        own = {row: self._rates[place % 2] for place, row in enumerate(self._own) if row in rated}
        return rated | own


class _AfterMeeting(Answering):
    """Finds the colleagues of Ф3 in its lists by first name and patronymic, as people do."""

    def __init__(
        self, mood: int, told: Mapping[str, Answer], wanted: Sequence[str], hard: Sequence[str]
    ) -> None:
        super().__init__(mood, told)
        self._wanted, self._hard = wanted, hard

    def __call__(self, question: Question) -> Answer | None:
        for titles in (_WANTED_MENTORS, _WANTED_MENTEES):
            if question.title in titles:
                rank = titles.index(question.title)
                return self._listed(question, self._wanted[rank : rank + 1]) or (
                    UNDECIDED if question.required else None
                )
        if question.title in {_HARD_MENTORS, _HARD_MENTEES}:
            return self._listed(question, self._hard) or (NOBODY,)
        return super().__call__(question)

    def _listed(self, question: Question, addresses: Sequence[str]) -> tuple[str, ...]:
        """The options that end with these names («У-07 — Мария Петровна»)."""
        labels = [option.label for option in question.options]
        return tuple(
            label for address in addresses for label in labels if label.endswith(f" — {address}")
        )
