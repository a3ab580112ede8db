"""Reading: the whole spreadsheet in one request, then responses and files side by side."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from config.schema import Configuration
from generators.questionnaires.answers import answers_of
from generators.workbook.tabs import all_tabs
from programme.findings import Finding
from programme.submissions import Submission
from sync.deciding.paperwork import CREATED, SIGNED
from sync.fence import Generation, Lease, find_generation
from sync.parsing import parse_table
from sync.records import papers, service
from sync.refusals import NotSetUp
from sync.setup.memory import template_key
from sync.tables import Table
from sync.workspace.drive import File
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace
from sync.workspace.sheets import CONTENT
from sync.world import PaperFile, Template, World


@dataclass(frozen=True)
class Snapshot:
    """The spreadsheet at one moment.

    Attributes:
        resource: As Google returned it.
        tables: Its tabs.
        generation: Which state of the spreadsheet this is.
        lease: Who is making papers.
        findings: What is wrong with the shape of the tabs.
    """

    resource: Mapping[str, Any]
    tables: Mapping[str, Table]
    generation: Generation
    lease: Lease
    findings: tuple[Finding, ...]

    @property
    def memory(self) -> Mapping[str, str]:
        """What the service tab remembers."""
        return service(self.tables["service"])


def parse_spreadsheet(resource: Mapping[str, Any], configuration: Configuration) -> Snapshot:
    """Google's Spreadsheet → a snapshot.

    Raises:
        NotSetUp: The service tab or the generation is missing.
    """
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for tab in all_tabs(configuration):
        tables[tab.key], faults = parse_table(tab, sheets.get(tab.sheet_id))
        findings += faults
    memory = service(tables["service"])
    generation = find_generation(resource.get("namedRanges", []), memory.get("epoch", ""))
    if generation is None:
        raise NotSetUp(
            "В таблице нет служебных сведений программы (вкладка «Служебная»). Запустите nastavnik init: "
            "он восстановит недостающее и больше ничего не тронет."
        )
    lease = Lease(memory.get("lease_owner", ""), _seconds(memory.get("lease_expires", "")))
    return Snapshot(resource, tables, generation, lease, tuple(findings))


def _seconds(text: str) -> float:
    """The lease's expiry; one that can't be read has expired."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def read_spreadsheet(
    workspace: Workspace, configuration: Configuration, spreadsheet_id: str
) -> Snapshot:
    """The spreadsheet as it is now."""
    return parse_spreadsheet(workspace.sheets.read(spreadsheet_id, CONTENT), configuration)


def read_world(
    workspace: Workspace, configuration: Configuration, snapshot: Snapshot, today: date
) -> World:
    """Everything else a decision rests on: responses and files."""
    forms = {
        q.code: row.text("form")
        for q in configuration.questionnaires
        if (row := snapshot.tables["questionnaires"].row(q.code)) and row.text("form")
    }
    with ThreadPoolExecutor(max_workers=8) as pool:
        listing = pool.submit(workspace.drive.of_home, snapshot.memory.get("home", ""))
        reading = {code: pool.submit(_responses, workspace, form) for code, form in forms.items()}
        files = listing.result()
        answers = {code: future.result() for code, future in reading.items()}
    questionnaires = {q.code: q for q in configuration.questionnaires}
    findings = list(snapshot.findings)
    findings += [
        Finding("questionnaires", code, _FORM_GONE)
        for code, responses in answers.items()
        if responses is None
    ]
    findings += [
        Finding(
            "questionnaires",
            "",
            f"Нет файла анкеты {code}: ответы не читаются. Запустите nastavnik init.",
        )
        for code in questionnaires
        if code not in forms
    ]
    submissions = tuple(
        _submission(response, code, answers_of(response, questionnaires[code], configuration))
        for code, responses in answers.items()
        for response in responses or ()
    )
    wanted = [template_key(kind.kind) for kind in configuration.papers]
    known = _by_key(files)
    if not all(key in known for key in wanted):
        known = {**_beside(workspace, snapshot.memory.get("folder", "")), **known}
    return World(
        configuration=configuration,
        today=today,
        tables=snapshot.tables,
        responses=submissions,
        files={**known, **_unlisted(workspace, snapshot.tables["papers"], known)},
        templates={
            kind.kind: Template(kind.kind, known.get(template_key(kind.kind)))
            for kind in configuration.papers
        },
        spreadsheet_url=snapshot.resource["spreadsheetUrl"],
        findings=tuple(findings),
        missing_forms=frozenset(code for code, responses in answers.items() if responses is None),
    )


_FORM_GONE = "Файл анкеты удалён или недоступен: новые ответы не читаются. Верните его из корзины Google Диска."


def _responses(workspace: Workspace, form: str) -> list[dict[str, Any]] | None:
    try:
        return workspace.forms.responses(form)
    except Refused as refusal:
        if refusal.code == 404:
            return None
        raise


def _submission(
    response: Mapping[str, Any], code: str, answers: Mapping[str, tuple[str, ...]]
) -> Submission:
    return Submission(
        questionnaire=code,
        response_id=response["responseId"],
        created=response["createTime"],
        submitted=response.get("lastSubmittedTime", response["createTime"]),
        answers=answers,
    )


def _by_key(files: tuple[File, ...]) -> dict[str, PaperFile]:
    """Files by key; of doubles the oldest counts (and ``doctor`` reports them)."""
    found: dict[str, PaperFile] = {}
    for file in files:
        found.setdefault(file.key, paper_file(file))
    return found


def paper_file(file: File) -> PaperFile:
    """What a decision needs of a file."""
    return PaperFile(file.id, file.key, file.url, file.name)


def _beside(workspace: Workspace, folder: str) -> dict[str, PaperFile]:
    """What lies in the programme's folder; unlike the index, such a list is right at once."""
    return _by_key(workspace.drive.inside(folder)) if folder else {}


def _unlisted(
    workspace: Workspace, table: Table, known: Mapping[str, PaperFile]
) -> dict[str, PaperFile]:
    """Papers the register knows and the index has not shown: asked for by id before they count as gone."""
    found: dict[str, PaperFile] = {}
    for row in papers(table):
        if row.file and row.key not in known and row.state in {CREATED, SIGNED}:
            file = workspace.drive.get(row.file)
            if file:
                found[row.key] = paper_file(file)
    return found


def with_tables(world: World, snapshot: Snapshot) -> World:
    """The same world after a commit returned the spreadsheet anew."""
    return replace(world, tables=snapshot.tables)
