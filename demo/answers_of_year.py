"""What the cast answers in the course of the year: after the first meeting, in January, in May."""

from datetime import date

from demo.answers import HELPED, Answering
from demo.browser import Answer, Respondent
from demo.form_page import Question
from demo.people import Mentee, Mentor, Person

CODE = "Ваш код участника (выдал куратор, например У-07)"
PAIR, NO_PAIR = "Код Вашей пары", "не знаю код пары"
EVENT, NO_EVENT, TRAINING = "Мероприятие", "мероприятия нет в списке", "обучение наставников"
BEFORE, AFTER = "до начала", "по окончании"
IMPROVED = ("4", "3")
"""How the needs are rated at the end, in turns."""
SATISFIED_FROM = 7


class _InPair(Answering):
    """Chooses the own pair in the list where it stands there."""

    def __call__(self, question: Question) -> Answer | None:
        answer = super().__call__(question)
        if question.title != PAIR or answer in {option.label for option in question.options}:
            return answer
        return NO_PAIR


class _AtTraining(Answering):
    """Chooses the last training that the list offers."""

    def __call__(self, question: Question) -> Answer | None:
        if question.title != EVENT:
            return super().__call__(question)
        offered = [option.label for option in question.options if TRAINING in option.label]
        return offered[-1] if offered else NO_EVENT


class _Dynamics(_InPair):
    """Rates the directions in numbers, as Ф9 asks."""

    foreign = "не оцениваю"


def first_meeting(person: Person, code: str, pair: str, met: date, *, unhappy: bool) -> Respondent:
    """Ф4, after the first meeting of a pair."""
    told: dict[str, Answer] = {
        CODE: code,
        PAIR: pair,
        "Встреча состоялась?": "да",
        "Дата": met.isoformat(),
        "Готовы продолжать в этой паре?": "хочу сменить пару" if unhappy else "да",
        "Комментарий куратору": "Не совпадают смены, встретиться некогда." if unhappy else "",
    }
    return _InPair(4 if unhappy else person.mood, told)


def dynamics(person: Person, code: str, when: str) -> Respondent:
    """Ф9 about oneself, before or after: the needs are rated higher at the end, the rest as before."""
    own = person.needs if isinstance(person, Mentee) else ()
    mood = person.mood_after if when == AFTER else person.mood - 1
    told: dict[str, Answer] = {
        CODE: code,
        "Когда заполняете?": when,
        "Кто оценивает?": "я сам(а)",
    }
    grown = IMPROVED if person.mood_after >= SATISFIED_FROM else HELPED
    return _Dynamics(mood, told, own, grown if when == AFTER else HELPED)


def dynamics_of_mentee(mentee: Mentee, code: str, pair: str, when: str) -> Respondent:
    """Ф9 by a mentor about the mentee of a pair; the page about oneself is left empty."""
    told: dict[str, Answer] = {
        CODE: code,
        PAIR: pair,
        "Когда заполняете?": when,
        "Кто оценивает?": "наставник о наставляемом",
    }
    return _Dynamics(0, told, mentee.needs, IMPROVED if when == AFTER else HELPED)


def midterm(person: Person, code: str, pair: str) -> Respondent:
    """Ф5: most are well, who will not be satisfied in May says so in January."""
    well = person.mood_after >= SATISFIED_FROM
    told: dict[str, Answer] = {
        CODE: code,
        PAIR: pair,
        "Сколько встреч было с прошлого опроса?": "6–10" if well else "1–2",
        "Что мешает?": ("ничего",) if well else ("время", "разные смены"),
        "Нужна ли помощь?": ("не нужна",) if well else ("куратора",),
        "Продолжаем в том же составе?": "да" if well else "да, но изменить план",
    }
    return _InPair(8 if well else 5, told)


def year_of_mentee(person: Mentee, code: str, pair: str) -> Respondent:
    """Ф6."""
    well = person.mood_after >= SATISFIED_FROM
    told: dict[str, Answer] = {
        CODE: code,
        PAIR: pair,
        "Как часто проходили встречи?": "раз в неделю" if well else "раз в месяц",
        "Оправдались ли ожидания?": "да" if well else "частично",
        "Что изменилось благодаря программе?": ("увереннее с детьми", "освоил(а) новые приёмы")
        if well
        else ("ничего",),
        "Собираетесь ли и дальше работать в нашем саду?": "да" if well else "не знаю",
        "Хотели бы продолжить?": "с тем же наставником" if well else "с другим",
        "Что было самым ценным?": person.valued,
        "Чего не хватило, что изменить?": person.lacked,
        "Можно ли использовать Ваши слова в отчёте без имени?": _yes(person.quotable),
    }
    return _InPair(person.mood_after, told, begins=len(person.name))


