"""«Нерабочие дни»: the year's transfers, without which a term in working days is counted wrong."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING

OFF, WORKING = "выходной", "рабочий"
"""What a day may be typed as."""

DAYS = Tab(
    key="days",
    title="Нерабочие дни",
    sheet_id=1013,
    key_column="",
    explanation="Переносы выходных дней на год: по ним считаются сроки в рабочих днях (ст. 351.8 ТК РФ).",
    columns=(
        Column(
            "date",
            "Дата",
            Owner.PEOPLE,
            Kind.DATE,
            110,
            note="Впишите переносы из постановления Правительства на этот год. Субботы, воскресенья и праздники "
            "ст. 112 ТК РФ программа знает сама, как и выходной, который переходит с праздника на следующий "
            "рабочий день. Если постановление перенесло такой выходной на другую дату, впишите обе: новую — "
            "«выходной», следующий за праздником день — «рабочий».",
        ),
        Column(
            "kind",
            "Какой день",
            Owner.PEOPLE,
            Kind.CHOICE,
            120,
            (OFF, WORKING),
            "«выходной» — будний день, в который не работают; «рабочий» — суббота или воскресенье, в которые работают.",
        ),
        Column("remark", "Пометка", Owner.PEOPLE, Kind.LONG_TEXT, 320),
        FINDING,
    ),
    views=(FilterView("Есть замечания", "finding", "NOT_BLANK"),),
)
