"""All tabs of the spreadsheet in their order, and those that the programme keeps for people to read."""

from collections.abc import Iterable

from config.questionnaire import Question, QuestionKind, Questionnaire
from config.schema import Configuration
from generators.workbook.acknowledgements import ACKNOWLEDGEMENTS
from generators.workbook.cases import CASES
from generators.workbook.columns import Chart, Column, FilterView, Kind, Owner, Protection, Tab
from generators.workbook.competencies import COMPETENCIES
from generators.workbook.consents import CONSENTS
from generators.workbook.consultations import CONSULTATIONS
from generators.workbook.days import DAYS
from generators.workbook.declension import DECLENSION
from generators.workbook.due import DUE
from generators.workbook.events import EVENTS
from generators.workbook.kinds import KINDS
from generators.workbook.links import LINKS_KEY, links_tab
from generators.workbook.monitoring import CHARTS_KEY, INDICATORS, SWOT_TAB, charts_tab
from generators.workbook.pairs import PAIRS
from generators.workbook.past_years import PAST_YEARS
from generators.workbook.periods import PERIODS
from generators.workbook.plan_items import PLAN_ITEMS
from generators.workbook.publications import PUBLICATIONS
from generators.workbook.registers import BANS, FINDING, PAPERS, ROADMAP, people_tab

PROGRAMME = Owner.PROGRAMME

START = Tab(
    key="start",
    title="Начните здесь",
    sheet_id=1000,
    key_column="step",
    protection=Protection.WARNING,
    explanation="Что происходит и что делать дальше.",
    columns=(
        Column("request", "Просьба", Owner.REQUEST, Kind.CHECKBOX, 80),
        Column("step", "Что", PROGRAMME, width=220),
        Column("what", "Пояснение", PROGRAMME, Kind.LONG_TEXT, 520),
        Column("state", "Состояние", PROGRAMME, width=200),
        Column("link", "Ссылка", PROGRAMME, Kind.LINK, 320),
    ),
)

MATCHING = Tab(
    key="matching",
    title="Подбор",
    sheet_id=1010,
    key_column="measure",
    protection=Protection.WARNING,
    explanation="Насколько хорош предложенный набор пар и что его улучшит.",
    columns=(
        Column("measure", "Показатель", PROGRAMME, Kind.LONG_TEXT, 300),
        Column(
            "value",
            "Сейчас",
            PROGRAMME,
            Kind.NUMBER,
            80,
            note="Нагрузка наставников и желания показаны и на диаграммах справа от таблицы.",
        ),
        Column("most", "Наибольшее возможное", PROGRAMME, Kind.NUMBER, 120),
        Column("other", "При другом способе подбора", PROGRAMME, Kind.NUMBER, 140),
        Column("told", "Пояснение", PROGRAMME, Kind.LONG_TEXT, 520),
    ),
    charts=(
        Chart(
            "Сколько наставляемых у наставников",
            first_row=12,
            rows=4,
            labels="measure",
            values="value",
            labels_title="Наставляемых у наставника",
            values_title="Наставников",
        ),
        Chart(
            "Чьё желание исполнено (наставляемые)",
            first_row=16,
            rows=4,
            labels="measure",
            values="value",
            labels_title="Исполненное желание",
            values_title="Наставляемых",
            offset=5,
        ),
    ),
)

CLOSED = "закрыт"
"""How «Приём ответов» begins for a form that takes no more answers."""