def year_of_mentor(person: Mentor, code: str, pair: str) -> Respondent:
    """Ф7; who works with one mentee had no meetings of a group."""
    well = person.mood_after >= SATISFIED_FROM
    told: dict[str, Answer] = {
        CODE: code,
        PAIR: pair,
        "Были ли групповые встречи?": "да" if person.places > "1" else "не было",
        "Хватало ли времени?": "не всегда" if well else "нет",
        "Устраивают ли условия (время, доплата, поощрение)?": "да" if well else "частично",
        "Оправдались ли ожидания?": "превзошли" if person.mood > SATISFIED_FROM + 1 else "да",
        "Готовы ли быть наставником в следующем году?": "да" if well else "да, при других условиях",
        "Что получилось лучше всего?": person.valued,
        "Что изменить в программе?": person.lacked,
        "Можно ли использовать Ваши слова в отчёте без имени?": _yes(person.quotable),
    }
    return _InPair(person.mood_after, told, begins=len(person.name))


def consultation_wanted(code: str, theme: str) -> Respondent:
    """Ф11."""
    told: dict[str, Answer] = {
        CODE: code,
        "С кем?": "психолог",
        "Формат": "лично",
        "Тема": theme,
        "Удобные дни": ("вторник", "четверг"),
    }
    return Answering(0, told)


def training(code: str, mood: int) -> Respondent:
    """Ф12, about the mentors' training; without a code nobody knows whose it is."""
    told: dict[str, Answer] = {
        CODE: code,
        "Что примените?": "Начну с того, что уже получилось." if mood > SATISFIED_FROM else "",
        "Вопросы": "Как говорить о трудном, чтобы не обидеть?" if mood % 2 else "",
    }
    return _AtTraining(mood, told)


def needs_changed(code: str, needs: tuple[str, ...]) -> Respondent:
    """Ф1п: what has changed in the needs; what is not answered stays as it was."""
    told: dict[str, Answer] = {
        CODE: code,
        "В каких вопросах помощь нужна больше всего? (не более 5)": needs,
        "Что изменилось в запросе?": "Прежние вопросы решили, появился новый.",
        "Нужна ли встреча с куратором?": "нет",
    }
    return _Silent(0, told)


def strengths(role: str, mood: int) -> Respondent:
    """Ф10."""
    told: dict[str, Answer] = {
        "Ваша роль": role,
        "Сильные стороны программы (не более 3)": ("поддержка куратора", "хороший подбор пар"),
        "Слабые стороны (не более 3)": ("мало времени",) if mood % 2 else ("много бумаг",),
        "Какие возможности стоит использовать?": "Открытые показы для соседних садов.",
        "Что может помешать программе?": "Нехватка времени в двухсменной работе.",
        "Всё ли понятно в Вашей роли и документах?": "да" if mood > SATISFIED_FROM else "частично",
    }
    return Answering(mood, told)


def quality(question: Question) -> Answer | None:
    """Ф8, by the coordinator: all criteria but two are met in full."""
    if question.title == "Насколько проявляется каждый критерий?":
        rated = dict.fromkeys(question.rows, "проявляется полностью (2)")
        partly = ("Участники удовлетворены", "Используются современные подходы и средства")
        return rated | dict.fromkeys(partly, "частично (1)")
    if question.title.startswith("Условия"):
        return dict.fromkeys(question.rows, "частично (1)")
    return _QUALITY.get(question.title)


_QUALITY = {
    "Подтверждение: «Участники удовлетворены»": "Ответы на Ф6 и Ф7: доволен не каждый.",
    "Главные трудности": "Общее время для встреч при работе в две смены.",
    "Предложения": "Закрепить в расписании час наставника.",
}


class _Silent(Answering):
    """Leaves grids empty."""

    def __call__(self, question: Question) -> Answer | None:
        return None if question.rows else super().__call__(question)


def _yes(agreed: bool) -> str:  # noqa: FBT001 - a word for a truth
    return "да" if agreed else "нет"
