"""«Документы» as files and people have it: states, numbers, links, and rows that come back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from config.paper_kind import PaperKind
from generators.workbook.columns import CellValue
from programme.findings import Finding
from sync.records.memory import COVERS, TYPED, UNTIL, as_day
from sync.records.papers import (
    CREATED,
    DRAFT,
    FILED,
    GONE,
    REGISTERED,
    SIGNED,
    PaperRow,
    base_of,
    papers,
    read_covers,
    read_typed,
    written_typed,
)
from sync.tables import Table
from sync.world import PaperFile


def followed(
    table: Table, files: Mapping[str, PaperFile], kinds: Iterable[PaperKind], today: date
) -> Table:
    """Every row's state, number and link as its file and people have them."""
    known = {kind.kind: kind for kind in kinds}
    rows: dict[str, dict[str, CellValue]] = {}
    for row in papers(table, today):
        file = files.get(row.key)
        cells: dict[str, CellValue] = {}
        kind = known.get(row.kind)
        if row.typed_number or (kind and kind.number == "typed" and not row.done):
            cells["number"] = row.typed_number
        if kind and not kind.follows_pairs:
            cells["pair"] = named_subject(row.subject)
        if file:
            cells |= {"state": _state(row, kind), "link": file.url, "file": file.id}
        elif row.file:
            cells["state"] = GONE
        rows[row.key] = cells
    return table.written(rows)


def _state(row: PaperRow, kind: PaperKind | None) -> str:
    if row.signed:
        return FILED if row.filed else SIGNED
    if row.typed_number:
        return REGISTERED
    return DRAFT if kind and kind.number == "typed" else CREATED


def rows_of(table: Table, memory: Mapping[str, str], today: date) -> dict[str, PaperRow]:
    """The register by key; which pairs a directive names is remembered, whatever is typed over it."""
    found = {}
    for row in papers(table, today):
        remembered = memory.get(f"{COVERS}{row.key}")
        covers, ends = (row.covers, row.ends) if remembered is None else read_covers(remembered)
        until = as_day(memory.get(f"{UNTIL}{row.key}", ""))
        found[row.key] = replace(row, covers=covers, ends=ends, until=until)
    return found


def found_again(
    table: Table,
    kinds: Iterable[PaperKind],
    files: Mapping[str, PaperFile],
    memory: Mapping[str, str],
    today: date,
) -> Table:
    """Papers that stand on Drive although their rows were deleted: the rows come back, with what people typed.

    Without it a signed paper would count as unsigned, and a registered one as a draft.
    """
    known = {kind.kind: kind for kind in kinds}
    for key, file in sorted(files.items()):
        name, _, rest = key.partition(":")
        kind = known.get(name)
        if kind and rest.count(":") == 1 and key not in table.keys:
            about = memory.get(f"{COVERS}{key}", "") or named_subject(rest.split(":")[0])
            match = re.search(r"№\s*(\S+)", file.name)
            number = match[1] if match else ""
            cells = described(kind, about, number, file.name)
            table = table.appended(key, {**cells, **read_typed(memory.get(f"{TYPED}{key}", ""))})
    return followed(table, files, known.values(), today)


def typed_by_people(table: Table, memory: Mapping[str, str]) -> dict[str, str]:
    """What people typed beside papers, to be remembered for rows that come back."""
    told = {f"{TYPED}{row.key}": written_typed(row) for row in papers(table)}
    return {name: text for name, text in told.items() if text or name in memory}


def described(kind: PaperKind, about: str, number: str, title: str) -> dict[str, CellValue]:
    """The columns of a row that say what paper it is."""
    return {
        "kind": kind.caption,
        "activity": kind.activity,
        "pair": about,
        "number": number,
        "title": title,
        "owner": kind.owner,
    }


def named_subject(subject: str) -> str:
    """What «О ком» says of a paper that names no list of pairs."""
    return base_of(subject) if subject.startswith(("П-", "У-")) else ""


def gone(table: Table) -> Iterable[Finding]:
    """Remarks on papers whose file is no longer there."""
    text = "Файл удалён или недоступен. Верните его из корзины; чтобы создать заново, удалите эту строку."
    return [Finding("papers", row.key, text) for row in papers(table) if row.state == GONE]
