"""Files as people's programs write them: separators, encodings, workbooks; and what is none of them."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from sync.refusals import WrongUse
from sync.tabular import read_file

ROWS = (("ФИО", "Должность"), ("Ёлкина, Анна Львовна", "воспитатель; старший"), ("Ким Олег", ""))


def written(folder: Path, data: bytes, name: str = "список.csv") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_separator_and_encoding_is_told_by_itself(
    tmp_path: Path, separator: str, encoding: str, end: str
) -> None:
    text = "".join(f'"{one}"{separator}"{other}"{end}' for one, other in ROWS)
    (sheet,) = read_file(written(tmp_path, text.encode(encoding)))
    assert sheet.rows == ROWS


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize(
    "text",
    ["ФИО;ПОЧТА\nЁЛКИНА АННА ЛЬВОВНА;anna.elkina@example.org\n", "№;Имя\n1;Anna Yolkina-Smith\n"],
)
def test_capitals_and_few_russian_letters_tell_the_encoding_too(
    tmp_path: Path, text: str, encoding: str
) -> None:
    text = text if encoding != "koi8-r" else text.replace("№", "N")
    (sheet,) = read_file(written(tmp_path, text.encode(encoding)))
    assert sheet.rows == tuple(tuple(line.split(";")) for line in text.splitlines())


def test_the_hint_that_excel_leaves_is_no_row_of_people(tmp_path: Path) -> None:
    (sheet,) = read_file(written(tmp_path, "sep=;\r\nФИО;Пол\r\nКим Олег;м\r\n".encode("cp1251")))
    assert [row for row in sheet.rows if row] == [("ФИО", "Пол"), ("Ким Олег", "м")]


def book() -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["ФИО", "Согласие", "Мест", "Ставка"])
    sheet.append(["Ким Олег", date(2026, 9, 15), 2, 0.5])
    sheet.append([])
    sheet.append(["Орлова Инна", datetime(2026, 9, 16, 10, 30), True, "=1/0"])  # noqa: DTZ001 - a cell has no time zone
    sheet["B2"].number_format = "dd.mm.yyyy"
    hidden = workbook.create_sheet("Архив")
    hidden.append(["ФИО"])
    hidden.sheet_state = "hidden"
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def test_a_workbook_shows_what_people_see_in_it(tmp_path: Path) -> None:
    (sheet, *hidden) = read_file(written(tmp_path, book(), "список.xlsx"))
    assert all(other.is_hidden for other in hidden)
    assert sheet.rows[0] == ("ФИО", "Согласие", "Мест", "Ставка")
    assert sheet.rows[1] == ("Ким Олег", "15.09.2026", "2", "0.5")
    assert not any(sheet.rows[2])
    assert sheet.rows[3][:3] == ("Орлова Инна", "16.09.2026", "да")


def test_a_workbook_is_known_by_its_contents_and_not_by_its_name(tmp_path: Path) -> None:
    assert read_file(written(tmp_path, book(), "список.csv"))[0].name == "Sheet"


def test_a_fraction_is_shown_without_the_noise_of_its_last_digits(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["Ким Олег", 0.1 + 0.7])
    data = io.BytesIO()
    workbook.save(data)
    (sheet,) = read_file(written(tmp_path, data.getvalue(), "список.xlsx"))
    assert sheet.rows == (("Ким Олег", "0.8"),)


def test_no_row_of_a_workbook_is_dropped_silently(tmp_path: Path) -> None:
    workbook = Workbook()
    for number in range(5_001):
        workbook.active.append([f"Ким {number}"])
    data = io.BytesIO()
    workbook.save(data)
    with pytest.raises(WrongUse, match="на листе «Sheet» больше 5000 строк"):
        read_file(written(tmp_path, data.getvalue(), "список.xlsx"))


def packed(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/"), part)
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = packed(**{"xl__workbook.xml": b" " * 70_000_000})
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + b"\0" * 600, "сохраните как .xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "снимите пароль"),
        (b"%PDF-1.7\n", "это PDF"),
        (b"PK\x03\x04nonsense", "повреждён"),
        (packed(word=b"x"), "не таблица .xlsx"),
        (BOMB, "слишком велик"),
        (packed(**{"xl__workbook.xml": ENTITY}), "повреждён"),
        (packed(**{"xl__workbook.xml": b"<workbook"}), "повреждён"),
        (book()[:-300], "повреждён"),
        (b"\x00\x01\x02\x03", "не читается как текст"),
        (b" \n", "пуст"),
        (b"", "пуст"),
        (b"a\n" * 6000, "больше 5000 строк"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_a_way_on(
    tmp_path: Path, data: bytes, said: str
) -> None:
    with pytest.raises(WrongUse, match=said):
        read_file(written(tmp_path, data, "список.xlsx"))


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="такого файла нет"):
        read_file(tmp_path / "нет.csv")
    with pytest.raises(WrongUse, match="это папка"):
        read_file(tmp_path)
