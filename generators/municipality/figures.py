"""«Обзор» and «Показатели» of a municipality: a row an institution, and one of totals; nothing of single people."""

from collections.abc import Mapping

from config.schema import Configuration
from generators.workbook.columns import Column, FilterView, Kind, Owner, Protection, Tab

TOTAL = "Итого"
"""The key of the row of totals."""

CARRIED: Mapping[str, str] = {
    "involved": "Доля педагогов в программе",
    "plans": "Выполнение программ наставничества",
    "satisfied_mentees": "Удовлетворённость наставляемых",
    "satisfied_mentors": "Удовлетворённость наставников",
}
"""Column → the indicator of an institution's «Показатели» that it repeats word for word, hidden where that hides it."""

_PROGRAMME = Owner.PROGRAMME
_SMALL = "Ответили меньше пяти человек — число не приводится и здесь. Итога нет: доли разных учреждений не складываются."


def _identity() -> tuple[Column, ...]:
    return (
        Column("code", "Код", _PROGRAMME, width=80),
        Column("name", "Учреждение", _PROGRAMME, width=240),
    )


def overview_tab(configuration: Configuration) -> Tab:
    """«Обзор»: how far each institution is, section by section of the roadmap.

    Args:
        configuration: The municipality's own; an institution with another roadmap shows as many of its
            sections as this one has, and all of them in «Выполнено».
    """
    sections = [
        column
        for place, section in enumerate(configuration.roadmap.sections, start=1)
        for column in (
            Column(
                f"done_{place}",
                f"Раздел {place}",
                _PROGRAMME,
                width=90,
                note=f"Выполнено из всех строк раздела: {section.title}.",
            ),
            Column(f"late_{place}", f"Раздел {place}: просрочено", _PROGRAMME, Kind.NUMBER, 95),
        )
    ]
    return Tab(
        key="overview",
        title="Обзор",
        sheet_id=2002,
        key_column="code",
        protection=Protection.WARNING,
        explanation="Дорожная карта по учреждениям: сколько строк выполнено и сколько просрочено.",
        columns=(
            *_identity(),
            Column("late", "Просрочено", _PROGRAMME, Kind.NUMBER, 100),
            Column("done", "Выполнено", _PROGRAMME, Kind.NUMBER, 100),
            Column("lines", "Строк", _PROGRAMME, Kind.NUMBER, 80),
            Column("percent", "Выполнено, %", _PROGRAMME, Kind.DECIMAL, 100),
            *sections,
            Column("on", "На момент", _PROGRAMME, Kind.MOMENT, 140),
        ),
        views=(
            FilterView("Отстающие сверху", "code", "NOT_BLANK", sort="percent"),
            FilterView("Есть просроченное", "late", "NUMBER_GREATER", ("0",)),
        ),
    )


FIGURES = Tab(
    key="figures",
    title="Показатели",
    sheet_id=2003,
    key_column="code",
    protection=Protection.WARNING,
    explanation="Показатели по учреждениям: те же числа, что на вкладке «Показатели» каждого из них.",
    columns=(
        *_identity(),
        Column("participants", "Участников", _PROGRAMME, Kind.NUMBER, 100),
        Column("active", "Пар работает", _PROGRAMME, Kind.NUMBER, 100),
        Column("proposed", "Пар ждут решения", _PROGRAMME, Kind.NUMBER, 110),
        Column("agreements", "Соглашений готово", _PROGRAMME, Kind.NUMBER, 110),
        Column("signed", "Соглашений подписано", _PROGRAMME, Kind.NUMBER, 120),
        Column("answered", "Ответили на анкеты", _PROGRAMME, Kind.NUMBER, 110),
        Column(
            "asked",
            "Получили анкеты",
            _PROGRAMME,
            Kind.NUMBER,
            110,
            note="По анкетам, о которых известно, кому они отправлены.",
        ),
        *(
            Column(key, text, _PROGRAMME, Kind.LONG_TEXT, 190, note=_SMALL)
            for key, text in CARRIED.items()
        ),
        Column("on", "На момент", _PROGRAMME, Kind.MOMENT, 140),
    ),
    views=(FilterView("Пары ждут решения", "proposed", "NUMBER_GREATER", ("0",)),),
)
