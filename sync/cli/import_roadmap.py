"""``nastavnik import-roadmap FILE``."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from programme.findings import Finding
from programme.roadmap import NOTHING, ImportedRoadmap, read_grids, read_roadmap
from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.cli.roadmap_draft import write_draft
from sync.commit import Desk, commit
from sync.deciding.brought_in import BroughtIn, brought_in
from sync.importing import Refused, source_of
from sync.refusals import NotSetUp, NotThere, WrongUse
from sync.settings import Settings
from sync.setup.content import with_lines
from sync.snapshot import read_spreadsheet
from sync.tabular.bytes_of import bytes_of
from sync.workspace.endpoint import EndpointError
from sync.workspace.errors import WorkspaceError

LARGEST = 20_000_000
"""Bytes; a published roadmap has a few thousand, a Word file with pictures some millions."""


def run(
    settings: Settings, output: Output, file: Path, *, dry_run: bool, as_config: Path | None = None
) -> int:
    """Read a published roadmap into the sheet, or into a draft of roadmap.yaml; what is there already is left as it is."""
    imported = _imported(file)
    activities = [line for line in imported.lines if not line.is_section]
    if not activities:
        raise WrongUse(_nothing_found(file, imported))
    found = None if as_config else _beside_tab(settings, output, imported, dry_run=dry_run)
    if as_config:
        write_draft(imported, as_config)
    lacking = len(found.missing) if found else 0
    findings = [*imported.findings, *(found.findings if found else ())]
    value: dict[str, object] = {
        "activities": len(activities),
        "sections": len(imported.lines) - len(activities),
        "added": 0 if dry_run else lacking,
        "findings": [{"tab": "Дорожная карта", "row": f.key, "text": f.text} for f in findings],
    }
    if dry_run and found:
        value["would_add"] = lacking
    output.result(value, _lines(value, findings, _done(value, as_config, dry_run=dry_run)))
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


def _beside_tab(
    settings: Settings, output: Output, imported: ImportedRoadmap, *, dry_run: bool
) -> BroughtIn | None:
    """The plan beside the tab, its missing lines brought in unless this is a dry run.

    Returns:
        What came of it; None, with the reason, where a dry run finds no spreadsheet to look at.
    """

    def work(desk: Desk) -> BroughtIn:
        snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
        table = snapshot.tables["roadmap"]
        if not table.whole:
            return BroughtIn((), tuple(f for f in snapshot.findings if f.tab == table.tab.key))
        found = brought_in(table, imported.lines)
        if found.missing and not dry_run:
            filled = with_lines(table, found.missing)
            commit(desk, snapshot, {**snapshot.tables, "roadmap": filled}, "import")
        return found

    try:
        return on_spreadsheet(settings, "import-roadmap", work)[0]
    except (NotSetUp, NotThere, EndpointError, WorkspaceError) as reason:
        if not dry_run:
            raise
        output.progress(f"Файл прочитан, с таблицей не сравнивался. {reason}")
        return None


def _done(value: dict[str, object], as_config: Path | None, *, dry_run: bool) -> str:
    if as_config:
        return f"черновик записан: {as_config}"
    if "would_add" in value:
        return f"только чтение; добавилось бы строк: {value['would_add']}"
    return "только чтение" if dry_run else f"добавлено строк: {value['added']}"


def _lines(value: dict[str, object], findings: Sequence[Finding], done: str) -> list[str]:
    lines = [f"Разделов: {value['sections']}; мероприятий: {value['activities']} ({done})."]
    return lines + _remarks(findings)


def _remarks(findings: Iterable[Finding]) -> list[str]:
    return [
        f"  {finding.key}: {finding.text}" if finding.key else f"  {finding.text}"
        for finding in findings
    ]
