"""«Публикации»: where the programme is written about, and whether everybody named there has agreed."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING
from programme.registers.publications import Published, Where

PUBLICATIONS = Tab(
    key="publications",
    title="Публикации",
    sheet_id=1016,
    key_column="code",
    explanation="Что о программе опубликовано и у всех ли, кто там назван, есть согласие на распространение.",
    columns=(
        Column("on", "Дата", Owner.PEOPLE, Kind.DATE, 100),
        Column("topic", "Тема", Owner.PEOPLE, Kind.LONG_TEXT, 280),
        Column(
            "where",
            "Где",
            Owner.PEOPLE,
            Kind.CHOICE,
            170,
            tuple(where.value for where in Where if where.value),
        ),
        Column(
            "people",
            "Кто назван или изображён (коды)",
            Owner.PEOPLE,
            Kind.LONG_TEXT,
            200,
            note="Коды через запятую: У-03, У-07, П-05. Пусто — не назван и не изображён никто.",
        ),
        Column(
            "link",
            "Ссылка",
            Owner.PEOPLE,
            width=220,
            note="Пока ссылки нет, публикация только намечена.",
        ),
        Column("remark", "Пометки", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("code", "Код", Owner.PROGRAMME, width=80),
        Column(
            "consents",
            "Согласия на распространение",
            Owner.PROGRAMME,
            Kind.LONG_TEXT,
            240,
            note="По вкладке «Согласия»: цель «распространение» (ст. 10.1 ФЗ-152). Проверьте до публикации.",
        ),
        Column("standing", "Состояние", Owner.PROGRAMME, width=130),
        FINDING,
    ),
    views=(
        FilterView("Намечены", "link", "BLANK"),
        FilterView("Нет согласий", "consents", "TEXT_STARTS_WITH", ("нет",)),
        FilterView("Опубликованы", "standing", "TEXT_EQ", (Published.PUBLISHED.value,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
