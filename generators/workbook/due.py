"""«Что сделать»: who has to do what, and until when; every column is the programme's."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Protection, Tab
from programme.due import Urgency

PROGRAMME = Owner.PROGRAMME

DUE = Tab(
    key="due",
    title="Что сделать",
    sheet_id=1026,
    key_column="key",
    protection=Protection.WARNING,
    explanation="Кому что сделать и до какого дня.",
    columns=(
        Column(
            "who",
            "Кто",
            PROGRAMME,
            width=150,
            note="Код участника или роль. Строки стоят в том порядке, в котором появлялись; по сроку их "
            "показывает фильтр «По срокам» (Данные → Изменить вид).",
        ),
        Column("person_name", "Имя", PROGRAMME, width=220),
        Column("what", "Что сделать", PROGRAMME, Kind.LONG_TEXT, 460),
        Column("due", "До какого дня", PROGRAMME, Kind.DATE, 110),
        Column(
            "state",
            "Состояние",
            PROGRAMME,
            width=110,
            note="«скоро» — в ближайшие семь дней. Обновляется при каждом запуске программы.",
        ),
        Column("place", "Откуда", PROGRAMME, width=240),
        Column("link", "Где сделать", PROGRAMME, Kind.LINK, 300),
        Column("key", "Ключ", PROGRAMME, width=150),
    ),
    views=(
        FilterView("По срокам", "key", "NOT_BLANK", sort="due"),
        FilterView("Просрочено", "state", "TEXT_EQ", (Urgency.LATE.value,), sort="due"),
        FilterView("В ближайшие семь дней", "state", "TEXT_EQ", (Urgency.SOON.value,), sort="due"),
        FilterView("Куратор", "who", "TEXT_CONTAINS", ("куратор",), sort="due"),
        FilterView("Заведующий", "who", "TEXT_CONTAINS", ("заведующий",), sort="due"),
    ),
)
