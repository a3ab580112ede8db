"""Header rows: written once with notes, found again however people have moved or retyped them."""

from collections.abc import Iterator, Sequence

from generators.workbook.columns import Column, Owner, Tab
from generators.workbook.palette import OWNERS, colour_style
from generators.workbook.ranges import Request

HEADER_FIELDS = "userEnteredValue,note,userEnteredFormat(textFormat.bold,wrapStrategy,verticalAlignment,backgroundColorStyle)"
"""What a header cell is given, as a mask for updateCells."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
# Of small letters, and of capitals made small: «B» looks like «В».
_LOOK_ALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")
_OWNER_NOTES = {
    Owner.PEOPLE: "Заполняете Вы: программа эти ячейки не меняет.",
    Owner.PROGRAMME: "Пишет программа: правки в этом столбце она заменит своими.",
    Owner.REQUEST: "Галочку ставите Вы, снимает программа, когда выполнит просьбу.",
}
_LATIN_LETTERS = 26


def normal_header(text: str) -> str:
    """A header as it is compared: case, ё/е, any kind of space, invisible marks and Latin look-alikes don't count."""
    plain = text.translate(_INVISIBLE).casefold().replace("ё", "е")
    return " ".join(plain.translate(_LOOK_ALIKES).split())


def column_letters(index: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        index, letter = divmod(index, _LATIN_LETTERS)
        letters = chr(ord("A") + letter) + letters
        index -= 1
    return letters


def header_cell(column: Column) -> Request:
    """The CellData of a column's header; the text is typed, so it is never read as a formula."""
    note = "\n\n".join(part for part in (column.note, _OWNER_NOTES[column.owner]) if part)
    return {
        "userEnteredValue": {"stringValue": column.header},
        "note": note,
        "userEnteredFormat": {
            "textFormat": {"bold": True},
            "wrapStrategy": "WRAP",
            "verticalAlignment": "MIDDLE",
            "backgroundColorStyle": colour_style(OWNERS[column.owner].header),
        },
    }


def header_request(sheet_id: int, columns: Sequence[Column], first_column: int) -> Request:
    """Write the headers of neighbouring columns, the first at ``first_column``."""
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": 0, "columnIndex": first_column},
            "rows": [{"values": [header_cell(column) for column in columns]}],
            "fields": HEADER_FIELDS,
        }
    }


def find_columns(tab: Tab, header_row: Sequence[str]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Find each column of a tab by its header.

    A column of answers, headed «m17. …», is also known by its question's id alone, so that
    rewording a question does not lose its column. Where two headers fit, the first wins.

    Args:
        tab: The tab as declared.
        header_row: Its first row as texts, from column A.

    Returns:
        Positions from 0 by key of column, and what people should put right, in Russian.
    """
    seen = [normal_header(text) for text in header_row]
    places = {column.key: _places(column, seen) for column in tab.columns}
    found = {key: at[0] for key, at in places.items() if at}
    if not found:
        return {}, (_no_headers(tab),)
    return found, tuple(_faults(tab, places))


def _places(column: Column, seen: Sequence[str]) -> list[int]:
    wanted = normal_header(column.header)
    exact = [at for at, header in enumerate(seen) if header == wanted]
    prefix = f"{normal_header(column.key)}."
    if exact or not wanted.startswith(prefix + " "):
        return exact
    return [at for at, header in enumerate(seen) if header.startswith(prefix)]


def _faults(tab: Tab, places: dict[str, list[int]]) -> Iterator[str]:
    for column in tab.columns:
        at = places[column.key]
        if not at:
            yield (
                f"Нет столбца «{column.header}»: верните этот заголовок в первую строку "
                f"вкладки «{tab.title}» или запустите {tab.made_by}: он добавит столбец справа."
            )
        elif len(at) > 1:
            letters = ", ".join(column_letters(index) for index in at)
            yield (
                f"Заголовок «{column.header}» стоит в нескольких столбцах ({letters}): "
                f"учитывается первый, остальные переименуйте."
            )


def _no_headers(tab: Tab) -> str:
    return (
        f"На вкладке «{tab.title}» не найдена строка заголовков: верните её первой строкой "
        f"(Файл → История версий)."
    )
