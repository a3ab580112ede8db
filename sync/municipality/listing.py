"""«Учреждения» → who is to be run, and what is wrong with the other rows; pure."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generators.municipality.institutions import ERROR, NOT_SET_UP, PAUSED, REST, YES
from programme.russian.texts import same_text
from sync.tables import Row, Table

LAST_CODE = "last_code"
"""What the directory's memory calls the highest number that was ever given: codes are never given twice."""

SHEET = "sheet "
"""How the directory's memory names the spreadsheet that an institution was run on: «sheet Д-05»."""

LONGEST_CODE = 30

_LINK = re.compile(r"/spreadsheets/d/([A-Za-z0-9_-]+)")
_ID = re.compile(r"[A-Za-z0-9_-]{15,}")
_GIVEN_CODE = re.compile(r"Д-(\d+)")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
_FOLDER = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True)
class Institution:
    """A row that people have filled well enough.

    Attributes:
        code: «Д-05», or what people use instead.
        short_name: Its name in titles.
        spreadsheet: Google's id; "" while it has none.
        settings: Its own folder of configuration, "" where it follows the municipality's.
        texts: What else people wrote about it: column → text.
        waits_since: The cell of its last run, 0 where there was none.
        is_met: Whether this very spreadsheet is known from an earlier run, and not only from a link that people typed.
    """

    code: str
    short_name: str
    spreadsheet: str = ""
    settings: str = ""
    texts: Mapping[str, str] | None = None
    waits_since: float = 0.0
    is_met: bool = False

    def text(self, column: str) -> str:
        """What people wrote, "" where nothing."""
        return (self.texts or {}).get(column, "")


@dataclass(frozen=True)
class Standing:
    """What a row says that is not run.

    Attributes:
        state: As people read it.
        finding: What is wrong and what to do about it.
    """

    state: str
    finding: str = ""


@dataclass(frozen=True)
class Listing:
    """All rows of the directory.

    Attributes:
        ready: To be run.
        new: Good, but without a spreadsheet.
        standing: Key or place of a row that is neither → what it says.
    """

    ready: tuple[Institution, ...]
    new: tuple[Institution, ...]
    standing: Mapping[str, Standing]


def with_codes(table: Table, remembered: Mapping[str, str]) -> tuple[Table, int]:
    """The table with codes for rows that people have begun, and the highest number given so far.

    Args:
        table: «Учреждения».
        remembered: The directory's memory.
    """
    before = remembered.get(LAST_CODE, "")
    used = [int(m[1]) for row in table.rows if (m := _GIVEN_CODE.fullmatch(row.key))]
    last = max([*used, int(before) if before.isdecimal() else 0])
    for row in table.rows:
        if row.keyless and row.text("short_name"):
            last += 1
            table = table.keyed(row.key, f"Д-{last:02}")
    return table, last


def listed(table: Table, own_id: str, remembered: Mapping[str, str]) -> Listing:
    """Who is to be run.

    Args:
        table: «Учреждения», with codes.
        own_id: The directory's own id, which is nobody's spreadsheet.
        remembered: The directory's memory: whose each spreadsheet was when it was last run.
    """
    owners: dict[str, list[str]] = {}
    for code in sorted(table.keys):
        owners.setdefault(remembered.get(f"{SHEET}{code}", ""), []).append(code)
    ready: list[Institution] = []
    new: list[Institution] = []
    standing = {row.place: Standing(ERROR, _DOUBLE.format(code=row.key)) for row in table.doubles}
    taken = {own_id: ""}
    for row in table.rows:
        institution = _institution(row)
        if faults := [*_faults(row), *_shared(institution, taken), *_recoded(institution, owners)]:
            standing[row.key] = Standing(ERROR, "\n".join(faults))
        elif _is_paused(row):
            standing[row.key] = Standing(REST)
        elif institution.spreadsheet:
            ready.append(institution)
        else:
            new.append(institution)
            standing[row.key] = Standing(NOT_SET_UP, _NOT_SET_UP)
        if institution.spreadsheet:
            taken.setdefault(institution.spreadsheet, row.key)
    return Listing(tuple(ready), tuple(new), standing)


