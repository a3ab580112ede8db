"""«Сроки по периодам»: what recurs is done month by month, quarter by quarter, and proved each time."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING
from programme.progress.states import MANUAL_STATES, ActivityState

PERIODS = Tab(
    key="periods",
    title="Сроки по периодам",
    sheet_id=1022,
    key_column="key",
    explanation="Строки плана, которые выполняются каждый месяц, квартал или полугодие: каждый срок отдельно.",
    columns=(
        Column(
            "manual_state",
            "Состояние вручную",
            Owner.PEOPLE,
            Kind.CHOICE,
            130,
            tuple(state.value for state in MANUAL_STATES),
            "Если Вы знаете больше программы. Обязательно укажите основание в соседнем столбце.",
        ),
        Column("manual_evidence", "Основание или ссылка", Owner.PEOPLE, Kind.LONG_TEXT, 220),
        Column("key", "Ключ", Owner.PROGRAMME, width=130),
        Column("number", "Строка плана", Owner.PROGRAMME, width=90),
        Column("title", "Мероприятие", Owner.PROGRAMME, Kind.LONG_TEXT, 320),
        Column("period", "Период", Owner.PROGRAMME, width=150),
        Column("begins", "С", Owner.PROGRAMME, Kind.DATE, 100),
        Column("ends", "Выполнить до", Owner.PROGRAMME, Kind.DATE, 110),
        Column("state", "Состояние", Owner.PROGRAMME, width=120),
        Column("progress", "Ход выполнения", Owner.PROGRAMME, width=180),
        Column("evidence", "Подтверждение", Owner.PROGRAMME, Kind.LONG_TEXT, 320),
        Column("waits_for", "Кого ждёт", Owner.PROGRAMME, width=180),
        FINDING,
    ),
    views=(
        FilterView("Просрочено", "state", "TEXT_EQ", (ActivityState.LATE.value,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
