"""«Встречи и обучение»: what has been held for the people of the programme, who came, and where that is on record."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING
from programme.registers.events import EventFormat, EventState, Proved

EVENTS = Tab(
    key="events",
    title="Встречи и обучение",
    sheet_id=1014,
    key_column="code",
    explanation="Обучение наставников, общие встречи, информирование коллектива: что проведено и кто был.",
    columns=(
        Column(
            "on",
            "Дата",
            Owner.PEOPLE,
            Kind.DATE,
            100,
            note="Учебный год встречи программа определяет по дате; лето относится к закончившемуся году.",
        ),
        Column("kind", "Что это", Owner.PEOPLE, Kind.CHOICE, 200, choices_from="event_kinds"),
        Column("topic", "Тема", Owner.PEOPLE, Kind.LONG_TEXT, 260),
        Column(
            "format",
            "Формат",
            Owner.PEOPLE,
            Kind.CHOICE,
            110,
            tuple(form.value for form in EventFormat if form.value),
        ),
        Column("hours", "Часов", Owner.PEOPLE, width=70, note="Число: 2 или 1,5."),
        Column("leader", "Ведущий", Owner.PEOPLE, width=160),
        Column("place", "Место", Owner.PEOPLE, width=140),
        Column(
            "participants",
            "Участники (коды)",
            Owner.PEOPLE,
            Kind.LONG_TEXT,
            200,
            note="Коды через запятую: У-03, У-07, П-05 (пара — это оба её человека). Или слова: «все», "
            "«все наставники», «все наставляемые», «все пары».",
        ),
        Column(
            "absent",
            "Не были (коды)",
            Owner.PEOPLE,
            width=150,
            note="Коды приглашённых, которые не пришли, через запятую. Пусто — были все.",
        ),
        Column(
            "state",
            "Состоялось",
            Owner.PEOPLE,
            Kind.CHOICE,
            120,
            tuple(state.value for state in EventState if state.value),
        ),
        Column("materials", "Материалы (ссылка)", Owner.PEOPLE, width=180),
        Column(
            "sheet",
            "Лист регистрации (ссылка)",
            Owner.PEOPLE,
            width=180,
            note="Ссылка на скан листа регистрации: без него встреча не подтверждена.",
        ),
        Column(
            "typed_line",
            "Строка плана (если другая)",
            Owner.PEOPLE,
            width=110,
            note="Обычно пусто: строку программа определяет по столбцу «Что это». Впишите номер, если встреча "
            "подтверждает другую строку дорожной карты, например 3.10.",
        ),
        Column("remark", "Пометки", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("code", "Код", Owner.PROGRAMME, width=70),
        Column("counts_for", "Строка плана", Owner.PROGRAMME, width=90),
        Column(
            "invited",
            "Приглашены",
            Owner.PROGRAMME,
            Kind.LONG_TEXT,
            220,
            note="Кого называют коды и слова слева. После встречи список не меняется, кто бы ни пришёл в программу "
            "позже. Чтобы программа составила его заново, очистите эту ячейку.",
        ),
        Column("attendance", "Явка", Owner.PROGRAMME, width=90),
        Column("standing", "Подтверждение", Owner.PROGRAMME, width=190),
        FINDING,
    ),
    views=(
        FilterView("Впереди", "standing", "TEXT_EQ", (Proved.AHEAD.value,)),
        FilterView("Подтверждены", "standing", "TEXT_EQ", (Proved.PROVED.value,)),
        FilterView("Нет листа регистрации", "standing", "TEXT_EQ", (Proved.NO_SHEET.value,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
