"""The same job done the obvious way, for comparison: a plain gspread and googleapiclient script.

As a competent volunteer would write it after reading the libraries' guides: every tab opened by its title and
read whole and unformatted, every change one ``update`` of a cell or ``append_row``, a pair's folder looked for and made where it is
missing, agreements filled in with docxtpl. It takes in new answers, keeps the register, makes and links the
agreements of approved pairs and counts them in line 3.10 of the roadmap.

What the product does beyond that is left out here, to the script's advantage: it proposes no pairs, follows no
other line of the roadmap, writes no remarks, no journal and no overview, gives Ф3 no new names, and nothing
protects it from a second run at the same time or from an end half-way.

Run as ``python -m bench.plain SPREADSHEET PAPERS_FOLDER TEMPLATE CONFIG_FOLDER TODAY``.
"""

import argparse
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import gspread
import yaml
from gspread.utils import ValueRenderOption, rowcol_to_a1

from bench.google import service, spreadsheets
from bench.plain_agreements import Agreements, School
from bench.plain_answers import FORMS, Form, columns_of_person, new_person


class Tab:
    """A tab, read whole once; rows hold values as they are stored: a moment as its number of days."""

    def __init__(self, book: gspread.Spreadsheet, title: str) -> None:
        self._sheet = book.worksheet(title)
        values = self._sheet.get_all_values(value_render_option=ValueRenderOption.unformatted)
        self.header, lines = values[0], values[1:]
        self.rows = [dict(zip(self.header, line, strict=True)) for line in lines]

    def update(self, row: dict[str, Any], cells: Mapping[str, Any]) -> None:
        """Bring cells of a row up to date, one by one."""
        number = self.rows.index(row) + 2
        for title, value in cells.items():
            if not _same(row[title], value):
                # As ``update_cell``, but raw: that one would take an answer «3.10» for a date.
                place = rowcol_to_a1(number, self.header.index(title) + 1)
                self._sheet.update([[value]], place)
                row[title] = value

    def append(self, cells: Mapping[str, Any]) -> None:
        """Add a row."""
        self._sheet.append_row([cells.get(title, "") for title in self.header])
        self.rows.append({title: cells.get(title, "") for title in self.header})

    def find(self, title: str, value: str) -> dict[str, Any] | None:
        """The first row with this value in a column."""
        return next((row for row in self.rows if row[title] == value), None)


def _same(one: Any, other: Any) -> bool:
    """Whether two cells hold the same; Sheets keeps fifteen digits of a number."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12)
    return bool(one == other)


@dataclass(frozen=True)
class Book:
    """All the tabs that the script works with."""

    questionnaires: Tab
    people: Tab
    pairs: Tab
    papers: Tab
    roadmap: Tab
    answers: Mapping[str, Tab]


def open_book(client: gspread.Client, spreadsheet: str) -> Book:
    """Read everything."""
    book = client.open_by_key(spreadsheet)
    return Book(
        questionnaires=Tab(book, "Анкеты"),
        people=Tab(book, "Участники"),
        pairs=Tab(book, "Пары"),
        papers=Tab(book, "Документы"),
        roadmap=Tab(book, "Дорожная карта"),
        answers={code: Tab(book, f"Ответы {code}") for code in FORMS},
    )


def take_in_answers(book: Book, forms: Any, zone: ZoneInfo, topics: Mapping[str, str]) -> None:
    """New answers into «Ответы …», newcomers into «Участники», counts into «Анкеты»."""
    links = {row["Анкета"]: row["Ссылка для отправки"] for row in book.questionnaires.rows}
    online = {
        row["Анкета"]: Form(forms, row["Файл формы"], zone) for row in book.questionnaires.rows
    }
    for code, tab in book.answers.items():
        for response in online[code].responses():
            row = tab.find("Ответ", response["responseId"])
            if row and _same(row["Изменено"], online[code].moment(response["lastSubmittedTime"])):
                continue
            cells = online[code].cells(response, tab.header, topics)
            person = _sender(book, cells)
            if person is None and code != "Ф3":
                person = new_person(cells, _next_code(book), online["Ф3"].personal(links["Ф3"]))
                person |= columns_of_person({code: cells}, topics)
                book.people.append(person)
            cells["Код участника"] = person["Код"] if person else ""
            if row:
                tab.update(row, cells)
            else:
                tab.append(cells)
        last = max((row["Изменено"] for row in tab.rows), default="")
        counted = book.questionnaires.find("Анкета", code) or {}
        book.questionnaires.update(counted, {"Ответов": len(tab.rows), "Последний ответ": last})


def _sender(book: Book, cells: Mapping[str, Any]) -> dict[str, Any] | None:
    for title, value in cells.items():
        if title.startswith("fio."):
            return book.people.find("Фамилия, имя, отчество", " ".join(value.split()))
        if title.startswith("code."):
            return book.people.find("Код", value.strip())
    return None


def _next_code(book: Book) -> str:
    numbers = [int(row["Код"].removeprefix("У-")) for row in book.people.rows]
    return f"У-{max(numbers, default=0) + 1:02d}"


def keep_register(book: Book, topics: Mapping[str, str]) -> None:
    """The programme's columns of «Участники», from the answers and the pairs."""
    for person in book.people.rows:
        answered = {
            code: row
            for code, tab in book.answers.items()
            for row in tab.rows
            if row["Код участника"] == person["Код"]
        }
        cells = columns_of_person(answered, topics) | {
            "Пары": ", ".join(_roles(book, person["Код"]))
        }
        book.people.update(person, cells)


