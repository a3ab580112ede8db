"""``nastavnik import-roadmap FILE``."""

from collections.abc import Sequence
from pathlib import Path

from programme.findings import Finding
from programme.roadmap import ImportedRoadmap, RoadmapLine, read_roadmap
from programme.russian.texts import same_text
from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.commit import Desk, commit
from sync.plan import difference
from sync.refusals import WrongUse
from sync.settings import Settings
from sync.setup.content import with_lines
from sync.snapshot import read_spreadsheet
from sync.tables import Table

READABLE = (".txt", ".tsv")
LARGEST = 5_000_000
"""Bytes; a published roadmap has a few thousand."""


def run(settings: Settings, output: Output, file: Path, *, dry_run: bool) -> int:
    """Read a published roadmap into the sheet; lines that are there already are left as they are."""
    imported = read_roadmap(_text(file))
    activities = [line for line in imported.lines if not line.is_section]
    findings = list(imported.findings)
    added = 0
    if not dry_run:
        (added, remarks), _ = on_spreadsheet(settings, lambda desk: _bring_in(desk, imported))
        findings += remarks
    value = {
        "activities": len(activities),
        "sections": len(imported.lines) - len(activities),
        "findings": [{"tab": "Дорожная карта", "row": f.key, "text": f.text} for f in findings],
    }
    output.result(value, _lines(value, findings, added, dry_run=dry_run))
    return 0


def _text(file: Path) -> str:
    if file.suffix.lower() not in READABLE:
        raise WrongUse(
            f"{file.name}: пока читаются файлы {', '.join(READABLE)} (таблица, где столбцы разделены табуляцией). "
            "Скопируйте таблицу плана в текстовый файл и повторите."
        )
    try:
        if file.stat().st_size > LARGEST:
            raise WrongUse(f"{file.name}: файл слишком велик для плана мероприятий.")
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file.name}: сохраните файл в кодировке UTF-8 и повторите.") from error
    except OSError as error:
        raise WrongUse(
            f"{file}: файл не читается ({error.strerror}). Проверьте имя и права доступа."
        ) from error


def _bring_in(desk: Desk, imported: ImportedRoadmap) -> tuple[int, list[Finding]]:
    snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
    table, findings = merged(snapshot.tables["roadmap"], imported.lines)
    tables = {**snapshot.tables, "roadmap": table}
    _, rows = difference(snapshot.tables, tables)
    if rows:
        commit(desk, snapshot, tables, "import")
    return len(rows), findings


def merged(table: Table, lines: Sequence[RoadmapLine]) -> tuple[Table, list[Finding]]:
    """The roadmap with the lines it lacks; a line that reads differently is named, not overwritten."""
    standing = {row.text("number").rstrip(". "): row for row in table.rows}
    missing = [line for line in lines if line.number not in standing]
    findings = [
        Finding(
            "roadmap",
            line.published_number,
            "В таблице эта строка звучит иначе, чем в файле: оставлено как в таблице.",
        )
        for line in lines
        if line.number in standing
        and not same_text(standing[line.number].text("title"), line.title)
    ]
    return with_lines(table, missing), findings


def _lines(
    value: dict[str, object], findings: Sequence[Finding], added: int, *, dry_run: bool
) -> list[str]:
    done = "только чтение" if dry_run else f"добавлено строк: {added}"
    lines = [f"Разделов: {value['sections']}; мероприятий: {value['activities']} ({done})."]
    return lines + [f"  {finding.key}: {finding.text}" for finding in findings]
