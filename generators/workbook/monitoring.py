"""The tabs of the monitoring: «Показатели» with every figure in its place, «Диаграммы» and «SWOT и ответы»."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from config.monitoring_settings import Group
from config.questionnaire import Questionnaire
from config.schema import Configuration
from generators.workbook.columns import Chart, Column, Kind, Owner, Protection, Tab

PROGRAMME = Owner.PROGRAMME
INDICATORS_KEY, CHARTS_KEY, SWOT_KEY = "indicators", "charts", "swot"
MAIN_ROWS = 8
"""The indicators themselves (mentoring.md, 3.3)."""
SATISFACTION_ROWS = 11
"""Three moods, and what is told beside them."""
MOODS = ("2E7D4F", "9AA0A6", "B3261E")
"""Colours of those who are satisfied, who are neither, and who are dissatisfied."""
_ACROSS = 5
"""Columns of Google's usual width from one chart to the next beside it."""
_DOWN = 17
"""Rows of Google's usual height that a chart of the usual height covers, and one between."""


@dataclass(frozen=True)
class Block:
    """Rows of «Показатели» that belong together, below a caption; charts show them, so they stay in their place.

    Attributes:
        key: Its name in code.
        caption: As people read it.
        rows: How many, without the caption.
        first: Number of its first row in «№»; the caption has the number before.
        before: What the column «До» holds here; "" for nothing.
        value: What the column «Сейчас» holds here; "" for nothing.
    """

    key: str
    caption: str
    rows: int
    first: int
    before: str = ""
    value: str = ""

    @property
    def first_row(self) -> int:
        """Its first row as people count the rows of a sheet."""
        return self.first + 1


def blocks(configuration: Configuration) -> Mapping[str, Block]:
    """Every block in its place, which follows from the configuration alone."""
    found: dict[str, Block] = {}
    first = 2
    for key, caption, rows, before, value in _sizes(configuration):
        found[key] = Block(key, caption, rows, first, before, value)
        first += rows + 1
    return found


def answered_rows(configuration: Configuration) -> tuple[Questionnaire, ...]:
    """The rows of «Кто ответил на анкеты»: first those of which it can be known how many were asked.

    Only these have a share that a chart can show; of the others an empty bar would look like nobody answering.
    """
    return tuple(sorted(configuration.questionnaires, key=lambda q: not q.names_asked))


def _sizes(configuration: Configuration) -> Iterator[tuple[str, str, int, str, str]]:
    monitoring = configuration.monitoring
    count: Mapping[Group, int] = {
        group: sum(one.group == group for one in monitoring.comparisons)
        for group in ("mentees", "mentors")
    }
    active = sum(competency.active for competency in configuration.competencies)
    sections = len(configuration.roadmap.sections)
    yield "main", "ГЛАВНЫЕ ПОКАЗАТЕЛИ", MAIN_ROWS, "", "%"
    yield "responses", "КТО ОТВЕТИЛ НА АНКЕТЫ", len(configuration.questionnaires), "", "%"
    yield "sections", "ДОРОЖНАЯ КАРТА ПО РАЗДЕЛАМ: СТРОКИ, СРОК КОТОРЫХ НАСТУПИЛ", sections, "", "%"
    yield "mentees", "УДОВЛЕТВОРЁННОСТЬ НАСТАВЛЯЕМЫХ", SATISFACTION_ROWS, "", "Сейчас"
    yield "mentors", "УДОВЛЕТВОРЁННОСТЬ НАСТАВНИКОВ", SATISFACTION_ROWS, "", "Сейчас"
    yield (
        "compared_mentees",
        "НАСТАВЛЯЕМЫЕ: ОЖИДАНИЯ И РЕЗУЛЬТАТ",
        count["mentees"],
        "Ожидания",
        "Результат",
    )
    yield (
        "compared_mentors",
        "НАСТАВНИКИ: ОЖИДАНИЯ И РЕЗУЛЬТАТ",
        count["mentors"],
        "Ожидания",
        "Результат",
    )
    yield "midterm", "ЭТАП 1: ПРОМЕЖУТОЧНЫЙ ОПРОС", len(monitoring.midterm), "", "Средняя"
    yield "curator", "ЭТАП 1: ОЦЕНКА КУРАТОРА", len(monitoring.curator.criteria) + 1, "", "Баллы"
    scales = len(monitoring.dynamics.scales)
    yield "motivation", "ЭТАП 2: МОТИВАЦИЯ", scales, "До начала", "По окончании"
    # At the end, because staff may add directions: the rows above keep their places, and with them their charts.
    yield "competencies", "ЭТАП 2: КОМПЕТЕНЦИИ, САМООЦЕНКА", active, "До начала", "По окончании"
    rated = "ЭТАП 2: КОМПЕТЕНЦИИ, ОЦЕНКА НАСТАВНИКОВ"
    yield "by_mentors", rated, active, "До начала", "По окончании"


