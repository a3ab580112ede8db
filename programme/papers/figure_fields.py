"""The fields of reports that the monitoring fills: what each means, and how it reads while there is nothing to tell."""

from collections.abc import Mapping

from programme.monitoring.figures import Share
from programme.monitoring.satisfaction import GROUPS
from programme.russian.letters import upper_first

Line = tuple[tuple[str, str], ...]
FigureValue = str | tuple[str, ...] | tuple[Line, ...]
Figures = tuple[tuple[str, FigureValue], ...]
"""Field → value; tuples all the way down, because papers' facts are compared and kept."""

FIGURE_FIELDS: Mapping[str, str] = {
    "удовлетворённость": "итоги анкет Ф6 и Ф7, список: показатель, наставляемые, наставники; пусто, пока ответов нет",
    "удовлетворённость_групп": "то же коротко, список: группа, ответили, средняя, доля",
    "сравнение": "ожидания и результат, список: показатель, ответов, до, после, изменение",
    "цитаты_ценное": "что участники считают самым ценным: слова, которые разрешено привести без имени, список",
    "цитаты_пожелания": "чего не хватило: слова, которые разрешено привести без имени, список",
    "опрос": "промежуточный опрос, список: показатель, ответов, средняя",
    "критерии": "оценка куратора, список: номер, критерий, оценка",
    "сумма_куратора": "сумма оценок куратора и уровень; «неполно», если оценены не все критерии",
    "сильные_стороны": "что отметили в SWOT-анкете и сколько человек, по строкам",
    "слабые_стороны": "то же о слабых сторонах",
    "динамика": "самооценка по направлениям, список: направление, ответов, до, после, изменение",
    "мотивация": "мотивация, список: показатель, ответов, до, после, изменение",
    "показатели": "показатели программы, список: показатель, значение, дата, цель",
    "планы_всего": "сколько мероприятий всех пар выполнено: 12 из 30; линии, если планов нет",
    "анкеты_получили": "сколько человек получили итоговые анкеты; линия, если это неизвестно",
    "анкеты_ответили": "сколько человек на них ответили; линия, если ответов нет",
    "анкеты_доля": "доля ответивших; линия, если она неизвестна",
    "педагогов_всего": "сколько в учреждении педагогов, если это указано в настройках",
    "молодых_всего": "сколько из них со стажем до трёх лет, если это указано в настройках",
    "молодых_в_программе": "сколько молодых педагогов участвуют как наставляемые",
    "наименьшая_группа": "сколько человек должны ответить, чтобы приводились результаты группы: пяти",
    "этап_1": "итоги этапа 1 одной фразой; пусто, пока их нет",
    "этап_2": "итоги этапа 2 одной фразой; пусто, пока их нет",
}
"""Field → its explanation for the staff who edit templates."""

LINE = "____"
"""Where something is written in by hand."""
SATISFACTION = (
    "Получили анкету, чел.",
    "Ответили, чел.",
    "Доля ответивших, %",
    "Общая удовлетворённость, средняя оценка из\N{NO-BREAK SPACE}10",
    "Удовлетворены (оценка не ниже {}), чел.",
    "Доля удовлетворённых среди ответивших, %",
    "Полезность программы, средняя оценка из\N{NO-BREAK SPACE}10",
    "Комфорт общения, средняя оценка из\N{NO-BREAK SPACE}10",
    "Удовлетворённость совместной работой, средняя оценка из\N{NO-BREAK SPACE}10",
    "Ожидания оправдались или превзойдены, чел.",
    "Готовы продолжить участие, чел.",
)
"""Rows of the table of satisfaction; {} is the least answer of the satisfied."""


def done_words(share: Share | None) -> str:
    """«12 из 30»; lines where nothing was planned."""
    if share is None or not share.denominator:
        return f"{LINE} из {LINE}"
    return f"{share.numerator} из {share.denominator}"


def few_words(count: int) -> str:
    """«пяти», for «менее пяти человек»; digits beyond ten."""
    return _GENITIVE.get(count, str(count))


_GENITIVE = {
    2: "двух",
    3: "трёх",
    4: "четырёх",
    5: "пяти",
    6: "шести",
    7: "семи",
    8: "восьми",
    9: "девяти",
    10: "десяти",
}


def blank_figures() -> dict[str, object]:
    """Every field of reports while there is no monitoring: names of rows, and room to write."""
    rows = (text.format(LINE) for text in SATISFACTION)
    return {
        **dict.fromkeys(FIGURE_FIELDS, ""),
        "удовлетворённость": [
            {"показатель": text, "наставляемые": "", "наставники": ""} for text in rows
        ],
        "удовлетворённость_групп": [
            {"группа": upper_first(GROUPS[group]), "ответили": "", "средняя": "", "доля": ""}
            for group in GROUPS
        ],
        **dict.fromkeys(_LISTS, ()),
        **dict.fromkeys(("анкеты_получили", "анкеты_ответили", "анкеты_доля"), LINE),
        "наименьшая_группа": few_words(5),
        "планы_всего": done_words(None),
    }


_LISTS = (
    "сравнение",
    "цитаты_ценное",
    "цитаты_пожелания",
    "опрос",
    "критерии",
    "динамика",
    "мотивация",
    "показатели",
)


def figure_fields(figures: Figures) -> dict[str, str | list[str] | list[dict[str, str]]]:
    """The fields as a template takes them."""
    return {name: _open(value) for name, value in (dict(figures) or blank_figures()).items()}


def _open(value: object) -> str | list[str] | list[dict[str, str]]:
    if isinstance(value, str):
        return value
    assert isinstance(value, tuple | list)  # noqa: S101 - figures are texts and rows of texts, nothing else
    if value and isinstance(value[0], str):
        return [str(text) for text in value]
    return [dict(line) for line in value]
