"""What the spreadsheet itself remembers of the programme's files; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generators.workbook.tabs import CLOSED, QUESTIONNAIRES, SERVICE
from programme.school_year import SchoolYear
from sync.parsing import parse_table
from sync.records.memory import service


@dataclass(frozen=True)
class Memory:
    """Where the files were when ``init`` ran last.

    Attributes:
        home: The programme's mark on its files, or "".
        files: A file's key → its id.
        closed: Ids of forms that take no more answers, their last day being over.
    """

    home: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()


def memory_of(resource: Mapping[str, Any]) -> Mapping[str, str]:
    """What «Служебная» remembers, of Google's Spreadsheet with its cells."""
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    return service(parse_table(SERVICE, sheets.get(SERVICE.sheet_id))[0])


def form_key(code: str, year: SchoolYear) -> str:
    """The key of a questionnaire's form: each school year has its own."""
    return f"form:{code}:{year.short}"


def template_key(kind: str) -> str:
    """The key of the template of a kind of paper."""
    return f"template:{kind}"


def read_memory(resource: Mapping[str, Any], year: SchoolYear) -> Memory:
    """The memory on «Служебная» and «Анкеты»; what is missing there is missing here.

    Args:
        resource: Google's Spreadsheet with its cells.
        year: The school year: forms of another one are not asked for.
    """
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    known = memory_of(resource)
    forms = parse_table(QUESTIONNAIRES, sheets.get(QUESTIONNAIRES.sheet_id))[0]
    files = {"folder": known.get("folder", ""), "papers": known.get("papers_folder", "")}
    files |= {
        form_key(row.key, year): row.text("form")
        for row in forms.rows
        if row.text("year") == year.caption
    }
    closed = {row.text("form") for row in forms.rows if row.text("doors").startswith(CLOSED)}
    present = {key: file for key, file in files.items() if file}
    return Memory(known.get("home", ""), present, frozenset(closed))


def year_remembered(resource: Mapping[str, Any]) -> str:
    """Caption of the school year that the programme is in («2026/2027»); "" while it remembers none."""
    return memory_of(resource).get("year", "")
