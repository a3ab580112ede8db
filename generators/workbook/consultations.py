"""«Консультации»: a journal of dates and codes, without a word of what was said."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING
from programme.registers.consultations import Adviser, ConsultationKind, Noted, Topic

CONSULTATIONS = Tab(
    key="consultations",
    title="Консультации",
    sheet_id=1015,
    key_column="code",
    explanation="Журнал консультаций педагога-психолога и куратора: дата, код и тема, без содержания.",
    columns=(
        Column("on", "Дата", Owner.PEOPLE, Kind.DATE, 100),
        Column(
            "participants",
            "С кем (коды участников)",
            Owner.PEOPLE,
            width=200,
            note="Коды через запятую: У-03, У-07 или П-05. Имён здесь не пишите.",
        ),
        Column(
            "kind",
            "Вид",
            Owner.PEOPLE,
            Kind.CHOICE,
            140,
            tuple(kind.value for kind in ConsultationKind if kind.value),
        ),
        Column(
            "adviser",
            "Кто консультировал",
            Owner.PEOPLE,
            Kind.CHOICE,
            190,
            tuple(adviser.value for adviser in Adviser if adviser.value),
        ),
        Column(
            "topic",
            "Тема",
            Owner.PEOPLE,
            Kind.CHOICE,
            190,
            tuple(topic.value for topic in Topic if topic.value),
            "Только из списка. Содержание бесед в таблицу не записывается: столбца для него нет намеренно.",
        ),
        Column("code", "Код", Owner.PROGRAMME, width=80),
        Column("standing", "Учёт", Owner.PROGRAMME, width=150),
        FINDING,
    ),
    views=(
        FilterView("Индивидуальные", "kind", "TEXT_EQ", (ConsultationKind.SINGLE.value,)),
        FilterView("Групповые", "kind", "TEXT_EQ", (ConsultationKind.GROUP.value,)),
        FilterView("Впереди", "standing", "TEXT_EQ", (Noted.AHEAD.value,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
