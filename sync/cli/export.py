"""``nastavnik export``: papers out of Google Docs, as files to print, to send, to keep."""

import argparse
import re
from collections.abc import Iterator

from programme.school_year import school_year_at
from sync.cli.desk import on_spreadsheet
from sync.cli.discreet import discreet
from sync.cli.output import Output
from sync.commit import Desk
from sync.exporting.asked import Asked
from sync.exporting.job import Exported, export
from sync.exporting.portable import ABSENT
from sync.refusals import WrongUse
from sync.settings import Settings
from sync.snapshot import Snapshot, read_spreadsheet

MOST_REMARKS = 20
_YEAR = re.compile(r"(\d{4})[-/](\d{2}|\d{4})")


def run(settings: Settings, output: Output, options: argparse.Namespace) -> int:
    """Write the papers that are asked for into files; nothing on Drive is changed.

    Raises:
        WrongUse: Nothing is meant by the arguments, or the file would take another's name.
    """
    year = _year(settings, options)
    asked = Asked(
        papers=tuple(options.papers),
        kind=options.kind.strip(),
        year=year,
        one_file=options.one_file,
        out=options.out,
        pdf=options.pdf,
    )
    output.progress("Читаю таблицу и выгружаю документы; на Диске ничего не меняю…")

    def work(desk: Desk) -> tuple[Exported, Snapshot]:
        snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
        return export(desk, snapshot, asked), snapshot

    (done, snapshot), desk = on_spreadsheet(settings, "export", work, output.advance)
    tabs = {key: table.title for key, table in snapshot.tables.items()}
    told = [(tabs.get(f.tab, ""), f.key, f.text) for f in done.findings]
    remarks = discreet(told, settings.configuration)
    value = {
        "files": [str(path) for path in done.files],
        "papers": [{"key": key, "file": entry} for key, entry in done.entries.items()],
        "pdf": done.pdf,
        "findings": [{"tab": tab, "row": row, "text": text} for tab, row, text in remarks],
        "requests": desk.workspace.counts,
    }
    output.result(value, _lines(done, remarks))
    return 0


def _year(settings: Settings, options: argparse.Namespace) -> str:
    """The school year asked for; today's where nothing says which papers are meant."""
    if options.year:
        match = _YEAR.fullmatch(options.year.strip())
        if match is None or int(match[2]) % 100 != (int(match[1]) + 1) % 100:
            raise WrongUse(f"--year {options.year}: ожидался учебный год вида 2026-27.")
        return f"{match[1]}-{int(match[2]) % 100:02}"
    if options.papers:
        return ""
    return school_year_at(settings.now.date(), settings.configuration.organisation).short


def _lines(done: Exported, remarks: list[tuple[str, str, str]]) -> Iterator[str]:
    yield f"Готово. Документов: {len(done.entries)}."
    for path in done.files:
        yield f"  {path}"
    if done.pdf == "absent":
        yield ABSENT
    if remarks:
        yield f"Замечаний: {len(remarks)}"
    for _, row, text in remarks[:MOST_REMARKS]:
        yield f"  {f'{row}: ' if row else ''}{text}"
    if len(remarks) > MOST_REMARKS:
        yield f"  … и ещё {len(remarks) - MOST_REMARKS}."
