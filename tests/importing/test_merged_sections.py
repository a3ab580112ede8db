"""Sections of an Excel or Word plan that stand in merged cells: none is lost, whatever its column is called."""

import io
from collections.abc import Callable, Sequence

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from plans import RIVULET, Part, Plan, Work

from programme.roadmap import ImportedRoadmap, read_grids
from sync.importing import source_of

Cells = Sequence[object]
USUAL = ("Мероприятие", "Срок", "Ответственный", "Результат")


def workbook(rows: Sequence[Cells], merges: Sequence[str]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for merge in merges:
        book.active.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(content: bytes) -> ImportedRoadmap:
    grids = source_of(content)
    assert not isinstance(grids, str)
    return read_grids(grids)


def told(imported: ImportedRoadmap) -> list[tuple[str, ...]]:
    """Sections by their titles, activities by all their cells, in order."""
    return [
        (line.title,)
        if line.is_section
        else (line.title, line.timeframe, line.responsible, line.result)
        for line in imported.lines
    ]


def whole(plan: Plan) -> list[tuple[str, ...]]:
    return [cells for part in plan for cells in ((part.title,), *(w.cells for w in part.works))]


def stretched(
    plan: Plan, header: Cells, line: Callable[[str | None, str, Work], Cells], columns: str = "A"
) -> bytes:
    """A table whose section cells are merged over the lines they head.

    Args:
        plan: Sections and activities.
        header: The captions; [] for none.
        line: Title of the section (on its first line alone), number and activity → cells.
        columns: First and last column of the merged block.
    """
    rows, merges = [header] if header else [], []
    for place, part in enumerate(plan, 1):
        top = len(rows) + 1
        for n, work in enumerate(part.works, 1):
            rows.append(line(part.title if n == 1 else None, f"{place}.{n}", work))
        merges.append(f"{columns[0]}{top}:{columns[-1]}{len(rows)}")
    return workbook(rows, [merge for merge in merges if len(set(merge.split(":"))) > 1])


CAPTIONS = (
    "Этап", "Этапы", "Основные этапы", "Стадия", "Раздел", "Направление", "Содержание этапа", "Виды работ", "Период",
    "Цель", "Этап (срок)", "№ п/п", "",
)  # fmt: skip


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_merged_column_of_sections_is_known_by_its_cells(caption: str) -> None:
    content = stretched(RIVULET, (caption, *USUAL), lambda part, _, work: (part, *work.cells))

    assert told(read(content)) == whole(RIVULET)


SHAPES = {
    "no header": stretched(RIVULET, (), lambda part, _, work: (part, *work.cells)),
    "numbers before the sections": stretched(RIVULET, ("№", "Стадия работы", *USUAL), lambda part, number, work: (number, part, *work.cells), "B"),
    "numbers after the sections": stretched(RIVULET, ("Блок", "№", *USUAL), lambda part, number, work: (part, number, *work.cells)),
    "a block of two columns": stretched(RIVULET, ("Этап", None, *USUAL), lambda part, _, work: (part, None, *work.cells), "AB"),
    "one caption over sections and activities": stretched(RIVULET, ("Этап, мероприятия", None, *USUAL[1:]), lambda part, _, work: (part, *work.cells)),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_no_section_is_lost_in_any_shape(shape: str) -> None:
    assert told(read(SHAPES[shape])) == whole(RIVULET)


@pytest.mark.parametrize("merged", ["A:E", "A:D", "A:C", "B:E", "B:C"])
@pytest.mark.parametrize("tall", [1, 2])
def test_a_section_merged_across_the_row_is_a_section(merged: str, tall: int) -> None:
    first, last = merged.split(":")
    rows: list[Cells] = [("№", *USUAL)]
    merges = []
    for place, part in enumerate(RIVULET, 1):
        top = len(rows) + 1
        rows.append([part.title] if first == "A" else [None, part.title])
        rows += [[]] * (tall - 1)
        merges.append(f"{first}{top}:{last}{top + tall - 1}")
        rows += [(f"{place}.{n}", *work.cells) for n, work in enumerate(part.works, 1)]

    assert told(read(workbook(rows, merges))) == whole(RIVULET)


@pytest.mark.parametrize("width", [1, 5])
def test_a_section_repeated_without_any_merge_is_one_section(width: int) -> None:
    """Its title in each of its lines, or in each cell of its row."""
    rows: list[Cells] = [("Этап", *USUAL)] if width == 1 else [("№", *USUAL)]
    for place, part in enumerate(RIVULET, 1):
        rows += [] if width == 1 else [[part.title] * width]
        for n, work in enumerate(part.works, 1):
            rows.append((part.title if width == 1 else f"{place}.{n}", *work.cells))

    assert told(read(workbook(rows, []))) == whole(RIVULET)


def test_a_merged_section_that_begins_with_a_row_of_its_own_is_one_section() -> None:
    rows: list[Cells] = [("Этап", "№", *USUAL)]
    merges = []
    for place, part in enumerate(RIVULET, 1):
        rows.append([part.title])
        top = len(rows)
        rows += [(None, f"{place}.{n}", *work.cells) for n, work in enumerate(part.works, 1)]
        merges.append(f"A{top}:A{len(rows)}")

    assert told(read(workbook(rows, merges))) == whole(RIVULET)


def test_a_merged_note_or_responsible_is_no_section() -> None:
    rows: list[Cells] = [("№", "Мероприятие", "Срок", "Ответственный", "Примечание")]
    rows += [(f"1.{n}", f"Встреча {n}", "май", "Куратор" if n == 1 else None, "в зале" if n == 1 else None) for n in range(1, 7)]  # fmt: skip
    imported = read(workbook(rows, ["D2:D7", "E2:E7"]))

    assert told(imported) == [(f"Встреча {n}", "май", "Куратор", "") for n in range(1, 7)]


def test_a_merged_column_of_sections_in_word_is_known_too() -> None:
    document = docx.Document()
    rows = [("Стадия", *USUAL)]
    spans = []
    for part in RIVULET:
        spans.append((len(rows), len(rows) + len(part.works) - 1))
        rows += [(part.title if n == 0 else "", *w.cells) for n, w in enumerate(part.works)]
    table = document.add_table(rows=len(rows), cols=5)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for top, bottom in spans:
        table.cell(top, 0).merge(table.cell(bottom, 0))
    stream = io.BytesIO()
    document.save(stream)

    assert told(read(stream.getvalue())) == whole(RIVULET)


sizes = st.lists(st.integers(1, 6), min_size=2, max_size=6).filter(
    lambda counts: 2 * len(counts) <= sum(counts)
)


@settings(max_examples=15, deadline=None)
@given(sizes, st.sampled_from(CAPTIONS), st.integers(0, 3))
def test_sections_of_any_length_are_all_read(counts: list[int], caption: str, place: int) -> None:
    """Wherever the column of sections stands, as long as the activities stand to its right."""
    work = RIVULET[0].works[0]
    plan = tuple(
        Part(f"Часть программы {k}", tuple(Work(f"{work.title} {k}-{n}", *work.cells[1:]) for n in range(count)))
        for k, count in enumerate(counts)
    )  # fmt: skip
    before = min(place, 1)
    header = [*["№"] * before, "Стадия" if before else caption, *USUAL]
    column = get_column_letter(before + 1)
    content = stretched(
        plan, header, lambda part, number, w: (*[number] * before, part, *w.cells), column
    )

    assert told(read(content)) == whole(plan)
