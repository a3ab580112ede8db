"""A document as the JSON of Docs v1."""

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
import requests
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given
from hypothesis import strategies as st

from emulator.docs.reading import Block, Cell, Paragraph, Run, Table, blocks_of
from emulator.docs.rendering import body_of, utf16_length

TEXTS = st.text(st.characters(exclude_characters="\n\v\r", exclude_categories=["Cs"]), max_size=6)
RUNS = st.builds(Run, TEXTS.filter(bool), bold=st.booleans())
PARAGRAPHS = st.lists(RUNS, max_size=3).map(lambda runs: Paragraph(tuple(runs)))
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(lambda blocks: Cell(tuple(blocks)))
ROWS = st.lists(CELLS, min_size=1, max_size=2).map(tuple)
TABLES = st.lists(ROWS, min_size=1, max_size=2).map(lambda rows: Table(tuple(rows)))
BLOCKS = st.lists(PARAGRAPHS | TABLES, max_size=4)


def leaves(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with a start and an end that holds text, in order."""
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, dict):
        if "textRun" in value:
            yield value
        for item in value.values():
            yield from leaves(item)


@given(BLOCKS, PARAGRAPHS)
def test_indices_count_utf16_and_never_overlap(blocks: list[Block], last: Paragraph) -> None:
    body = body_of((*blocks, last))
    index = 1
    for run in leaves(body["content"]):
        assert run["startIndex"] >= index
        assert run["endIndex"] - run["startIndex"] == utf16_length(run["textRun"]["content"])
        index = run["endIndex"]
    assert body["content"][-1]["endIndex"] == index


def test_a_table_takes_an_index_for_itself_each_row_and_each_cell() -> None:
    table = Table(((Cell((Paragraph(()),)), Cell((Paragraph(()),))),))
    element = body_of((table, Paragraph(())))["content"][1]
    row = element["table"]["tableRows"][0]
    assert (element["startIndex"], row["startIndex"]) == (1, 2)
    assert [(cell["startIndex"], cell["endIndex"]) for cell in row["tableCells"]] == [
        (3, 5),
        (5, 7),
    ]
    assert (row["endIndex"], element["endIndex"]) == (7, 8)


def build(document: Document) -> tuple[Block, ...]:
    """What a saved and opened document holds."""
    stream = io.BytesIO()
    document.save(stream)
    return blocks_of(docx.Document(io.BytesIO(stream.getvalue())))


def test_paragraphs_keep_style_alignment_and_emphasis() -> None:
    document = docx.Document()
    document.add_heading("Соглашение", 2)
    paragraph = document.add_paragraph("обычный ")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.add_run("жирный").bold = True
    paragraph.add_run(" тоже").bold = True
    paragraph.add_run("курсив", style="Emphasis")
    assert build(document) == (
        Paragraph((Run("Соглашение"),), style="HEADING_2"),
        Paragraph(
            (Run("обычный "), Run("жирный тоже", bold=True), Run("курсив", italic=True)), alignment="JUSTIFIED"
        ),
    )  # fmt: skip


def test_lists_are_told_apart_and_tables_end_with_a_paragraph() -> None:
    document = docx.Document()
    document.add_paragraph("а", style="List Bullet")
    document.add_paragraph("б", style="List Number")
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "широкая"
    bullet, number, block, last = build(document)
    assert isinstance(bullet, Paragraph)
    assert isinstance(number, Paragraph)
    assert isinstance(block, Table)
    assert (bool(bullet.list_id), bullet.ordered, number.ordered) == (True, False, True)
    assert [cell.column_span for cell in block.rows[0]] == [2, 1]
    assert last == Paragraph(())


def test_a_new_document_is_empty_and_untitled_unless_named(docs: Any) -> None:
    created = docs.documents().create(body={"title": "План", "body": {"content": []}}).execute()
    assert created["title"] == "План"
    assert created["body"]["content"][0]["endIndex"] == 1
    assert created["body"]["content"][1]["paragraph"]["elements"][0]["textRun"]["content"] == "\n"
    assert docs.documents().get(documentId=created["documentId"]).execute() == created
    assert docs.documents().create(body={}).execute()["title"] == "Untitled document"


def test_tabs_hold_the_content_where_they_are_asked_for(docs: Any) -> None:
    created = docs.documents().create(body={"title": "План"}).execute()
    document = (
        docs.documents().get(documentId=created["documentId"], includeTabsContent=True).execute()
    )
    assert "body" not in document
    assert document["tabs"][0]["documentTab"]["body"] == created["body"]


def test_a_file_of_another_type_is_not_found(docs: Any, made: Any, emulator: str) -> None:
    answer = requests.get(f"{emulator}/v1/documents/{made('Папка')}", timeout=10)
    assert (answer.status_code, answer.json()["error"]["message"]) == (
        404,
        "Requested entity was not found.",
    )


@pytest.mark.parametrize("body", [{"requests": []}, {"requests": [{"insertText": {"text": "x"}}]}])
def test_changing_a_document_in_place_is_not_built(
    docs: Any, emulator: str, body: dict[str, Any]
) -> None:
    file_id = docs.documents().create(body={}).execute()["documentId"]
    answer = requests.post(f"{emulator}/v1/documents/{file_id}:batchUpdate", json=body, timeout=10)
    assert answer.status_code == 501
    assert "docs.documents.batchUpdate" in answer.json()["error"]["message"]
