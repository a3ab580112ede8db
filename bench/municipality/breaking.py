"""What goes wrong in a municipality of that size on any day, done on purpose: who should be told of what."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import gspread
import requests

from bench.google import service, spreadsheets
from bench.municipality.town import ROBOT, Town, id_in
from bench.people import cast
from bench.workload import send

WORKS, ATTENTION, ERROR = "работает", "нужны люди", "ошибка"
_OF = 40
"""One institution of so many is broken in each way, and at least one."""

_HOSTILE = (
    '=IMPORTXML("http://127.0.0.1/"; "//a")', "а" * 20_000, "\u202eоборот\u0007", "{{ 7*7 }}{% for %}",
)  # fmt: skip

Broken = Callable[[Town, Sequence[Mapping[str, str]]], None]


def busy(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    """Some institutions have answers and people before the first pass."""
    people = cast(2)
    for row in rows:
        office = town.office(row)
        send(office, "Ф1", people.mentees)
        send(office, "Ф2", people.mentors)


def broken(town: Town, rows: Sequence[Mapping[str, str]]) -> dict[str, tuple[str, str]]:
    """Break some institutions.

    Args:
        town: The municipality, after its first pass.
        rows: Its rows, those of busy institutions first, who are left alone.

    Returns:
        Code → the state that should be told, and in which way it was broken.
    """
    each, expected, place = max(1, len(rows) // _OF), dict[str, tuple[str, str]](), 0
    for name, (breaks, state) in _WAYS.items():
        chosen = rows[place : place + each]
        place += each
        breaks(town, chosen)
        expected |= {row["Код"]: (state, name) for row in chosen}
    return expected


def _trash(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    for row in rows:
        body = {"trashed": True}
        _files(town).update(fileId=_id(row), body=body, supportsAllDrives=True).execute()


def _delete(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    for row in rows:
        _files(town).delete(fileId=_id(row), supportsAllDrives=True).execute()


def _close(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    """The table lies in somebody's own drive, and is no longer shared with the program."""
    links: dict[str, str] = {}
    for row in rows:
        body = {"name": "Личная", "parents": ["root"]}
        copy = _files(town).copy(fileId=_id(row), body=body, supportsAllDrives=True).execute()
        links[row["Код"]] = f"https://docs.google.com/spreadsheets/d/{copy['id']}/edit"
    town.type("Готовая таблица", links)


def _drop_tab(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    """Protected headers keep people from it, but not the account that set them, nor an administrator."""
    for row in rows:
        tab = _book(town, row).worksheet("Участники").id
        reply = requests.post(
            f"{town.ground.base_url}/v4/spreadsheets/{_id(row)}:batchUpdate",
            json={"requests": [{"deleteSheet": {"sheetId": tab}}]},
            headers={"Authorization": f"Bearer emulator:{ROBOT}"},
            timeout=60,
        )
        reply.raise_for_status()


def _clear(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    """Somebody has emptied the roadmap: the guard stops."""
    for row in rows:
        _book(town, row).worksheet("Дорожная карта").batch_clear(["A2:Z60"])


def _same(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    """The link of the first institution of all, a good one, typed once more."""
    first = next(iter(town.rows().values()))
    town.type("Готовая таблица", {row["Код"]: first["Таблица программы"] for row in rows})


def _no_settings(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    town.type("Папка настроек", {row["Код"]: "нет-такой" for row in rows})


def _hostile(town: Town, rows: Sequence[Mapping[str, str]]) -> None:
    """Texts that attack, typed where people type: these institutions go on working."""
    for row in rows:
        sheet = _book(town, row).worksheet("Участники")
        column = sheet.row_values(1).index("Фамилия, имя, отчество") + 1
        sheet.update_cells(
            [gspread.Cell(n, column, text) for n, text in enumerate(_HOSTILE, 2)],
            value_input_option=gspread.utils.ValueInputOption.raw,
        )


_WAYS: Mapping[str, tuple[Broken, str]] = {
    "spreadsheet in the bin": (_trash, ATTENTION),
    "spreadsheet deleted": (_delete, ERROR),
    "no longer shared": (_close, ERROR),
    "a tab deleted": (_drop_tab, ATTENTION),
    "the roadmap emptied": (_clear, ATTENTION),
    "another's link": (_same, ERROR),
    "no such settings": (_no_settings, ERROR),
    "hostile texts": (_hostile, WORKS),
}


def _id(row: Mapping[str, str]) -> str:
    return id_in(row["Таблица программы"])


def _files(town: Town) -> Any:
    return service(town.ground.base_url, "drive.v3").files()


def _book(town: Town, row: Mapping[str, str]) -> gspread.Spreadsheet:
    return spreadsheets(town.ground.base_url).open_by_key(_id(row))