def longest_waiting_first(institutions: Collection[Institution]) -> list[Institution]:
    """In the order of their last runs: whom one pass didn't reach comes first in the next."""
    return sorted(institutions, key=lambda one: (one.waits_since, one.code))


def spreadsheet_id(text: str) -> str:
    """The id in a link, or a text that is one; "" for anything else."""
    if link := _LINK.search(text):
        return link[1]
    return text if _ID.fullmatch(text) else ""


def _institution(row: Row) -> Institution:
    last = row.cells.get("last_run")
    spreadsheet, met = (spreadsheet_id(row.text(column)) for column in ("given", "sheet"))
    columns = ("full_name", "place", "head", "coordinator", "email", "time_zone")
    return Institution(
        code=row.key,
        short_name=row.text("short_name"),
        spreadsheet=spreadsheet if row.text("given") else met,
        settings=row.text("settings"),
        texts={column: row.text(column) for column in columns},
        waits_since=last if isinstance(last, float) else 0.0,
        is_met=not row.text("given") or spreadsheet == met,
    )


def _is_paused(row: Row) -> bool:
    return any(same_text(row.text("participates"), word) for word in (PAUSED, "нет"))


def _faults(row: Row) -> Iterator[str]:
    """What is wrong with what people wrote into a row."""
    if not row.text("short_name"):
        yield "Впишите краткое название: без него у таблицы и документов не будет имени."
    if not row.keyless and len(row.key) > LONGEST_CODE:
        yield f"Код длиннее {LONGEST_CODE} знаков: сократите его, например «Д-05»."
    told = row.text("participates")
    if told and not _is_paused(row) and not same_text(told, YES):
        yield f"«Участвует»: выберите «{YES}» или «{PAUSED}»."
    if row.text("given") and not spreadsheet_id(row.text("given")):
        yield "«Готовая таблица»: это не ссылка на таблицу Google. Вставьте адрес из строки браузера."
    if row.text("email") and not _MAIL.fullmatch(row.text("email")):
        yield "«Эл. адрес куратора»: впишите один адрес вида имя@сад.example."
    if row.text("time_zone") and not _is_zone(row.text("time_zone")):
        yield "«Часовой пояс»: такого нет. Пример: Asia/Yekaterinburg; пусто — как в общих настройках."
    if row.text("settings") and not _FOLDER.fullmatch(row.text("settings")):
        yield "«Папка настроек»: нужно имя папки из букв, цифр, точки и дефиса, без пути."


def _shared(institution: Institution, taken: Mapping[str, str]) -> Iterator[str]:
    other = taken.get(institution.spreadsheet) if institution.spreadsheet else None
    if other == "":
        yield "«Готовая таблица»: это сам справочник учреждений. Укажите таблицу учреждения."
    elif other:
        yield f"Эта же таблица указана у {other}: у каждого учреждения она своя. Исправьте ссылку в одной из строк."


def _recoded(institution: Institution, owners: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Files are found by their institution's code: rows that have exchanged theirs would exchange answers and papers.

    A code that no row has any more binds nobody: that row was deleted, or its code retyped as the municipality counts.
    """
    known = owners.get(institution.spreadsheet, ()) if institution.spreadsheet else ()
    if institution.is_met and known and institution.code not in known:
        yield f"Код строки изменён: таблица принадлежит {known[0]}. Верните этой строке код {known[0]}."


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


_DOUBLE = "Код {code} уже есть в строке выше; эта строка не учитывается. Сотрите код здесь — программа присвоит новый."
_NOT_SET_UP = "У учреждения ещё нет таблицы: запустите nastavnik municipality init или вставьте ссылку на готовую таблицу."