def _roles(book: Book, code: str) -> Iterator[str]:
    for pair in book.pairs.rows:
        if pair["Состояние"] in {"предложена", "закреплена", "утверждена"}:
            if pair["Наставник"] == code:
                yield f"{pair['Код пары']} (наставник)"
            if pair["Наставляемый"] == code:
                yield f"{pair['Код пары']} (наставляемый)"


STATES = {"утвердить": "утверждена", "отклонить": "отклонена", "закрепить": "закреплена"}


def carry_out_decisions(book: Book, agreements: Agreements) -> None:
    """The state of every decided pair; for approved ones the agreement, its row and its link."""
    for pair in book.pairs.rows:
        if pair["Решение"] in STATES:
            book.pairs.update(pair, {"Состояние": STATES[pair["Решение"]]})
        if pair["Состояние"] != "утверждена" or pair["Соглашение"]:
            continue
        mentor = book.people.find("Код", pair["Наставник"])
        mentee = book.people.find("Код", pair["Наставляемый"])
        if mentor and mentee:
            taken = [row["Номер"] for row in book.papers.rows]
            paper = agreements.make(pair["Код пары"], mentor, mentee, taken)
            book.papers.append(paper)
            book.pairs.update(pair, {"Соглашение": paper["Ссылка"]})


def count_agreements(book: Book) -> None:
    """Line 3.10 of the roadmap."""
    line = next(row for row in book.roadmap.rows if row["№ п/п"].startswith("3.10"))
    approved = sum(row["Состояние"] == "утверждена" for row in book.pairs.rows)
    made = [row for row in book.papers.rows if row["Ссылка"]]
    signed = sum(bool(row["Подписано (дата)"]) for row in made)
    if not approved:
        return
    unsigned = len(made) - signed
    one = unsigned % 10 == 1 and unsigned % 100 != 11
    few = unsigned % 10 in {2, 3, 4} and unsigned % 100 not in {12, 13, 14}
    word = "соглашение" if one else "соглашения" if few else "соглашений"
    links = (f"{row['Название']} — {row['Ссылка']}" for row in made)
    cells = {
        "Состояние": "ждёт людей" if unsigned else "выполнено",
        "Ход выполнения": f"создано {len(made)} из {approved}, подписано {signed}",
        "Подтверждение": "\n".join(links),
        "Кого ждёт": f"участники пар: подписать {unsigned} {word}" if unsigned else "",
    }
    book.roadmap.update(line, cells)


def main() -> None:
    """One run."""
    parser = argparse.ArgumentParser(description="The programme's run as a plain script.")
    for name in ("spreadsheet", "papers_folder", "template"):
        parser.add_argument(name)
    parser.add_argument("config", type=Path)
    parser.add_argument("today", type=date.fromisoformat)
    options = parser.parse_args()
    base_url = os.environ["WORKSPACE_EMULATOR_URL"]

    organisation = _loaded(options.config / "organisation.yaml")
    names = {key: organisation[key] for key in ("full_name", "short_name", "place")}
    school = School(**names, today=options.today)
    zone = ZoneInfo(organisation["time_zone"])
    topics = {one["text"]: one["key"] for one in _loaded(options.config / "competencies.yaml")}
    drive = service(base_url, "drive.v3").files()
    book = open_book(spreadsheets(base_url), options.spreadsheet)

    take_in_answers(book, service(base_url, "forms.v1").forms(), zone, topics)
    carry_out_decisions(book, Agreements(drive, options.papers_folder, options.template, school))
    keep_register(book, topics)
    count_agreements(book)


def _loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
