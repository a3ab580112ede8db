"""What must agree between the parts of the configuration, beyond the shape of each."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from string import Formatter
from zoneinfo import ZoneInfo

from config.monitoring_consistency import monitoring_faults
from config.paper_kind import PaperKind
from config.schema import (
    PARTS_OF_OBJECTIVE,
    Configuration,
    Evidence,
    MatchingSettings,
    Organisation,
    Question,
    QuestionKind,
    Questionnaire,
)
from config.source import Place

PAPER_TITLE_FIELDS = ("number", "code", "year")
"""What a paper's title may contain in braces."""

_CHOICES = (QuestionKind.ONE, QuestionKind.DROPDOWN, QuestionKind.MANY)
_BRANCHING = (QuestionKind.ONE, QuestionKind.DROPDOWN)
_HEADERS = 5


@dataclass(frozen=True)
class Fault:
    """Something that doesn't agree.

    Attributes:
        part: «roadmap», «papers»…, or the code of a questionnaire.
        place: Where in that part's file.
        text: «what is wrong; ожидалось what», in Russian.
    """

    part: str
    place: Place
    text: str


def faults(configuration: Configuration) -> Iterator[Fault]:
    """Everything that doesn't agree, in no particular order."""
    yield from _organisation(configuration.organisation)
    yield from _roadmap(configuration)
    for questionnaire in configuration.questionnaires:
        yield from _questionnaire(questionnaire, configuration)
    yield from _lists(configuration)
    yield from _papers(configuration)
    yield from _matching(configuration.matching)
    for place, told in monitoring_faults(configuration.monitoring, configuration.questionnaires):
        yield Fault("monitoring", place, told)


def _matching(matching: MatchingSettings) -> Iterator[Fault]:
    if matching.default_places > matching.largest_places:
        told = f"default_places больше, чем largest_places; ожидалось число не больше {matching.largest_places}"
        yield Fault("matching", ("default_places",), told)
    seen: set[str] = set()
    for place, level in enumerate(matching.order):
        for part in level:
            if part in seen:
                told = f"«{part}» стоит в order дважды; ожидался каждый признак один раз"
                yield Fault("matching", ("order", place), told)
            seen.add(part)
    missing = [part for part in PARTS_OF_OBJECTIVE if part not in seen]
    if missing:
        told = f"в order не хватает: {', '.join(missing)}; ожидался каждый признак один раз"
        yield Fault("matching", ("order",), told)


def _organisation(organisation: Organisation) -> Iterator[Fault]:
    try:
        ZoneInfo(organisation.time_zone)
    except (KeyError, OSError, ValueError):  # unknown, or a text that cannot name a zone
        told = f"неизвестный часовой пояс «{organisation.time_zone}»; ожидался, например, Europe/Moscow"
        yield Fault("organisation", ("time_zone",), told)
    for name in ("school_year_starts", "school_year_ends"):
        day = getattr(organisation, name)
        if not _exists(day):
            told = f"поле «{name}»: дня {day} нет в каждом году; ожидались месяц и день, например 09-01"
            yield Fault("organisation", (name,), told)

    schedule = organisation.schedule
    if schedule and schedule.ends < schedule.begins:
        told = f"запуски кончаются ({schedule.ends}) раньше, чем начинаются; ожидалось время не раньше {schedule.begins}"
        yield Fault("organisation", ("schedule", "ends"), told)


def _exists(month_day: str) -> bool:
    """Whether the day exists in every year: 29 February doesn't."""
    try:
        date(2023, int(month_day[:2]), int(month_day[3:]))
    except ValueError:
        return False
    return True


def _repeated(values: Iterable[Hashable]) -> Iterator[tuple[int, Hashable]]:
    """Values met before, with their places."""
    seen: set[Hashable] = set()
    for place, value in enumerate(values):
        if value in seen:
            yield place, value
        seen.add(value)


def _roadmap(configuration: Configuration) -> Iterator[Fault]:
    roadmap = configuration.roadmap
    if len(roadmap.headers) != _HEADERS:
        told = f"заголовков {len(roadmap.headers)}; ожидалось {_HEADERS}"
        yield Fault("roadmap", ("headers",), told)
    for n, number in _repeated(section.number for section in roadmap.sections):
        yield Fault(
            "roadmap",
            ("sections", n, "number"),
            f"раздел {number} записан дважды; ожидался новый номер",
        )
    for n, number in _repeated(activity.number for activity in roadmap.activities):
        yield Fault(
            "roadmap",
            ("activities", n, "number"),
            f"строка {number} записана дважды; ожидался новый номер",
        )
    for n in range(len(roadmap.activities)):
        yield from _activity(n, configuration)


def _activity(n: int, configuration: Configuration) -> Iterator[Fault]:
    activity = configuration.roadmap.activities[n]
    known = {
        "section": [section.number for section in configuration.roadmap.sections],
        "questionnaire": [q.code for q in configuration.questionnaires],
        "paper": [paper.kind for paper in configuration.papers],
    }
    captions = {
        "section": "неизвестный раздел",
        "questionnaire": "неизвестная анкета",
        "paper": "неизвестный документ",
    }
    for name, offered in known.items():
        value = getattr(activity, name)
        if value and value not in offered:
            told = f"{captions[name]} «{value}»; ожидалось одно из: {', '.join(offered)}"
            yield Fault("roadmap", ("activities", n, name), told)
    if activity.published_number.rstrip(".") != activity.number:
        told = f"номер {activity.number} не отвечает опубликованному «{activity.published_number}»"
        yield Fault(
            "roadmap",
            ("activities", n, "published_number"),
            f"{told}; ожидался номер {activity.number}.",
        )
    for evidence, name in ((Evidence.ANSWERS, "questionnaire"), (Evidence.TEMPLATE, "paper")):
        if activity.evidence is evidence and not getattr(activity, name):
            told = f"строка {activity.number} доказывается через {evidence.value}, но нет поля «{name}»"
            yield Fault("roadmap", ("activities", n, "evidence"), f"{told}; ожидалось «{name}: …»")


