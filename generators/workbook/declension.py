"""«Склонение»: everybody's name in every case as papers print it, and where people correct it."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Protection, Tab
from generators.workbook.registers import FINDING
from programme.russian.cases import Case

OBLIQUE = tuple(case for case in Case if case is not Case.NOMINATIVE)
"""The cases that are printed and corrected here."""


def form_column(case: Case) -> str:
    """Key of the column with a case as papers print it."""
    return case.name.lower()


def correction_column(case: Case) -> str:
    """Key of the column where people correct a case."""
    return f"correct_{case.name.lower()}"


def _form(case: Case) -> Column:
    return Column(form_column(case), case.value.capitalize(), Owner.PROGRAMME, width=240)


def _correction(case: Case) -> Column:
    return Column(
        correction_column(case),
        f"Исправить: {case.value}",
        Owner.PEOPLE,
        width=240,
        note="Пусто — верно так, как слева. Иначе впишите имя в этом падеже целиком: фамилию, имя, отчество.",
    )


DECLENSION = Tab(
    key="declension",
    title="Склонение",
    sheet_id=1011,
    key_column="code",
    explanation="Имена во всех падежах, как их напечатают документы: проверьте один раз.",
    columns=(
        Column("code", "Код", Owner.PROGRAMME, width=70),
        Column("name", "Имя", Owner.PROGRAMME, width=240),
        Column("gender", "Пол", Owner.PROGRAMME, width=90),
        *(_form(case) for case in OBLIQUE),
        FINDING,
        *(_correction(case) for case in OBLIQUE),
        Column(
            "checked",
            "Проверено",
            Owner.PEOPLE,
            Kind.CHECKBOX,
            100,
            note="Поставьте, когда прочитали строку. Если имя или пол потом изменится, программа попросит "
            "посмотреть ещё раз.",
        ),
    ),
    protection=Protection.NONE,
    views=(FilterView("Есть замечания", "finding", "NOT_BLANK"),),
)
