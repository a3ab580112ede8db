"""Invented roadmaps of kindergartens, and the layouts in which kindergartens publish them."""

import csv
import io
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import docx
import openpyxl
from docx.table import Table


@dataclass(frozen=True)
class Work:
    """One activity."""

    title: str
    timeframe: str
    responsible: str
    result: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        return self.title, self.timeframe, self.responsible, self.result


@dataclass(frozen=True)
class Part:
    """One section."""

    title: str
    works: tuple[Work, ...]


Plan = tuple[Part, ...]

HEADERS = ("№ п/п", "Наименование мероприятий", "Сроки", "Ответственные", "Результат")
OTHER_HEADERS = ("№", "Содержание деятельности", "Срок исполнения", "Исполнители", "Вид документа")
TITLE = "Дорожная карта внедрения наставничества в МБДОУ «Детский сад № 12 «Ручеёк»"

RIVULET: Plan = (
    Part(
        "Подготовка условий для запуска наставничества",
        (
            Work("Изучение нормативных документов по наставничеству", "сентябрь 2025", "Заведующий, старший воспитатель", "Пакет документов"),
            Work("Издание приказа о назначении куратора", "до 15.09.2025", "Заведующий", "Приказ"),
            Work("Информирование коллектива на педагогическом совете", "сентябрь", "Старший воспитатель", "Протокол педсовета"),
        ),
    ),
    Part(
        "Формирование базы наставляемых и наставников",
        (
            Work("Анкетирование молодых специалистов", "1 неделя октября", "Педагог-психолог", "Аналитическая справка"),
            Work("Сбор согласий на обработку персональных данных", "октябрь", "Куратор", "Согласия"),
            Work("Обновление базы наставников", "ежеквартально", "Куратор", "База наставников"),
            Work("Обучение наставников", "октябрь–ноябрь", "Старший воспитатель", "Журнал посещений"),
        ),
    ),
    Part(
        "Завершение программы и подведение итогов",
        (
            Work("Итоговое анкетирование участников", "май 2026", "Педагог-психолог", "Справка"),
            Work("Публикация лучших практик на сайте", "в течение года", "Ответственный за сайт", "Материалы на сайте"),
        ),
    ),
)  # fmt: skip


def numbered(plan: Plan) -> Iterator[tuple[str, Part, list[tuple[str, Work]]]]:
    """Sections and activities with the numbers 1 and 1.1."""
    for place, part in enumerate(plan, 1):
        yield str(place), part, [(f"{place}.{n}", work) for n, work in enumerate(part.works, 1)]


def rows(plan: Plan, *, dot: str = ".") -> list[list[str]]:
    """The table with its header and its sections as rows «1 | title | | |»."""
    found = [list(HEADERS)]
    for number, part, works in numbered(plan):
        found.append([number, part.title, "", "", ""])
        found += [[f"{place}{dot}", *work.cells] for place, work in works]
    return found


# ---------------------------------------------------------------- texts


def tabs(plan: Plan) -> bytes:
    return "\n".join([TITLE, "", *("\t".join(row) for row in rows(plan))]).encode()


def tabs_without_header(plan: Plan) -> bytes:
    return "\r\n".join("\t".join(row) for row in rows(plan)[1:]).encode("utf-8-sig")


def tabs_sections_in_front(plan: Plan) -> bytes:
    """«Раздел 1. …» as lines of their own, activities counted through the whole plan."""
    lines, count = ["\t".join(OTHER_HEADERS)], 0
    for number, part, works in numbered(plan):
        lines.append(f"Раздел {number}. {part.title}")
        for _, work in works:
            count += 1
            lines.append("\t".join([f"{count})", *work.cells]))
    return "\n".join(lines).encode()


def bars(plan: Plan) -> bytes:
    head, *body = ["| " + " | ".join(row) + " |" for row in rows(plan, dot="")]
    return "\n".join([f"# {TITLE}", "", head, "|---|---|:--|---|---|", *body, ""]).encode()


