"""«Ознакомление»: who has read which directive against signature."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING
from programme.registers.acknowledgements import Read

ACKNOWLEDGEMENTS = Tab(
    key="acknowledgements",
    title="Ознакомление",
    sheet_id=1019,
    key_column="key",
    explanation="Кого и с каким приказом ознакомили под подпись: впишите дату подписи.",
    columns=(
        Column(
            "signed",
            "Дата подписи",
            Owner.PEOPLE,
            Kind.DATE,
            110,
            note="Дата, которая стоит рядом с подписью на листе ознакомления. Строки программа добавляет сама, "
            "когда у приказа есть номер.",
        ),
        Column("remark", "Пометки", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("paper", "Документ", Owner.PROGRAMME, Kind.LONG_TEXT, 320),
        Column("person", "Кто (код)", Owner.PROGRAMME, width=80),
        Column("person_name", "Имя", Owner.PROGRAMME, width=220),
        Column("counts_for", "Строка плана", Owner.PROGRAMME, width=90),
        Column("standing", "Состояние", Owner.PROGRAMME, width=130),
        Column("key", "Ключ", Owner.PROGRAMME, width=220),
        FINDING,
    ),
    views=(
        FilterView("Ждут подписи", "standing", "TEXT_EQ", (Read.WAITING.value,)),
        FilterView("Подписано", "standing", "TEXT_EQ", (Read.SIGNED.value,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