QUESTIONNAIRES = Tab(
    key="questionnaires",
    title="Анкеты",
    sheet_id=1006,
    key_column="code",
    protection=Protection.WARNING,
    explanation="Ссылки на анкеты: отправьте их педагогам.",
    columns=(
        Column(
            "closes",
            "Принимать ответы до (дата)",
            Owner.PEOPLE,
            Kind.DATE,
            130,
            note="Последний день, когда ответы принимаются и учитываются. Пусто — как задано в настройках анкеты. "
            "После этого дня форма закрывается сама; сдвиньте дату — откроется снова.",
            later=True,
        ),
        Column("code", "Анкета", PROGRAMME, width=80),
        Column("title", "Название", PROGRAMME, Kind.LONG_TEXT, 360),
        Column("year", "Учебный год", PROGRAMME, width=110),
        Column("link", "Ссылка для отправки", PROGRAMME, Kind.LINK, 360),
        Column("message", "Сообщение для отправки", PROGRAMME, Kind.LONG_TEXT, 380),
        Column("qr", "QR-код", PROGRAMME, Kind.LINK, 220),
        Column("answers", "Ответов", PROGRAMME, Kind.NUMBER, 80),
        Column("progress", "Ответили", PROGRAMME, Kind.LONG_TEXT, 150),
        Column(
            "silent",
            "Не ответили",
            PROGRAMME,
            Kind.LONG_TEXT,
            260,
            note="Кому напомнить. Впишите коллег на вкладку «Участники» и выберите «Участвует как», чтобы они "
            "попали сюда ещё до первого ответа.",
        ),
        Column("doors", "Приём ответов", PROGRAMME, width=150, later=True),
        Column("last", "Последний ответ", PROGRAMME, Kind.MOMENT, 130),
        Column("form", "Файл формы", PROGRAMME, width=160),
        Column("choices", "Версия вариантов", PROGRAMME, width=120),
        FINDING,
    ),
)

FINDINGS = Tab(
    key="findings",
    title="Замечания",
    sheet_id=1007,
    key_column="key",
    protection=Protection.WARNING,
    explanation="Всё, что требует внимания, одним списком.",
    columns=(
        Column("key", "№", PROGRAMME, Kind.NUMBER, 60),
        Column("tab", "Вкладка", PROGRAMME, width=160),
        Column("row", "Строка", PROGRAMME, width=120),
        Column("text", "Что не так и что сделать", PROGRAMME, Kind.LONG_TEXT, 640),
    ),
)

JOURNAL = Tab(
    key="journal",
    title="Журнал",
    sheet_id=1008,
    key_column="run",
    protection=Protection.HARD,
    explanation="Что и когда сделала программа.",
    columns=(
        Column("run", "Запуск", PROGRAMME, width=220),
        Column("time", "Время", PROGRAMME, width=170),
        Column("generation", "Поколение", PROGRAMME, Kind.NUMBER, 90),
        Column("changes", "Изменений", PROGRAMME, Kind.NUMBER, 90),
        Column("documents", "Документов", PROGRAMME, Kind.NUMBER, 90),
        Column("what", "Что сделано", PROGRAMME, Kind.LONG_TEXT, 480),
    ),
)

SERVICE = Tab(
    key="service",
    title="Служебная",
    sheet_id=1009,
    key_column="name",
    protection=Protection.HARD,
    hidden=True,
    explanation="Нужна программе; не изменяйте.",
    columns=(
        Column("name", "Имя", PROGRAMME, width=220),
        Column("value", "Значение", PROGRAMME, width=420),
    ),
)

TELLING = frozenset(
    {
        START.key,
        LINKS_KEY,
        DUE.key,
        MATCHING.key,
        FINDINGS.key,
        JOURNAL.key,
        INDICATORS.key,
        CHARTS_KEY,
        SWOT_TAB.key,
    }
)
"""Tabs that only tell: the programme writes them anew at any time, and where one is missing it does the rest."""

REGISTERS_OF_WORK = (
    EVENTS,
    CONSULTATIONS,
    PUBLICATIONS,
    CASES,
    CONSENTS,
    PLAN_ITEMS,
    ACKNOWLEDGEMENTS,
)
"""What people write down about the programme's work, and the programme reads as evidence."""

ADDED_LATER = frozenset(
    {
        COMPETENCIES.key,
        DAYS.key,
        PERIODS.key,
        PAST_YEARS.key,
        *(tab.key for tab in REGISTERS_OF_WORK),
    }
)
"""Tabs that older spreadsheets lack: a run goes on without them until ``init`` adds them."""

ANSWERS_SHEET_IDS = 1100
"""The answers to Ф7 lie in sheet 1107: adding a questionnaire moves nobody else's tab."""

