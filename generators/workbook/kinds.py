"""«Виды документов»: which papers the programme prepares, and what to look at before they are printed."""

from config.paper_kind import PaperKind, Whom
from generators.workbook.columns import CellValue, Column, FilterView, Kind, Owner, Protection, Tab
from generators.workbook.registers import FINDING
from programme.papers.catalogue import TO_CHECK

YES, NO = "да", "нет"

KINDS = Tab(
    key="kinds",
    title="Виды документов",
    sheet_id=1012,
    key_column="key",
    explanation="Какие документы готовить: выберите «да» или «нет».",
    columns=(
        Column(
            "wanted",
            "Готовить",
            Owner.PEOPLE,
            Kind.CHOICE,
            90,
            (YES, NO),
            "Пусто — как сказано в столбце «Без указания». «нет» не удаляет того, что уже создано.",
        ),
        Column(
            "only",
            "Только для (коды)",
            Owner.PEOPLE,
            width=160,
            note="Пусто — для всех. Иначе коды пар или участников через запятую: П-03, У-07.",
        ),
        Column("remark", "Пометки", Owner.PEOPLE, Kind.LONG_TEXT, 200),
        Column("caption", "Вид документа", Owner.PROGRAMME, Kind.LONG_TEXT, 300),
        Column("activity", "Строка плана", Owner.PROGRAMME, width=90),
        Column("whom", "На кого", Owner.PROGRAMME, width=220),
        Column("default", "Без указания", Owner.PROGRAMME, width=110),
        Column("made", "Создано", Owner.PROGRAMME, width=110),
        Column("signed", "Подписано", Owner.PROGRAMME, Kind.NUMBER, 90),
        Column(
            "check",
            "Проверить до первой печати",
            Owner.PROGRAMME,
            Kind.CLIPPED,
            420,
            note="Здесь многое: откройте ячейку, чтобы прочитать всё.",
        ),
        Column("template", "Шаблон", Owner.PROGRAMME, Kind.LINK, 260),
        Column("key", "Ключ", Owner.PROGRAMME, width=150),
        FINDING,
    ),
    protection=Protection.NONE,
    views=(
        FilterView("Готовятся", "made", "NOT_BLANK"),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)

_WHOM: dict[Whom, str] = {
    "pairs": "на каждую утверждённую пару",
    "refusals": "на пару, от которой наставник отказался",
    "cancellations": "на пару, поручение по которой отменяют",
    "prolongations": "на пару, которую продлевают",
    "mentors": "на каждого наставника утверждённой пары",
    "candidates": "на каждого, кто готов быть наставником",
    "participants": "на каждого участника",
    "institution": "один на сад",
    "quarters": "один на квартал",
}


def described(kind: PaperKind) -> dict[str, CellValue]:
    """What a row of «Виды документов» says of its kind, whatever has been made."""
    return {
        "caption": kind.caption,
        "activity": kind.activity,
        "whom": _WHOM[kind.whom],
        "default": YES if kind.made == "always" else NO,
        "check": " ".join(TO_CHECK.get(kind.source, ())),
    }
