"""«Согласия»: who has agreed to what, until when, and where the paper lies."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING
from programme.registers.consents import ConsentState, Purpose

CONSENTS = Tab(
    key="consents",
    title="Согласия",
    sheet_id=1020,
    key_column="code",
    explanation="Письменные согласия по ФЗ-152: одна цель — одно согласие — одна строка.",
    columns=(
        Column("person", "Участник (код)", Owner.PEOPLE, width=110),
        Column(
            "purpose",
            "Цель",
            Owner.PEOPLE,
            Kind.CHOICE,
            230,
            tuple(purpose.value for purpose in Purpose if purpose.value),
            "Одна цель — одно согласие (ст. 9 ФЗ-152): для каждой цели своя бумага и своя строка. Согласие "
            "наставника по ст. 351.8 ТК РФ — на вкладке «Участники».",
        ),
        Column("given", "Дано (дата)", Owner.PEOPLE, Kind.DATE, 110),
        Column(
            "until",
            "Действует до",
            Owner.PEOPLE,
            Kind.DATE,
            110,
            note="Последний день срока. Пусто — до отзыва.",
        ),
        Column("withdrawn", "Отозвано (дата)", Owner.PEOPLE, Kind.DATE, 110),
        Column(
            "place",
            "Где хранится",
            Owner.PEOPLE,
            width=200,
            note="Папка, дело, сейф. Паспортных данных и адресов здесь не пишите.",
        ),
        Column("remark", "Пометки", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("code", "Код", Owner.PROGRAMME, width=80),
        Column("standing", "Состояние", Owner.PROGRAMME, width=130),
        FINDING,
    ),
    views=(
        FilterView("На распространение", "purpose", "TEXT_EQ", (Purpose.DISSEMINATION.value,)),
        FilterView("Действуют", "standing", "TEXT_EQ", (ConsentState.VALID.value,)),
        FilterView("Истекли", "standing", "TEXT_EQ", (ConsentState.EXPIRED.value,)),
        FilterView("Отозваны", "standing", "TEXT_EQ", (ConsentState.WITHDRAWN.value,)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
