"""«Кейсы»: what pairs have worked out, for others to use."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.kinds import NO, YES
from generators.workbook.registers import FINDING
from programme.registers.cases import Written

CASES = Tab(
    key="cases",
    title="Кейсы",
    sheet_id=1017,
    key_column="code",
    explanation="Чем пары могут поделиться: проблема, что сделано, что получилось.",
    columns=(
        Column("on", "Дата", Owner.PEOPLE, Kind.DATE, 100),
        Column(
            "pairs",
            "Пара (коды)",
            Owner.PEOPLE,
            width=120,
            note="Коды пар через запятую: П-03, П-05. Коды участников — в столбце «Авторы (коды)».",
        ),
        Column("title", "Название", Owner.PEOPLE, Kind.LONG_TEXT, 240),
        Column(
            "problem",
            "Проблема",
            Owner.PEOPLE,
            Kind.LONG_TEXT,
            240,
            note="Коротко и без фамилий детей, родителей и коллег.",
        ),
        Column("done", "Что сделали", Owner.PEOPLE, Kind.LONG_TEXT, 240),
        Column("result", "Что получилось", Owner.PEOPLE, Kind.LONG_TEXT, 240),
        Column("authors", "Авторы (коды)", Owner.PEOPLE, width=140),
        Column("link", "Полный текст (ссылка)", Owner.PEOPLE, width=220),
        Column(
            "may_publish",
            "Можно публиковать",
            Owner.PEOPLE,
            Kind.CHOICE,
            110,
            (YES, NO),
            "«да» — все, о ком кейс, согласны, и их согласия на распространение есть на вкладке «Согласия».",
        ),
        Column("remark", "Пометки", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("code", "Код", Owner.PROGRAMME, width=90),
        Column("standing", "Состояние", Owner.PROGRAMME, width=200),
        FINDING,
    ),
    views=(
        FilterView("Оформлены", "standing", "TEXT_EQ", (Written.WRITTEN.value,)),
        FilterView("Можно публиковать", "may_publish", "TEXT_EQ", (YES,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
