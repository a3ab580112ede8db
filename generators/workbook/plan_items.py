"""«Планы пар»: what each pair does, by when, and what came of it."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING
from programme.registers.plan_items import Doing

PLAN_ITEMS = Tab(
    key="plan_items",
    title="Планы пар",
    sheet_id=1018,
    key_column="code",
    explanation="Мероприятия каждой пары: программа предлагает их один раз, дальше их ведёт сама пара.",
    columns=(
        Column(
            "pair",
            "Пара (код)",
            Owner.PEOPLE,
            width=90,
            note="Строки для утверждённой пары программа добавляет один раз. Меняйте, удаляйте и дописывайте их "
            "свободно: заново они не появятся.",
        ),
        Column("direction", "Направление", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("what", "Что делаем", Owner.PEOPLE, Kind.LONG_TEXT, 260),
        Column("form", "Форма", Owner.PEOPLE, width=160),
        Column("planned", "Срок", Owner.PEOPLE, Kind.DATE, 100),
        Column("done", "Выполнено (дата)", Owner.PEOPLE, Kind.DATE, 110),
        Column(
            "result",
            "Результат или ссылка",
            Owner.PEOPLE,
            Kind.LONG_TEXT,
            240,
            note="Без фамилий детей, родителей и коллег.",
        ),
        Column("remark", "Пометки", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("code", "Код", Owner.PROGRAMME, width=80),
        Column("standing", "Состояние", Owner.PROGRAMME, width=130),
        FINDING,
    ),
    views=(
        FilterView("Просрочено", "standing", "TEXT_EQ", (Doing.LATE.value,)),
        FilterView("Выполнено", "standing", "TEXT_EQ", (Doing.DONE.value,)),
        FilterView("Запланировано", "standing", "TEXT_EQ", (Doing.PLANNED.value,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
