"""One row's cells as people mean them: what can't be read becomes a remark that names the column."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from generators.workbook.columns import Owner, Tab
from programme.findings import Finding
from programme.registers.company import PEOPLE_AND_PAIRS, Company, Named, named
from programme.russian.texts import same_text
from programme.school_year import LAST_YEAR
from sync.tables import Row, Table
from sync.values import as_date

Choice = TypeVar("Choice", bound=StrEnum)
T = TypeVar("T")

_FIRST_YEAR = 2000
"""Earlier days come from a number typed in the wrong column: «14» is 13.01.1900 to Sheets."""
_LINK = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:ч|час|часа|часов)?\.?", re.IGNORECASE)
MOST_HOURS = 250
"""Hours of one training; a retraining course has no more."""


def begun(tab: Tab, row: Row) -> bool:
    """Whether people have written anything into a row; an unticked box is nothing."""
    return any(
        row.cells.get(column.key) not in (None, False)
        for column in tab.columns
        if column.owner is Owner.PEOPLE
    )


def read_rows(
    table: Table, read: Callable[[str, "Cells"], T]
) -> tuple[dict[str, T], list[Finding]]:
    """Key of a row → what it says; a row that people have emptied says nothing."""
    found: dict[str, T] = {}
    findings: list[Finding] = []
    for row in table.rows:
        if not row.keyless and begun(table.tab, row):
            cells = Cells(table.tab, row)
            found[row.key] = read(row.key, cells)
            findings += cells.findings
    return found, findings


def without_repeats(
    tab: str, found: Mapping[str, T], same: Callable[[T], Hashable], told: str
) -> tuple[dict[str, T], list[Finding]]:
    """The rows but for those that say what an earlier one says, and a remark beside each of these.

    Args:
        tab: Key of the register.
        found: Its rows.
        same: What two rows have in common that are one; None for a row that is not compared.
        told: How the remark goes on after «Похоже на В-03: ».
    """
    first: dict[Hashable, str] = {}
    findings: list[Finding] = []
    kept: dict[str, T] = {}
    for key, entry in found.items():
        what = same(entry)
        if what is not None and what in first:
            findings.append(Finding(tab, key, f"Похоже на {first[what]}: {told}"))
        else:
            kept[key] = entry
            first[what] = key
    return kept, findings


class Cells:
    """The cells of one row.

    Attributes:
        remarks: What can't be read, in Russian; grows as cells are asked for.
    """

    def __init__(self, tab: Tab, row: Row) -> None:
        self.remarks: list[str] = []
        self._tab = tab
        self._row = row

    @property
    def findings(self) -> list[Finding]:
        """The remarks beside the row."""
        return [Finding(self._tab.key, self._row.key, text) for text in dict.fromkeys(self.remarks)]

    def header(self, column: str) -> str:
        """«Дата», as remarks name a column."""
        return f"«{self._tab.column(column).header}»"

    def note(self, column: str, fault: str) -> None:
        """A remark on one column."""
        self.remarks.append(f"{self.header(column)}: {fault}")

    def text(self, column: str) -> str:
        """What stands in a cell; "" where it is empty."""
        return self._row.text(column)

    def is_number(self, column: str) -> bool:
        """Whether a cell holds a number, which has lost the zeros at its end: 3.10 is 3.1."""
        return isinstance(self._row.cells.get(column), float)

    def day(self, column: str) -> date | None:
        """A day with a whole year."""
        day = as_date(self._row.cells.get(column))
        if day is None:
            if self.text(column):
                self.note(column, "дата не читается, впишите её как 01.09.2026.")
        elif not _FIRST_YEAR <= day.year <= LAST_YEAR:
            self.note(column, "впишите дату с полным годом, например 01.09.2026.")
            return None
        return day

    def choice(self, column: str, offered: Iterable[str]) -> str:
        """One of the values offered, however it is typed; "" for an empty cell and for anything else."""
        values = [value for value in offered if value]
        text = self.text(column)
        found = next((value for value in values if same_text(value, text)), "")
        if text and not found:
            known = ", ".join(f"«{value}»" for value in values)
            self.note(column, f"выберите одно из списка ({known}) или очистите ячейку.")
        return found

    def one_of(self, column: str, choices: type[Choice]) -> Choice:
        """The same of an enumeration whose empty member stands for an empty cell."""
        return choices(self.choice(column, [choice.value for choice in choices]))

    def link(self, column: str) -> str:
        """The address in a cell; words round it are passed over, and what holds none is a remark."""
        text = self.text(column)
        match = _LINK.search(text)
        if text and match is None:
            self.note(column, "это не ссылка. Вставьте адрес: https://…")
        return match[0] if match else ""

    def hours(self, column: str) -> float | None:
        """A number of hours above zero: «2», «1,5», «2 ч»."""
        text = self.text(column)
        match = _NUMBER.fullmatch(text)
        value = float(match[1].replace(",", ".")) if match else 0.0
        if 0 < value <= MOST_HOURS:
            return value
        if text:
            self.note(column, "впишите число часов: 2 или 1,5.")
        return None

    def people(self, column: str, company: Company, example: str = PEOPLE_AND_PAIRS) -> Named:
        """Whom a cell names; the remarks show codes as in the example."""
        found = named(self.text(column), company, example)
        for fault in found.faults:
            self.note(column, fault)
        return found
