"""«Документы» → papers with what people typed beside them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.russian.letters import spaced
from sync.records.dates import full_date
from sync.tables import Row, Table

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

LONGEST_NUMBER = 40
"""Signs of a number; what is longer was meant for another cell, and would stand in titles and papers."""

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
        until: Last day of the term that it prolongs; None where it prolongs none, or nobody remembers.
        state: As the programme last wrote it.
        link: To the document.
        file: Its id.
        signed: Whether it is signed: a date that has come, or a link to a scan.
        signed_on: The date.
        scan: What stands under «Скан», a link to the signed paper as a rule.
        filed_on: When it was put away.
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
    until: date | None = None
    state: str = ""
    link: str = ""
    file: str = ""
    signed: bool = False
    signed_on: date | None = None
    scan: str = ""
    filed_on: date | None = None

    @property
    def filed(self) -> bool:
        """Whether its work is done."""
        return self.filed_on is not None

    @property
    def pair(self) -> str:
        """The code of its pair; "" where it is about something else."""
        return base_of(self.subject) if self.subject.startswith("П-") else ""

    @property
    def done(self) -> bool:
        """Whether people have signed it, or put it away: it is never written again."""
        return self.signed or self.filed

    @property
    def fixed(self) -> bool:
        """Whether what it says stands: it has its number, or is done."""
        return bool(self.typed_number) or self.done


def papers(table: Table, today: date | None = None) -> tuple[PaperRow, ...]:
    """The register of papers; kind and subject are read from the key, which says them for ever.

    Args:
        table: «Документы».
        today: A day of signing after it doesn't count; None where signatures don't matter.
    """
    return tuple(_paper(row, today or date.max) for row in table.rows if not row.keyless)


def _paper(row: Row, today: date) -> PaperRow:
    kind, subject, year = row.key.split(":") if row.key.count(":") == 2 else (row.key, "", "")
    covers, ends = read_covers(row.text("pair"))
    number = _number(row)
    typed_on = full_date(row, "signed")
    signed_on = typed_on if typed_on and typed_on <= today else None
    return PaperRow(
        key=row.key,
        kind=kind,
        subject=subject,
        year=year,
        number=row.text("number"),
        typed_number=number if len(number) <= LONGEST_NUMBER else "",
        dated=full_date(row, "dated"),
        covers=covers,
        ends=ends,
        state=row.text("state"),
        link=row.text("link"),
        file=row.text("file"),
        signed=signed_on is not None or is_link(row.text("scan")),
        signed_on=signed_on,
        scan=row.text("scan"),
        filed_on=full_date(row, "filed"),
    )


def is_link(text: str) -> bool:
    """Whether a cell holds a link: «нет» and «потом» under «Скан» are none."""
    return re.match(r"https?://\S", text.strip()) is not None


def _number(row: Row) -> str:
    return spaced(row.text("typed_number")).lstrip("№ ")


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


_TOO_LONG = "«Номер (впишите)»: это слишком длинно для номера. Впишите его как в журнале регистрации: 26/1, 14-а, 42-ОД."
_A_SCAN = "https://…"
_DATES = ("dated", "signed", "filed")
_TYPED = (*_DATES, "typed_number", "scan")


def written_typed(row: PaperRow) -> str:
    """What people typed beside a paper, as the programme remembers it; ``read_typed`` reads it back.

    Remarks are left out, and so are the words of a link and what is no link: they may name people.
    """
    is_address = is_link(row.scan) and row.scan.isascii()
    scan = row.scan if is_address else _A_SCAN if is_link(row.scan) else ""
    days = {"dated": row.dated, "signed": row.signed_on, "filed": row.filed_on}
    typed = {"typed_number": row.typed_number, "scan": scan}
    typed |= {column: day.isoformat() for column, day in days.items() if day}
    told = {column: text for column, text in typed.items() if text}
    return json.dumps(told, ensure_ascii=False) if told else ""


def read_typed(text: str) -> dict[str, CellValue]:
    """Columns of people as they stood; {} for what can't be read."""
    cells: dict[str, CellValue] = {}
    try:
        for column, told in json.loads(text or "{}").items():
            cells[column] = date.fromisoformat(told) if column in _DATES else str(told)
    except (ValueError, TypeError, AttributeError):
        return {}
    return {column: value for column, value in cells.items() if column in _TYPED}


def unread(table: Table, today: date) -> list[Finding]:
    """Remarks on numbers, dates and scans that can't be read or can't be meant."""
    findings: list[Finding] = []
    for row in table.rows:
        remarks: list[str] = []
        days = {column: full_date(row, column, remarks) for column in _DATES}
        remarks += _odd(days, row.text("scan"), today)
        if len(_number(row)) > LONGEST_NUMBER:
            remarks.append(_TOO_LONG)
        findings += [Finding("papers", row.key, remark) for remark in remarks]
    return findings


def _odd(days: Mapping[str, date | None], scan: str, today: date) -> Iterator[str]:
    """What is no mistake of writing and yet can't be meant."""
    signed, dated, filed = days["signed"], days["dated"], days["filed"]
    if signed and signed > today:
        yield f"«Подписано (дата)»: {signed:%d.%m.%Y} ещё не наступило, подпись не учтена. Проверьте дату."
    if dated and dated > today + _AHEAD:
        yield f"«Дата документа»: {dated:%d.%m.%Y} — далеко впереди. Проверьте дату."
    if scan and not is_link(scan):
        yield "«Скан (ссылка)»: это не ссылка, подписью не считается. Вставьте адрес файла: https://…"
    if filed and not signed and not is_link(scan):
        yield "Подшито в дело, а подписи нет: впишите «Подписано (дата)» или ссылку на скан."


_AHEAD = timedelta(days=60)

_SUBJECT = re.compile(r"(сад|[УП]-\d+)(?:-(\d+))?")


def base_of(subject: str) -> str:
    """Whom a paper is about, whichever of several it is: «У-07-2» → «У-07», «сад-2» → «сад»."""
    match = _SUBJECT.fullmatch(subject)
    return match[1] if match else subject


def place_of(subject: str) -> int:
    """Which of several papers about the same it is: «сад» → 1, «У-07-2» → 2."""
    match = _SUBJECT.fullmatch(subject)
    return int(match[2]) if match and match[2] else 1