INDICATORS = Tab(
    key=INDICATORS_KEY,
    title="Показатели",
    sheet_id=1023,
    key_column="key",
    protection=Protection.WARNING,
    explanation="Все показатели мониторинга с числителем, знаменателем и датой.",
    columns=(
        Column("key", "№", PROGRAMME, Kind.NUMBER, 50),
        Column("measure", "Показатель", PROGRAMME, Kind.LONG_TEXT, 320),
        Column(
            "shown",
            "Значение",
            PROGRAMME,
            Kind.LONG_TEXT,
            170,
            note="Нет ответов — «нет данных», а не ноль. Ответили меньше пяти человек (порог — в config/monitoring.yaml) "
            "— число не приводится, чтобы нельзя было узнать ответ одного человека.",
        ),
        Column("before", "До", PROGRAMME, Kind.DECIMAL, 90, note="Ожидания или оценка до начала."),
        Column("value", "Сейчас", PROGRAMME, Kind.DECIMAL, 100),
        Column("numerator", "Числитель", PROGRAMME, Kind.NUMBER, 90),
        Column("denominator", "Знаменатель", PROGRAMME, Kind.NUMBER, 105),
        Column("n", "Человек", PROGRAMME, Kind.NUMBER, 80, note="Чьи ответы учтены."),
        Column(
            "on",
            "На дату",
            PROGRAMME,
            Kind.DATE,
            95,
            note="День последнего учтённого ответа или день, когда число изменилось.",
        ),
        Column("target", "Цель, %", PROGRAMME, Kind.NUMBER, 75),
        Column("told", "Пояснение", PROGRAMME, Kind.LONG_TEXT, 460),
    ),
)

SWOT_TAB = Tab(
    key=SWOT_KEY,
    title="SWOT и ответы",
    sheet_id=1024,
    key_column="key",
    protection=Protection.WARNING,
    explanation="Для куратора: сильные и слабые стороны, ответы своими словами, на что обратить внимание.",
    columns=(
        Column("key", "№", PROGRAMME, Kind.NUMBER, 50),
        Column("part", "Раздел", PROGRAMME, width=200),
        Column("text", "Что сказано", PROGRAMME, Kind.LONG_TEXT, 480),
        Column("count", "Сколько человек", PROGRAMME, Kind.NUMBER, 120),
        Column("whose", "Кто", PROGRAMME, width=140),
        Column(
            "remark",
            "Пометка",
            PROGRAMME,
            Kind.LONG_TEXT,
            360,
            note="Цитировать в отчёте можно только слова, на которые автор согласился и в которых не узнать людей.",
        ),
    ),
)


def charts_tab(configuration: Configuration) -> Tab:
    """«Диаграммы»: the main indicators, and beside them what a head should see at a glance."""
    return Tab(
        key=CHARTS_KEY,
        title="Диаграммы",
        sheet_id=1028,
        key_column="measure",
        protection=Protection.WARNING,
        explanation="Главное о программе на одной странице; числа — на вкладке «Показатели».",
        columns=(
            Column("measure", "Показатель", PROGRAMME, Kind.LONG_TEXT, 260),
            Column("shown", "Сейчас", PROGRAMME, Kind.LONG_TEXT, 160),
            Column("target", "Цель, %", PROGRAMME, Kind.NUMBER, 75),
            Column("told", "Вывод", PROGRAMME, Kind.LONG_TEXT, 130),
        ),
        charts=tuple(_charts(blocks(configuration), _counted(configuration))),
    )


def _counted(configuration: Configuration) -> int:
    """How many of «Кто ответил на анкеты» a chart shows: all, where none can be counted."""
    whole = configuration.questionnaires
    return sum(q.names_asked for q in whole) or len(whole)


def _charts(of: Mapping[str, Block], counted: int) -> Iterator[Chart]:
    percent = "Доля, %"
    answered = replace(of["responses"], rows=counted)
    yield _bars(answered, "Кто ответил на анкеты", "Анкета", percent, 100)
    title = "Выполнено по разделам из строк с наступившим сроком"
    done = _bars(of["sections"], title, "Раздел", percent, 100, across=1)
    yield replace(done, known_as="Сколько выполнено по разделам дорожной карты")
    for across, (group, whose) in enumerate(
        (("mentees", "наставляемые"), ("mentors", "наставники"))
    ):
        moods = replace(of[group], rows=len(MOODS))
        title = f"Довольны ли {whose} участием"
        asked = _bars(moods, title, "Ответ", "Человек", 0, across=across, down=1)
        yield replace(asked, colours=MOODS)
    for across, (group, whose) in enumerate(
        (("mentees", "Наставляемые"), ("mentors", "Наставники"))
    ):
        title = f"{whose}: чего ждали и что получили (средние из 10)"
        yield _bars(
            of[f"compared_{group}"],
            title,
            "Вопрос",
            "Средняя оценка",
            10,
            across=across,
            down=2,
            tall=2,
        )
    title = "Компетенции до начала и по окончании (самооценка, средние из 5)"
    yield _bars(of["competencies"], title, "Направление", "Средняя оценка", 5, down=4, tall=3)
    title = "Мотивация до начала и по окончании (средние из 10)"
    yield _bars(of["motivation"], title, "Утверждение", "Средняя оценка", 10, across=1, down=4)


def _bars(
    block: Block,
    title: str,
    labels: str,
    values: str,
    highest: int,
    *,
    across: int = 0,
    down: int = 0,
    tall: int = 1,
) -> Chart:
    """A chart of a block, in its place among the charts: so many across, so many down, so many tall."""
    return Chart(
        title,
        first_row=block.first_row,
        rows=block.rows,
        labels="measure",
        values="before" if block.before else "value",
        more=("value",) if block.before else (),
        labels_title=labels,
        values_title=values,
        highest=highest,
        offset=across * _ACROSS,
        top=1 + down * _DOWN,
        height=320 + (tall - 1) * _DOWN * 21,
        of=INDICATORS,
    )
