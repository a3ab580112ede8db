"""«Прошлые годы»: where every line of the roadmap stood when its school year was over."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Protection, Tab

PAST_YEARS = Tab(
    key="past_years",
    title="Прошлые годы",
    sheet_id=1027,
    key_column="key",
    protection=Protection.WARNING,
    explanation="Чем закончились прошлые учебные годы: состояние каждой строки плана и её подтверждение.",
    columns=(
        Column("key", "Ключ", Owner.PROGRAMME, width=130),
        Column("year", "Учебный год", Owner.PROGRAMME, width=110),
        Column("number", "Строка плана", Owner.PROGRAMME, width=90),
        Column("title", "Мероприятие", Owner.PROGRAMME, Kind.LONG_TEXT, 320),
        Column("timeframe", "Срок по плану", Owner.PROGRAMME, width=140),
        Column("state", "Состояние на конец года", Owner.PROGRAMME, width=140),
        Column("progress", "Ход выполнения", Owner.PROGRAMME, Kind.LONG_TEXT, 220),
        Column("evidence", "Подтверждение", Owner.PROGRAMME, Kind.LONG_TEXT, 360),
        Column("by_hand", "Что отметили люди", Owner.PROGRAMME, Kind.LONG_TEXT, 260),
    ),
    views=(FilterView("Не выполнено", "state", "TEXT_NOT_CONTAINS", ("выполнено",)),),
)