def bars_in_another_order(plan: Plan) -> bytes:
    lines = ["СРОК|ОТВЕТСТВЕННЫЙ|МЕРОПРИЯТИЕ|ПЛАНИРУЕМЫЙ РЕЗУЛЬТАТ"]
    for number, part, works in numbered(plan):
        lines.append(f"Этап {number}. {part.title}")
        lines += [f"{w.timeframe}|{w.responsible}|{w.title}|{w.result}" for _, w in works]
    return "\n".join(lines).encode("utf-16")


def one_cell_a_line(plan: Plan) -> bytes:
    lines = [TITLE, "", *HEADERS]
    for number, part, works in numbered(plan):
        lines += [number, part.title]
        for place, work in works:
            lines += [f"{place}.", *work.cells]
    return "\n".join(lines).encode()


def one_cell_a_line_wrapped(plan: Plan) -> bytes:
    """As a PDF is copied: cells narrower than the page, captions too."""
    lines = [
        *textwrap.wrap(TITLE, 40),
        "№",
        "п/п",
        "Наименование",
        "мероприятий",
        "Сроки",
        "Ответственные",
        "Результат",
    ]
    for number, part, works in numbered(plan):
        lines += [number, *textwrap.wrap(part.title, 28)]
        for place, work in works:
            lines.append(f"{place}.")
            for cell in work.cells:
                lines += textwrap.wrap(cell, 28, break_on_hyphens=False)
    return "\n".join(lines).encode()


def one_cell_a_line_without_numbers(plan: Plan) -> bytes:
    lines = [TITLE, "Мероприятие", "Срок", "Ответственный", "Результат"]
    for number, part, works in numbered(plan):
        lines.append(f"{number} этап. {part.title}")
        for work in (work for _, work in works):
            lines += work.cells
    return "\r\n".join(lines).encode("cp1251")


def columns_of_spaces(plan: Plan) -> bytes:
    """A page with columns, long cells wrapped below each other."""
    widths = (8, 34, 22, 24, 24)
    lines = []
    for row in rows(plan):
        wrapped = [
            textwrap.wrap(cell, width - 3) or [""] for cell, width in zip(row, widths, strict=True)
        ]
        for place in range(max(map(len, wrapped))):
            cells = [cell[place] if place < len(cell) else "" for cell in wrapped]
            lines.append("".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)).rstrip())
    return "\n".join([TITLE, "", *lines]).encode()


def several_spaces(plan: Plan) -> bytes:
    """Cells parted by a few spaces, in no columns."""
    lines = []
    for number, part, works in numbered(plan):
        lines.append(f"{number}. {part.title}")
        lines += [f"{place}.   " + "   ".join(work.cells) for place, work in works]
    return "\n".join(["   ".join(HEADERS), *lines]).encode()