LETTERED_SHEET_IDS, LETTERS = 1200, 32
"""Ф1а lies in sheet 1200, Ф2а in 1232: no code shares a sheet with another one, and the largest, Ф29я, stays
below the 2147 that the ids of protections leave room for (``stable_id``)."""


def answers_sheet_id(questionnaire: Questionnaire) -> int:
    """The sheetId of a questionnaire's answers, worked out from its code alone."""
    number, letter = questionnaire.place
    if letter:
        return LETTERED_SHEET_IDS + LETTERS * (number - 1) + ord(letter) - ord("а")
    return ANSWERS_SHEET_IDS + number


def answers_tab(questionnaire: Questionnaire) -> Tab:
    """The tab that keeps a questionnaire's answers as they came."""
    return Tab(
        key=questionnaire.tab,
        title=f"Ответы {questionnaire.code}",
        sheet_id=answers_sheet_id(questionnaire),
        key_column="response",
        protection=Protection.WARNING,
        explanation=f"Ответы на анкету {questionnaire.code}, как они пришли.",
        columns=(
            Column("response", "Ответ", PROGRAMME, width=120),
            Column("created", "Отправлено", PROGRAMME, Kind.MOMENT, 130),
            Column("submitted", "Изменено", PROGRAMME, Kind.MOMENT, 130),
            Column(
                "code",
                "Код участника",
                PROGRAMME,
                width=90,
                note="Кому принадлежит ответ. Если программа ошиблась или не узнала человека, "
                "впишите код сами: он сохранится.",
            ),
            *((_ABOUT_PAIR,) if questionnaire.question("pair") else ()),
            FINDING,
            Column(
                "read",
                "Как прочитано",
                PROGRAMME,
                Kind.LONG_TEXT,
                260,
                note="Что программа поняла из ответа и учитывается ли он. Сам ответ стоит дальше, как пришёл.",
                later=True,
            ),
            Column("school_year", "Учебный год", PROGRAMME, width=100, later=True),
            *(_answer_column(question) for question in asked(questionnaire)),
        ),
        views=(FilterView("Требуют внимания", "finding", "NOT_BLANK"),),
    )


_ABOUT_PAIR = Column(
    "about_pair",
    "О паре",
    PROGRAMME,
    width=90,
    note="О какой паре ответ. Если программа этого не поняла, впишите код пары сами: он сохранится.",
    later=True,
)


def asked(questionnaire: Questionnaire) -> Iterable[Question]:
    """The questions proper, without section headings."""
    return (q for q in questionnaire.questions if q.kind is not QuestionKind.SECTION)


def _answer_column(question: Question) -> Column:
    header = f"{question.id}. {question.title}"
    return Column(answer_key(question), header, PROGRAMME, Kind.LONG_TEXT, 200)


def answer_key(question: Question) -> str:
    """Key of the column that keeps a question's answers.

    It is the question's id, but for the code as it was typed, which is not yet the code of a
    participant: that one has a column of its own.
    """
    return f"typed_{question.id}" if question.id in _RESPONSE_COLUMNS else question.id


_RESPONSE_COLUMNS = frozenset(
    {"response", "created", "submitted", "code", "about_pair", "finding", "read", "school_year"}
)


def all_tabs(configuration: Configuration) -> tuple[Tab, ...]:
    """Every tab of the spreadsheet, in the order in which they stand."""
    answers = (answers_tab(q) for q in configuration.questionnaires)
    registers = (
        START,
        DUE,
        ROADMAP,
        PERIODS,
        people_tab(configuration.questionnaires),
        DECLENSION,
        COMPETENCIES,
        PAIRS,
        BANS,
        DAYS,
        MATCHING,
        KINDS,
        PAPERS,
    )
    figures = (INDICATORS, charts_tab(configuration), SWOT_TAB)
    told = (QUESTIONNAIRES, links_tab(configuration), *figures, FINDINGS)
    return (*registers, *REGISTERS_OF_WORK, *told, *answers, PAST_YEARS, JOURNAL, SERVICE)
