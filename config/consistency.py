"""What must agree between the parts of the configuration, beyond the shape of each."""

from collections.abc import Iterator
from datetime import date
from string import Formatter
from zoneinfo import ZoneInfo

from config.chain_kinds import chain_faults
from config.fault import Fault, repeated
from config.line_references import line_faults
from config.matching_settings import PARTS_OF_OBJECTIVE, MatchingSettings
from config.monitoring_consistency import monitoring_faults
from config.organisation import Organisation
from config.paper_kind import PaperKind
from config.past_consistency import past_faults
from config.questionnaire import Question, QuestionKind, Questionnaire
from config.reading_consistency import reading_faults
from config.registers_consistency import register_faults
from config.roadmap_consistency import roadmap_faults
from config.schema import Configuration
from config.source import Place

PAPER_TITLE_FIELDS = ("number", "code", "year")
"""What a paper's title may contain in braces."""

_CHOICES = (QuestionKind.ONE, QuestionKind.DROPDOWN, QuestionKind.MANY)
_BRANCHING = (QuestionKind.ONE, QuestionKind.DROPDOWN)


def faults(configuration: Configuration) -> Iterator[Fault]:
    """Everything that doesn't agree, in no particular order."""
    yield from _organisation(configuration.organisation)
    yield from roadmap_faults(configuration)
    yield from line_faults(configuration)
    for questionnaire in configuration.questionnaires:
        yield from _questionnaire(questionnaire, configuration)
    yield from reading_faults(configuration.questionnaires)
    yield from _lists(configuration)
    yield from _papers(configuration)
    for place, told in chain_faults(configuration.papers):
        yield Fault("papers", place, told)
    yield from _matching(configuration.matching)
    for place, told in monitoring_faults(configuration.monitoring, configuration.questionnaires):
        yield Fault("monitoring", place, told)
    for place, told in register_faults(configuration.registers):
        yield Fault("registers", place, told)


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


def _invitation(questionnaire: Questionnaire) -> Iterator[Fault]:
    if questionnaire.invitation and "{ссылка}" not in questionnaire.invitation:
        told = "в тексте сообщения нет ссылки; ожидалось место для неё: {ссылка}"
        yield Fault(questionnaire.code, ("invitation",), told)


def _questionnaire(questionnaire: Questionnaire, configuration: Configuration) -> Iterator[Fault]:
    yield from _invitation(questionnaire)
    code = questionnaire.code
    for n, name in repeated(question.id for question in questionnaire.questions):
        yield Fault(
            code, ("questions", n, "id"), f"вопрос {name} записан дважды; ожидался новый id"
        )
    yield from _respondent(questionnaire)
    yield from _counting(questionnaire)
    same_tab = [q.code for q in configuration.questionnaires if q.tab == questionnaire.tab]
    if same_tab[0] != code:
        yield Fault(
            code,
            ("tab",),
            f"вкладка «{questionnaire.tab}» занята анкетой {same_tab[0]}; ожидалась своя",
        )
    yield from past_faults(questionnaire)
    for n, question in enumerate(questionnaire.questions):
        following = questionnaire.questions[n + 1 :]
        sections = [q.id for q in following if q.kind is QuestionKind.SECTION]
        for name, told in _question(question, sections):
            yield Fault(code, ("questions", n, *name), f"вопрос {question.id}: {told}")


def _respondent(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Whoever answers must be known as ``identity`` says, and the pair where answers are per pair."""
    code, identity = questionnaire.code, questionnaire.identity
    asked = questionnaire.question(identity)
    # Where anybody may answer, the code may be left out: such an answer counts as anonymous.
    is_free = identity == "code" and questionnaire.asked_of == "anyone"
    if identity != "none" and not (asked and (asked.required or is_free)):
        told = f"нет обязательного вопроса «{identity}», по которому узнают отвечающего"
        yield Fault(
            code, ("identity",), f"{told}; ожидался вопрос с id: {identity} и required: true"
        )
    pair = questionnaire.question("pair")
    if questionnaire.per_pair and not (pair and pair.choices_from == "pairs"):
        told = "анкета заполняется о каждой паре, но вопроса о паре нет"
        yield Fault(
            code, ("per_pair",), f"{told}; ожидался вопрос с id: pair и choices_from: pairs"
        )
    if pair and identity != "code":
        told = "вопрос о паре бывает только у анкеты с кодом участника"
        yield Fault(code, ("identity",), f"{told}; ожидалось identity: code")


def _counting(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Days that exist, and questions that are asked."""
    again = questionnaire.asked_again
    days: dict[Place, str] = {
        ("opens",): questionnaire.opens,
        ("closes",): questionnaire.closes,
    }
    if again:
        days["asked_again", "opens"] = again.opens
    for place, day in days.items():
        if day and not _exists(day):
            told = f"поле «{place[-1]}»: дня {day} нет в каждом году; ожидались месяц и день, например 01-31"
            yield Fault(questionnaire.code, place, told)
    asked = questionnaire.question(again.question) if again else None
    if again and (asked is None or again.answer not in asked.options):
        told = f"у вопроса {again.question} нет варианта «{again.answer}»; ожидались вопрос анкеты и его вариант"
        yield Fault(questionnaire.code, ("asked_again",), told)
    for n, question in enumerate(questionnaire.counts_by):
        if questionnaire.question(question) is None:
            told = f"вопроса «{question}» в анкете нет; ожидался id вопроса"
            yield Fault(questionnaire.code, ("counts_by", n), told)


def _question(question: Question, sections: list[str]) -> Iterator[tuple[Place, str]]:
    if question.kind in _CHOICES and not question.options and not question.choices_from:
        yield (), "нет вариантов ответа; ожидалось поле options или choices_from"
    if question.kind is QuestionKind.GRID:
        yield from _grid(question)
    for n, option in repeated(question.options):
        yield ("options", n), f"вариант «{option}» записан дважды; ожидались разные варианты"
    if question.other and question.kind not in {QuestionKind.ONE, QuestionKind.MANY}:
        yield ("other",), "«другое» бывает только у one и many; ожидался вопрос без поля other"
    yield from _branches(question, sections)


def _grid(question: Question) -> Iterator[tuple[Place, str]]:
    if not (question.rows_from or question.rows) or not question.columns:
        yield (), "нет строк или столбцов сетки; ожидались поля rows_from (или rows) и columns"
    if question.rows_from and question.rows:
        yield ("rows",), "строки сетки заданы дважды; ожидалось одно из полей rows_from и rows"
    for n, key in repeated(row.key for row in question.rows):
        yield ("rows", n, "key"), f"ключ {key} записан дважды; ожидался новый ключ"


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
    for n, key in repeated(keys):
        yield Fault("competencies", (n, "key"), f"ключ {key} записан дважды; ожидался новый ключ")
    for n, text in repeated(texts):
        yield Fault(
            "competencies",
            (n, "text"),
            f"направление «{text}» записано дважды; ожидалось другое название",
        )
    for n, name in repeated(position.nominative for position in configuration.positions):
        yield Fault(
            "positions", (n, "nominative"), f"должность «{name}» записана дважды; ожидалась другая"
        )


def _papers(configuration: Configuration) -> Iterator[Fault]:
    for n, kind in repeated(paper.kind for paper in configuration.papers):
        yield Fault("papers", (n, "kind"), f"вид «{kind}» записан дважды; ожидался новый вид")
    for n, paper in enumerate(configuration.papers):
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
