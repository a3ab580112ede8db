"""«Документы» → papers with what people typed beside them."""

from dataclasses import dataclass
from datetime import date

from programme.findings import Finding
from programme.russian.letters import spaced
from sync.records.dates import dated
from sync.tables import Row, Table
from sync.values import as_date

INTENDED = "готовится"
CREATED = "создан"
DRAFT = "проект"
REGISTERED = "зарегистрирован"
SIGNED = "подписан"
FILED = "в деле"
GONE = "файл не найден"
STANDING = frozenset({CREATED, DRAFT, REGISTERED, SIGNED, FILED})
"""States of papers whose file is there; before signing, in the order of a paper's life."""
DONE = frozenset({SIGNED, FILED})
"""States of papers that people have signed."""

ENDED = "прекращены:"
"""What stands before the pairs that a directive ends, in its column «О ком»."""


@dataclass(frozen=True)
class PaperRow:
    """One row of «Документы».

    Attributes:
        key: «agreement:П-05:2026-27».
        kind: «agreement».
        subject: What it is about: code of a pair or participant, «сад», «сад-2».
        year: «2026-27».
        number: As the programme last wrote it.
        typed_number: From the institution's journal, as people typed it.
        dated: The paper's date as people typed it.
        covers: Pairs that a directive names.
        ends: Pairs that a directive ends.
        state: As the programme last wrote it.
        link: To the document.
        file: Its id.
        signed: Whether it is signed: a date, or a scan.
        signed_on: The date.
        filed: Whether its work is done.
    """

    key: str
    kind: str
    subject: str
    year: str = ""
    number: str = ""
    typed_number: str = ""
    dated: date | None = None
    covers: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    state: str = ""
    link: str = ""
    file: str = ""
    signed: bool = False
    signed_on: date | None = None
    filed: bool = False

    @property
    def pair(self) -> str:
        """The code of its pair; "" where it is about something else."""
        return self.subject if self.subject.startswith("П-") else ""

    @property
    def fixed(self) -> bool:
        """Whether what it says stands: it has its number, or is signed."""
        return bool(self.typed_number) or self.signed


def papers(table: Table) -> tuple[PaperRow, ...]:
    """The register of papers; kind and subject are read from the key, which says them for ever."""
    return tuple(_paper(row) for row in table.rows if not row.keyless)


def _paper(row: Row) -> PaperRow:
    kind, subject, year = row.key.split(":") if row.key.count(":") == 2 else (row.key, "", "")
    covers, ends = read_covers(row.text("pair"))
    signed_on = as_date(row.cells.get("signed"))
    return PaperRow(
        key=row.key,
        kind=kind,
        subject=subject,
        year=year,
        number=row.text("number"),
        typed_number=spaced(row.text("typed_number")).lstrip("№").strip(),
        dated=as_date(row.cells.get("dated")),
        covers=covers,
        ends=ends,
        state=row.text("state"),
        link=row.text("link"),
        file=row.text("file"),
        signed=signed_on is not None or bool(row.text("scan")),
        signed_on=signed_on,
        filed=as_date(row.cells.get("filed")) is not None,
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for part in text.replace(";", ",").split(",") if (code := part.strip()))


def read_covers(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Pairs that a directive names and pairs that it ends, from its column «О ком»."""
    named, _, ended = text.partition(ENDED)
    return _codes(named), _codes(ended)


def written_covers(covers: tuple[str, ...], ends: tuple[str, ...] = ()) -> str:
    """What a directive's column «О ком» says; ``read_covers`` reads it back."""
    ended = f"{ENDED} {', '.join(ends)}" if ends else ""
    return "; ".join(part for part in (", ".join(covers), ended) if part)


def unread_dates(table: Table) -> list[Finding]:
    """Remarks on dates that can't be read."""
    findings: list[Finding] = []
    for row in table.rows:
        remarks: list[str] = []
        for column in ("dated", "signed", "filed"):
            dated(row, column, remarks)
        findings += [Finding("papers", row.key, remark) for remark in remarks]
    return findings
