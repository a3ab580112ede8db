"""«Направления»: list К, in which mentees ask for help and mentors offer it (questionnaires.md, section 7)."""

from config.schema import Competency
from generators.workbook.columns import CellValue, Column, FilterView, Kind, Owner, Tab
from generators.workbook.kinds import NO, YES
from generators.workbook.registers import FINDING

COMPETENCIES = Tab(
    key="competencies",
    title="Направления",
    sheet_id=1021,
    key_column="key",
    explanation="В чём просят и предлагают помощь: список, по которому составлены анкеты и подбираются пары.",
    columns=(
        Column(
            "text",
            "Направление",
            Owner.PEOPLE,
            Kind.LONG_TEXT,
            420,
            note="Название можно уточнить: прежние ответы останутся за тем же направлением. Новое направление — "
            "новая строка внизу; ключ даст программа.",
        ),
        Column(
            "offered",
            "Предлагать",
            Owner.PEOPLE,
            Kind.CHOICE,
            110,
            (YES, NO),
            "Пусто — да. «нет» убирает направление из вариантов ответа; данные ответы и пары остаются. Строки не "
            "удаляйте.",
        ),
        Column("remark", "Пометки", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("key", "Ключ", Owner.PROGRAMME, width=70),
        Column(
            "needed",
            "Нужна помощь, чел.",
            Owner.PROGRAMME,
            Kind.NUMBER,
            110,
            note="Сколько наставляемых назвали это направление в анкете.",
        ),
        Column(
            "helped",
            "Могут помочь, чел.",
            Owner.PROGRAMME,
            Kind.NUMBER,
            110,
            note="Сколько наставников назвали его. Где просят, а помочь некому, ищите наставника.",
        ),
        FINDING,
    ),
    views=(
        FilterView("Предлагаются", "offered", "TEXT_NOT_EQ", (NO,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)


def as_listed(competency: Competency) -> dict[str, CellValue]:
    """The cells of people with which a direction comes onto the tab."""
    return {"text": competency.text, "offered": YES if competency.active else NO}
