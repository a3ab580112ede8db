"""The kindergarten of examples/medunitsa on an emulator: its questionnaires as its teachers fill them in."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import gspread
from office import Office

EXAMPLE = Path(__file__).parents[2] / "examples" / "medunitsa"
PLAY, PARENTS, DIARY = (
    "Игра и игровая среда группы",
    "Беседа с родителями",
    "Календарный план и записи воспитателя",
)


def opened(base_url: str, folder: Path) -> Office:
    """The example as somebody uses it: its folder copied, nothing added."""
    settings = folder / "medunitsa"
    shutil.copytree(EXAMPLE, settings)
    return Office(base_url, settings)


def add(office: Office, tab: str, cells: Mapping[str, str]) -> None:
    """A row below the others, as people write one; cells by header."""
    sheet = office.spreadsheet.worksheet(tab)
    header, rows = sheet.row_values(1), len(sheet.get_values())
    for name, value in cells.items():
        sheet.update_acell(gspread.utils.rowcol_to_a1(rows + 1, header.index(name) + 1), value)


def with_answers(office: Office) -> None:
    """Two experienced teachers and two newcomers answer."""
    office.answer("Ф1", experienced("Громова Анна Львовна", [PLAY, PARENTS]))
    office.answer("Ф1", experienced("Шевченко Игорь Олегович", [DIARY]))
    office.answer("Ф2", newcomer("Заяц Вера Ильинична", [PLAY]))
    office.answer("Ф2", newcomer("Долгих Олег Петрович", [DIARY]))


def with_wishes(office: Office) -> None:
    """After the round table everybody says with whom they want to work."""
    office.answer("Ф3", wishes_of_newcomer("У-03", "У-01 — Анна Львовна"))
    office.answer("Ф3", wishes_of_newcomer("У-04", "У-02 — Игорь Олегович"))
    office.answer("Ф3", wishes_of_mentor("У-01", "У-03 — Вера Ильинична"))
    office.answer("Ф3", wishes_of_mentor("У-02", "У-04 — Олег Петрович"))


def experienced(name: str, teaches: Iterable[str]) -> Mapping[str, Any]:
    """A complete Ф1."""
    return {
        "Ваши фамилия": name,
        "Должность": "воспитатель",
        "Сколько лет": "более 10 лет",
        "С какой группой": "средняя группа",
        "Чему Вы могли бы": list(teaches),
        "Насколько уверенно": "5",
        "Скольких коллег": "1",
        "Когда удобно": ["в тихий час"],
        "Как удобно": ["лично"],
        "Готовы быть": "да",
    }


def newcomer(name: str, needs: Iterable[str]) -> Mapping[str, Any]:
    """A complete Ф2."""
    return {
        "Ваши фамилия": name,
        "Должность": "воспитатель",
        "Сколько лет": "до 1 года",
        "С какой группой": "младшая группа",
        "Какой пользы": "9",
        "В чём Вам нужна": list(needs),
        "Насколько уверенно": "2",
        "Когда удобно": ["в тихий час"],
        "Как удобно": ["лично"],
        "Хотите, чтобы": "да",
    }


def wishes_of_newcomer(code: str, mentor: str) -> Mapping[str, Any]:
    """Ф3 of somebody who came as a newcomer."""
    return {
        "Код участника": code,
        "Кем Вы были": "начинающим педагогом",
        "Кого Вы хотели бы": mentor,
        "Отвечать ещё": "нет",
        "Насколько полезной": "10",
    }


def wishes_of_mentor(code: str, newcomer: str) -> Mapping[str, Any]:
    """Ф3 of somebody who came as an experienced teacher."""
    return {
        "Код участника": code,
        "Кем Вы были": "опытным педагогом",
        "Кому Вы хотели бы": newcomer,
        "Насколько полезной": "9",
    }
