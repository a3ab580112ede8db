"""The indicators of the programme (mentoring.md, 3.3): each a share with its numbers, its day and its target."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from config.monitoring_settings import Group, IndicatorKey, MonitoringSettings
from programme.monitoring.answers import Answers, question_of
from programme.monitoring.figures import AnyShare, Share, share_of
from programme.monitoring.privacy import told
from programme.monitoring.satisfaction import GroupSatisfaction
from programme.russian.numbers import counted


@dataclass(frozen=True)
class SectionProgress:
    """How many lines of a section of the roadmap are done, and how many of those whose day has come."""

    title: str
    lines: int = 0
    done: int = 0
    due: int = 0
    due_done: int = 0


@dataclass(frozen=True)
class Response:
    """Who answered a questionnaire.

    Attributes:
        code: «Ф1».
        title: Of the questionnaire.
        answered: How many people answered; where it is known who was asked, how many of these.
        invited: How many were asked; None where nobody knows.
        came: From how many people answers came at all; figures rest on them.
    """

    code: str
    title: str
    answered: int
    invited: int | None = None
    came: int = 0

    @property
    def share(self) -> Share | None:
        """The response rate; None where nobody knows who was asked."""
        return None if self.invited is None else Share(self.answered, self.invited)


@dataclass(frozen=True)
class Counts:
    """What the registers say: counts, and who is who in codes.

    Attributes:
        registered: People in the register who have not left.
        mentees: Of them, those who take part as mentees.
        mentors: Of them, those who take part as mentors.
        responses: Of each questionnaire.
        sections: Of the roadmap.
        plans: Pair → what is done of all it planned.
        mentee_of: Pair → its mentee.
        names: Full names, for looking free answers through.
        ahead: Questionnaire → the first day on which answers are expected, where it has not come.
    """

    registered: frozenset[str] = frozenset()
    mentees: frozenset[str] = frozenset()
    mentors: frozenset[str] = frozenset()
    responses: tuple[Response, ...] = ()
    sections: tuple[SectionProgress, ...] = ()
    plans: Mapping[str, Share] = field(default_factory=dict)
    mentee_of: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    ahead: Mapping[str, date] = field(default_factory=dict)

    @property
    def plan_items(self) -> Share:
        """What is done of all that pairs planned."""
        whole = self.plans.values()
        return Share(sum(p.numerator for p in whole), sum(p.denominator for p in whole))


@dataclass(frozen=True)
class Indicator:
    """One indicator.

    Attributes:
        key: Under which its target stands.
        text: What it is called.
        figure: Its share.
        on: The day of the last answer it rests on; None where it comes from a register.
        target: In percent; None without one.
        told: How it is counted.
        questionnaire: Whose answers it rests on; "" where it comes from a register.
    """

    key: IndicatorKey
    text: str
    figure: AnyShare
    on: date | None
    target: int | None
    told: str
    questionnaire: str = ""


def indicators(
    answers: Answers,
    counts: Counts,
    satisfaction: Mapping[Group, GroupSatisfaction],
    settings: MonitoringSettings,
) -> tuple[Indicator, ...]:
    """All of them, in the order in which they are reported."""
    return tuple(
        Indicator(key, text, figure, on, settings.targets.get(key), explained, questionnaire)
        for key, text, figure, on, explained, questionnaire in (
            *((*told, "") for told in _of_registers(answers, counts, settings)),
            *_of_answers(answers, satisfaction, settings),
        )
    )


_Told = tuple[IndicatorKey, str, AnyShare, date | None, str]


def _of_registers(
    answers: Answers, counts: Counts, settings: MonitoringSettings
) -> Iterator[_Told]:
    young = young_people(answers, settings) & counts.registered
    all_young = max(settings.young_teachers, len(young))
    yield (
        "young_involved",
        "Вовлечённость молодых специалистов (стаж до трёх лет)",
        Share(len(young & counts.mentees), all_young),
        None,
        _YOUNG_TOLD,
    )
    teachers = max(settings.teachers, len(counts.registered))
    whole = (
        "из всех педагогов на вкладке «Участники»; другое число — config/monitoring.yaml, teachers."
    )
    yield (
        "mentors",
        "Доля педагогов-наставников",
        Share(len(counts.mentors), teachers),
        None,
        f"Наставники, {whole}",
    )
    involved = counts.mentors | counts.mentees
    yield (
        "involved",
        "Доля педагогов в программе",
        Share(len(involved), teachers),
        None,
        f"Участники, {whole}",
    )
    sections = counts.sections
    yield (
        "roadmap",
        "Выполнение дорожной карты",
        Share(sum(s.due_done for s in sections), sum(s.due for s in sections)),
        None,
        "Выполненные строки, из строк, срок которых наступил.",
    )
    yield (
        "plans",
        "Выполнение программ наставничества",
        counts.plan_items,
        None,
        "Выполненные мероприятия, из всех мероприятий персонализированных программ.",
    )


_YOUNG_TOLD = (
    "Наставляемые со стажем до трёх лет, из всех педагогов с таким стажем. Стаж известен из анкет; "
    "если молодых педагогов больше, укажите их число: config/monitoring.yaml, young_teachers."
)


def _of_answers(
    answers: Answers, satisfaction: Mapping[Group, GroupSatisfaction], settings: MonitoringSettings
) -> Iterator[tuple[IndicatorKey, str, AnyShare, date | None, str, str]]:
    from_ = f"Общая оценка не ниже {settings.satisfied_from} из 10, из всех ответивших."
    for key, group, text in _SATISFACTION:
        if told_of := satisfaction.get(group):
            questionnaire = told_of.questionnaire
            on = answers.last_day(questionnaire)
            yield key, text, told_of.satisfied, on, from_, questionnaire
    questionnaire, _ = question_of(settings.staying.question)
    staying = answers.chose(settings.staying.question, settings.staying.yes)
    unsaid = answers.chose(settings.staying.question, settings.staying.unsaid)
    said = {who: part for who, part in staying.items() if not unsaid.get(who)}
    yield (
        "staying",
        "Собираются и дальше работать в учреждении",
        told(share_of(said), settings.small_group),
        answers.last_day(questionnaire),
        "Наставляемые, которые ответили «да» или «скорее да», из тех, кто захотел ответить.",
        questionnaire,
    )


_SATISFACTION: tuple[tuple[IndicatorKey, Group, str], ...] = (
    ("satisfied_mentees", "mentees", "Удовлетворённость наставляемых"),
    ("satisfied_mentors", "mentors", "Удовлетворённость наставников"),
)


def young_people(answers: Answers, settings: MonitoringSettings) -> frozenset[str]:
    """Codes of those who answered that they have worked for up to three years."""
    asked = settings.experience
    found: set[str] = set()
    for question in (asked.mentees, asked.mentors):
        chosen = answers.chose(question, asked.young)
        found |= {who for who, part in chosen.items() if part}
    return frozenset(found)


def attention(figure: AnyShare, target: int | None) -> str:
    """Whether a target is reached, in words; "" without a target or a figure."""
    if target is None or not isinstance(figure, Share) or figure.percent is None:
        return ""
    return "достигнуто" if figure.percent >= target else "ниже цели"


def silent_words(response: Response) -> str:
    """«не ответили 2 человека»; "" where everybody did or nobody knows."""
    missing = (response.invited or 0) - response.answered
    return (
        f"не ответили: {counted(missing, 'человек', 'человека', 'человек')}" if missing > 0 else ""
    )


def counted_words(response: Response) -> str:
    """Whose answers the figures rest on, where these are more people than are said to have answered; "" otherwise."""
    if not response.invited or response.came <= response.answered:
        return ""
    return (
        f"всего ответивших — {response.came}, считая тех, кто ответил не обо всех своих парах или от кого ответа "
        "не ждали; показатели считаются по всем"
    )