def _invitation(questionnaire: Questionnaire) -> Iterator[Fault]:
    if questionnaire.invitation and "{ссылка}" not in questionnaire.invitation:
        told = "в тексте сообщения нет ссылки; ожидалось место для неё: {ссылка}"
        yield Fault(questionnaire.code, ("invitation",), told)


def _questionnaire(questionnaire: Questionnaire, configuration: Configuration) -> Iterator[Fault]:
    yield from _invitation(questionnaire)
    code = questionnaire.code
    lines = {activity.number for activity in configuration.roadmap.activities}
    for n, number in enumerate(questionnaire.activities):
        if number not in lines:
            told = f"строки {number} нет в дорожной карте; ожидался её номер, например 3.7"
            yield Fault(code, ("activities", n), told)
    for n, repeated in _repeated(question.id for question in questionnaire.questions):
        yield Fault(
            code, ("questions", n, "id"), f"вопрос {repeated} записан дважды; ожидался новый id"
        )
    identity = questionnaire.identity
    if not any(q.id == identity and q.required for q in questionnaire.questions):
        told = f"нет обязательного вопроса «{identity}», по которому узнают отвечающего"
        yield Fault(
            code, ("identity",), f"{told}; ожидался вопрос с id: {identity} и required: true"
        )
    same_tab = [q.code for q in configuration.questionnaires if q.tab == questionnaire.tab]
    if same_tab[0] != code:
        yield Fault(
            code,
            ("tab",),
            f"вкладка «{questionnaire.tab}» занята анкетой {same_tab[0]}; ожидалась своя",
        )
    for n, question in enumerate(questionnaire.questions):
        following = questionnaire.questions[n + 1 :]
        sections = [q.id for q in following if q.kind is QuestionKind.SECTION]
        for name, told in _question(question, sections):
            yield Fault(code, ("questions", n, *name), f"вопрос {question.id}: {told}")


def _question(question: Question, sections: list[str]) -> Iterator[tuple[Place, str]]:
    if question.kind in _CHOICES and not question.options and not question.choices_from:
        yield (), "нет вариантов ответа; ожидалось поле options или choices_from"
    if question.kind is QuestionKind.GRID and not (question.rows_from and question.columns):
        yield (), "нет строк или столбцов сетки; ожидались поля rows_from и columns"
    for n, option in _repeated(question.options):
        yield ("options", n), f"вариант «{option}» записан дважды; ожидались разные варианты"
    if question.other and question.kind not in {QuestionKind.ONE, QuestionKind.MANY}:
        yield ("other",), "«другое» бывает только у one и many; ожидался вопрос без поля other"
    yield from _branches(question, sections)


def _branches(question: Question, sections: list[str]) -> Iterator[tuple[Place, str]]:
    """Ways lead forwards only, to the sections that follow, so that nobody goes in circles."""
    expected = (
        f"ожидался один из следующих дальше: {', '.join(sections)}"
        if sections
        else "ожидался вопрос без перехода: разделов дальше нет"
    )
    if question.goes_to and question.kind not in _BRANCHING:
        told = "переход возможен только у one и dropdown; ожидался вопрос без поля goes_to"
        yield ("goes_to",), told
    for option, section in question.goes_to.items():
        if option not in question.options:
            yield (
                ("goes_to", option),
                f"варианта «{option}» нет; ожидался один из: {', '.join(question.options)}",
            )
        if section not in sections:
            yield (
                ("goes_to", option),
                f"неизвестный или уже пройденный раздел «{section}»; {expected}",
            )


def _lists(configuration: Configuration) -> Iterator[Fault]:
    keys = (competency.key for competency in configuration.competencies)
    texts = (competency.text for competency in configuration.competencies)
    for n, key in _repeated(keys):
        yield Fault("competencies", (n, "key"), f"ключ {key} записан дважды; ожидался новый ключ")
    for n, text in _repeated(texts):
        yield Fault(
            "competencies",
            (n, "text"),
            f"направление «{text}» записано дважды; ожидалось другое название",
        )
    for n, name in _repeated(position.nominative for position in configuration.positions):
        yield Fault(
            "positions", (n, "nominative"), f"должность «{name}» записана дважды; ожидалась другая"
        )


def _papers(configuration: Configuration) -> Iterator[Fault]:
    lines = {activity.number for activity in configuration.roadmap.activities}
    for n, kind in _repeated(paper.kind for paper in configuration.papers):
        yield Fault("papers", (n, "kind"), f"вид «{kind}» записан дважды; ожидался новый вид")
    for n, paper in enumerate(configuration.papers):
        if paper.activity not in lines:
            told = f"строки {paper.activity} нет в дорожной карте; ожидался её номер, например 3.10"
            yield Fault("papers", (n, "activity"), told)
        unknown = _unknown_fields(paper)
        if unknown:
            offered = ", ".join(f"{{{name}}}" for name in PAPER_TITLE_FIELDS)
            yield Fault(
                "papers",
                (n, "title"),
                f"в названии непонятно {unknown}; ожидалось одно из: {offered}",
            )


def _unknown_fields(paper: PaperKind) -> str:
    try:
        names = [name for _, name, _, _ in Formatter().parse(paper.title) if name is not None]
    except ValueError:
        return "место с фигурной скобкой"
    return ", ".join(f"{{{name}}}" for name in names if name not in PAPER_TITLE_FIELDS)
