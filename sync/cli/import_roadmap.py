"""``nastavnik import-roadmap FILE``."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from programme.findings import Finding
from programme.roadmap import NOTHING, ImportedRoadmap, RoadmapLine, read_grids, read_roadmap
from programme.russian.texts import same_text
from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.cli.roadmap_draft import write_draft
from sync.commit import Desk, commit
from sync.importing import Refused, source_of
from sync.plan import difference
from sync.refusals import WrongUse
from sync.settings import Settings
from sync.setup.content import with_lines
from sync.snapshot import read_spreadsheet
from sync.tables import Row, Table
from sync.tabular.bytes_of import bytes_of

LARGEST = 20_000_000
"""Bytes; a published roadmap has a few thousand, a Word file with pictures some millions."""
COMPARED = ("title", "timeframe", "responsible", "result")
"""Columns of the roadmap that a published file fills."""


def run(
    settings: Settings, output: Output, file: Path, *, dry_run: bool, as_config: Path | None = None
) -> int:
    """Read a published roadmap into the sheet, or into a draft of roadmap.yaml; what is there already is left as it is."""
    imported = _imported(file)
    activities = [line for line in imported.lines if not line.is_section]
    if not activities:
        raise WrongUse(_nothing_found(file, imported))
    findings = list(imported.findings)
    added = 0
    if as_config:
        write_draft(imported, as_config)
    elif not dry_run:
        (added, remarks), _ = on_spreadsheet(
            settings, "import-roadmap", lambda desk: _bring_in(desk, imported)
        )
        findings += remarks
    value = {
        "activities": len(activities),
        "sections": len(imported.lines) - len(activities),
        "added": added,
        "findings": [{"tab": "Дорожная карта", "row": f.key, "text": f.text} for f in findings],
    }
    output.result(value, _lines(value, findings, _done(added, as_config, dry_run=dry_run)))
    return 0


def _imported(file: Path) -> ImportedRoadmap:
    try:
        source = source_of(bytes_of(file, LARGEST, "плана мероприятий"))
    except Refused as refusal:
        raise WrongUse(f"{file.name}: {refusal}. Ничего не изменено.") from refusal
    return read_roadmap(source) if isinstance(source, str) else read_grids(source)


def _nothing_found(file: Path, imported: ImportedRoadmap) -> str:
    head = (
        f"{file.name}: в файле не найдено ни одной строки плана. Нужна таблица со столбцами «Мероприятие», «Срок», "
        "«Ответственный» (.docx, .xlsx, .csv, .txt). Ничего не изменено."
    )
    others = (finding for finding in imported.findings if finding.text != NOTHING)
    return "\n".join([head, *_remarks(others)])


def _bring_in(desk: Desk, imported: ImportedRoadmap) -> tuple[int, list[Finding]]:
    snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
    table, findings = merged(snapshot.tables["roadmap"], imported.lines)
    tables = {**snapshot.tables, "roadmap": table}
    _, rows = difference(snapshot.tables, tables)
    if rows:
        commit(desk, snapshot, tables, "import")
    return len(rows), findings


def merged(table: Table, lines: Sequence[RoadmapLine]) -> tuple[Table, list[Finding]]:
    """The roadmap with the lines it lacks; a line that reads differently is named, not overwritten.

    Of several lines with one number the first counts; the others are named with their text.
    """
    standing = {row.text("number").rstrip(". "): row for row in reversed(table.rows)}
    first: dict[str, RoadmapLine] = {}
    findings: list[Finding] = []
    for line in lines:
        if first.setdefault(line.number, line) is not line:
            findings.append(_repeated(line))
        elif line.number in standing:
            findings += _differing(table, standing[line.number], line)
    missing = [line for number, line in first.items() if number not in standing]
    return with_lines(table, missing), findings


def _repeated(line: RoadmapLine) -> Finding:
    text = (
        f"Номер {line.number} в файле повторяется: учтена первая такая строка, эта не внесена: «{line.title}». "
        "Исправьте номер в файле и повторите."
    )
    return Finding("roadmap", line.published_number, text)


def _differing(table: Table, row: Row, line: RoadmapLine) -> list[Finding]:
    """A cell that the file leaves empty differs from nothing: people have filled it in."""
    published = {column: getattr(line, column) for column in COMPARED}
    cells = [
        f"«{table.tab.column(column).header}» — на вкладке «{row.text(column)}», в файле «{text}»"
        for column, text in published.items()
        if text and not same_text(row.text(column), text)
    ]
    if not cells:
        return []
    text = (
        f"На вкладке эта строка звучит иначе, чем в файле: {'; '.join(cells)}. Оставлено как на вкладке; "
        "чтобы принять текст файла, удалите эту строку на вкладке и повторите."
    )
    return [Finding("roadmap", line.published_number, text)]


def _done(added: int, as_config: Path | None, *, dry_run: bool) -> str:
    if as_config:
        return f"черновик записан: {as_config}"
    return "только чтение" if dry_run else f"добавлено строк: {added}"


def _lines(value: dict[str, object], findings: Sequence[Finding], done: str) -> list[str]:
    lines = [f"Разделов: {value['sections']}; мероприятий: {value['activities']} ({done})."]
    return lines + _remarks(findings)


def _remarks(findings: Iterable[Finding]) -> list[str]:
    return [
        f"  {finding.key}: {finding.text}" if finding.key else f"  {finding.text}"
        for finding in findings
    ]