def _csv(table: list[list[str]], delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(table)
    return stream.getvalue()


def commas(plan: Plan) -> bytes:
    return _csv([[TITLE, "", "", "", ""], *rows(plan)], ",").encode("utf-8-sig")


def semicolons(plan: Plan) -> bytes:
    return _csv(rows(plan), ";").encode("cp1251")


def section_column(plan: Plan) -> bytes:
    """The section as the first column, filled once; no numbers."""
    table = [
        [
            "Этап",
            "Мероприятия",
            "Сроки реализации",
            "Ответственный исполнитель",
            "Ожидаемый результат",
        ]
    ]
    for part in plan:
        for place, work in enumerate(part.works):
            table.append([part.title if place == 0 else "", *work.cells])
    return _csv(table, ";").encode()


# ---------------------------------------------------------------- Word


def _saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def _fill(table: Table, place: int, cells: list[str]) -> None:
    for cell, text in zip(table.rows[place].cells, cells, strict=True):
        cell.text = text


def word_merged_sections(plan: Plan) -> bytes:
    """One table, every section a row merged over its width; a stamp above."""
    document = docx.Document()
    document.add_paragraph("УТВЕРЖДАЮ")
    document.add_paragraph(TITLE)
    table = document.add_table(rows=0, cols=5)
    _fill_row(table, list(OTHER_HEADERS))
    for number, part, works in numbered(plan):
        _fill_row(table, [""] * 5)
        row = table.rows[-1]
        row.cells[0].merge(
            row.cells[4]
        ).text = f"{('I', 'II', 'III', 'IV', 'V', 'VI')[int(number) - 1]}. {part.title}"
        for place, work in works:
            _fill_row(table, [f"{place}.", *work.cells])
    return _saved(document)


def _fill_row(table: Table, cells: list[str]) -> None:
    table.add_row()  # type: ignore[no-untyped-call]
    _fill(table, len(table.rows) - 1, cells)


def word_table_for_each_section(plan: Plan) -> bytes:
    """Headings between tables, each with its header again."""
    document = docx.Document()
    document.add_heading(TITLE)
    for number, part, works in numbered(plan):
        document.add_paragraph(f"Раздел {number}. {part.title}")
        table = document.add_table(rows=0, cols=5)
        _fill_row(table, list(HEADERS))
        for place, work in works:
            _fill_row(table, [place, *work.cells])
    document.add_paragraph("Куратор ____________ ")
    return _saved(document)


def word_table_over_pages(plan: Plan) -> bytes:
    """One table torn into several; the header repeated in some."""
    document = docx.Document()
    head, *body = rows(plan)
    for start in range(0, len(body), 3):
        table = document.add_table(rows=0, cols=5)
        if start % 2 == 0:
            _fill_row(table, head)
        for row in body[start : start + 3]:
            _fill_row(table, row)
        document.add_paragraph("")
    return _saved(document)


# ---------------------------------------------------------------- Excel


def _book(table: list[list[object]], merges: list[str] = [], sheet: str = "План") -> bytes:  # noqa: B006
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in table:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    return _saved(book)


def excel_numbers(plan: Plan) -> bytes:
    """Numbers as numbers, so that 3.10 is 3.1; a title and a blank row above."""
    table: list[list[object]] = [[TITLE], []]
    table += [list(row) for row in rows(plan, dot="")]
    for row in table[3:]:
        row[0] = float(str(row[0])) if "." in str(row[0]) else int(str(row[0]))
    return _book(table, ["A1:E1"])


def excel_empty_columns(plan: Plan) -> bytes:
    """An empty first column and one in the middle; sections merged over the width; the header in two lines."""
    table: list[list[object]] = [
        ["", "№\nп/п", "Мероприятие", "", "Сроки\nреализации", "Ответственный", "Результат"]
    ]
    merges = []
    for _, part, works in numbered(plan):
        table.append(["", part.title])
        merges.append(f"B{len(table)}:G{len(table)}")
        table += [
            ["", number, w.title, "", w.timeframe, w.responsible, w.result] for number, w in works
        ]
    return _book(table, merges)


def excel_second_sheet(plan: Plan) -> bytes:
    """A cover sheet before the plan."""
    book = openpyxl.load_workbook(io.BytesIO(excel_numbers(plan)))
    cover = book.create_sheet("Титул", 0)
    cover.append(["Утверждено приказом", "№ 42-ОД"])
    cover.append(["Заведующий", "Иванова"])
    return _saved(book)


TEXTS: dict[str, Callable[[Plan], bytes]] = {
    f.__name__: f
    for f in (
        tabs, tabs_without_header, tabs_sections_in_front, bars, bars_in_another_order, one_cell_a_line,
        one_cell_a_line_wrapped, one_cell_a_line_without_numbers, columns_of_spaces, several_spaces, commas, semicolons,
        section_column,
    )
}  # fmt: skip
OFFICE: dict[str, Callable[[Plan], bytes]] = {
    f.__name__: f
    for f in (
        word_merged_sections, word_table_for_each_section, word_table_over_pages, excel_numbers, excel_empty_columns,
        excel_second_sheet,
    )
}  # fmt: skip
LAYOUTS = {**TEXTS, **OFFICE}
