"""«Документы» → papers, signatures."""

from dataclasses import dataclass

from programme.findings import Finding
from sync.records.dates import dated
from sync.tables import Table
from sync.values import as_date


@dataclass(frozen=True)
class PaperRow:
    """One row of «Документы»."""

    key: str
    kind: str
    pair: str
    number: str
    state: str
    link: str
    file: str
    signed: bool


def papers(table: Table) -> tuple[PaperRow, ...]:
    """The register of papers; kind and pair are read from the key, which says them for ever."""
    return tuple(
        PaperRow(
            key=row.key,
            kind=row.key.split(":")[0],
            pair=row.key.split(":")[1] if row.key.count(":") == 2 else "",
            number=row.text("number"),
            state=row.text("state"),
            link=row.text("link"),
            file=row.text("file"),
            signed=as_date(row.cells.get("signed")) is not None,
        )
        for row in table.rows
        if not row.keyless
    )


def unread_signatures(table: Table) -> list[Finding]:
    """Remarks on dates of signing that can't be read."""
    findings: list[Finding] = []
    for row in table.rows:
        remarks: list[str] = []
        dated(row, "signed", remarks)
        findings += [Finding("papers", row.key, remark) for remark in remarks]
    return findings
