"""Everything else a decision rests on: responses, forms and files, read side by side."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

from config.schema import Configuration
from generators.questionnaires.answers import answers_of
from generators.questionnaires.drift import drift
from programme.findings import Finding
from programme.school_year import day_of_year, year_named
from programme.submissions import Submission
from sync.keys import codes_given_back
from sync.records.memory import remembered_drifts
from sync.records.papers import STANDING, papers
from sync.setup.memory import template_key
from sync.snapshot import Snapshot
from sync.tables import Row, Table
from sync.workspace.drive import MARK, TEXT
from sync.workspace.errors import Refused
from sync.workspace.file import File
from sync.workspace.gateway import Workspace
from sync.world import PaperFile, Template, World


def read_world(
    workspace: Workspace,
    configuration: Configuration,
    snapshot: Snapshot,
    today: date,
    *,
    sparing: bool = False,
) -> World:
    """Everything else a decision rests on: responses and files.

    Args:
        workspace: Google.
        configuration: Names the questionnaires.
        snapshot: The spreadsheet, read before.
        today: The day of the run.
        sparing: Whether forms that nobody is asked to fill in yet are read on a day's first run alone.
    """
    forms = _forms(snapshot, configuration)
    files_of_forms = {code: row.text("form") for code, row in forms.items()}
    is_first = snapshot.memory.get("last_check") != today.isoformat()
    asked = dict(files_of_forms)
    if sparing and not is_first:
        early = _not_opened(snapshot, configuration, forms, today)
        asked = {code: form for code, form in files_of_forms.items() if code not in early}
    with ThreadPoolExecutor(max_workers=8) as pool:
        listing = pool.submit(workspace.drive.of_home, snapshot.memory.get("home", ""))
        reading = {code: pool.submit(_responses, workspace, form) for code, form in asked.items()}
        looking = {}
        if is_first:
            looking = {
                code: pool.submit(_form, workspace, form) for code, form in files_of_forms.items()
            }
        files = listing.result()
        answers = {code: future.result() for code, future in reading.items()}
        looked = {code: future.result() for code, future in looking.items()}
    questionnaires = {q.code: q for q in configuration.questionnaires}
    drifts = remembered_drifts(snapshot.memory, questionnaires) | {
        code: drift(form, questionnaires[code], configuration)
        for code, form in looked.items()
        if form
    }
    submissions = tuple(
        _submission(
            response,
            code,
            answers_of(response, questionnaires[code], configuration),
            forms[code].text("year"),
        )
        for code, responses in answers.items()
        for response in responses or ()
    )
    wanted = [template_key(kind.kind) for kind in configuration.papers]
    known = _by_key(files)
    if not all(key in known for key in wanted):
        known = {**_beside(workspace, snapshot.memory.get("folder", "")), **known}
    gone = frozenset(code for code, responses in answers.items() if responses is None)
    binned = _in_the_bin(workspace, snapshot, files)
    remarks = (
        *binned,
        *_about_forms(questionnaires.keys() - forms.keys(), gone, drifts),
        *_doubles(files, configuration),
    )
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
        findings=(*snapshot.findings, *remarks),
        drifts=drifts,
        missing_forms=gone,
    )


def _forms(snapshot: Snapshot, configuration: Configuration) -> dict[str, Row]:
    """Code of a questionnaire → its row of «Анкеты», where that names the file of its form."""
    table = codes_given_back(snapshot.tables["questionnaires"], configuration)
    return {
        q.code: row
        for q in configuration.questionnaires
        if (row := table.row(q.code)) and row.text("form")
    }


def _not_opened(
    snapshot: Snapshot, configuration: Configuration, forms: Mapping[str, Row], today: date
) -> set[str]:
    """Questionnaires whose first day has not come in their form's school year, and which nobody has answered yet."""
    organisation = configuration.organisation
    starts, ends = organisation.school_year_starts, organisation.school_year_ends
    early: set[str] = set()
    for questionnaire in configuration.questionnaires:
        row = forms.get(questionnaire.code)
        year = row and year_named(row.text("year"), starts, ends)
        if not year or not questionnaire.opens or snapshot.tables[questionnaire.tab].rows:
            continue
        if today < day_of_year(questionnaire.opens, year):
            early.add(questionnaire.code)
    return early


def _in_the_bin(workspace: Workspace, snapshot: Snapshot, files: tuple[File, ...]) -> list[Finding]:
    """A remark where the spreadsheet itself lies in the bin: it can be written to there, until it is gone."""
    spreadsheet = snapshot.resource["spreadsheetId"]
    if any(file.id == spreadsheet for file in files) or workspace.drive.get(spreadsheet):
        return []
    text = "Эта таблица лежит в корзине Google Диска: через 30 дней Google сотрёт её. Верните её из корзины."
    return [Finding("", "", text)]


def _about_forms(
    unknown: Iterable[str], gone: Iterable[str], drifts: Mapping[str, tuple[str, ...]]
) -> Iterator[Finding]:
    """What people must put right in the forms."""
    for code in sorted(gone):
        yield Finding("questionnaires", code, _FORM_GONE)
    for code in sorted(unknown):
        text = f"Нет файла анкеты {code}: ответы не читаются. Запустите nastavnik init."
        yield Finding("questionnaires", "", text)
    for code, texts in drifts.items():
        for text in texts:
            yield Finding("questionnaires", code, f"{text} {_DRIFT_REMEDY}")


_FORM_GONE = "Файл анкеты удалён или недоступен: новые ответы не читаются. Верните его из корзины Google Диска."


_DRIFT_REMEDY = "Верните вопрос в Google Форме или сообщите ответственному за программу."


def _form(workspace: Workspace, form: str) -> dict[str, Any] | None:
    try:
        return workspace.forms.get(form)
    except Refused as refusal:
        if refusal.code == 404:
            return None
        raise


def _responses(workspace: Workspace, form: str) -> list[dict[str, Any]] | None:
    try:
        return workspace.forms.responses(form)
    except Refused as refusal:
        if refusal.code == 404:
            return None
        raise


def _submission(
    response: Mapping[str, Any], code: str, answers: Mapping[str, tuple[str, ...]], year: str
) -> Submission:
    return Submission(
        questionnaire=code,
        response_id=response["responseId"],
        created=response["createTime"],
        submitted=response.get("lastSubmittedTime", response["createTime"]),
        answers=answers,
        year=year,
    )


def _doubles(files: tuple[File, ...], configuration: Configuration) -> Iterator[Finding]:
    """A request that took effect after all can leave a second file; which one goes is for people to say."""
    kinds = {kind.kind for kind in configuration.papers}
    for key in sorted({file.key for file in files}):
        first, *others = [file for file in files if file.key == key]
        place = ("papers", key) if key.partition(":")[0] in kinds else ("", "")
        for double in others:
            text = (
                f"Файл «{first.name}» есть дважды; учтён более старый. Лишний уберите в корзину: "
                f"{double.url}"
            )
            yield Finding(*place, text)


def _by_key(files: tuple[File, ...]) -> dict[str, PaperFile]:
    """Files by key; of doubles the oldest counts (and ``doctor`` reports them)."""
    found: dict[str, PaperFile] = {}
    for file in files:
        found.setdefault(file.key, paper_file(file))
    return found


def paper_file(file: File) -> PaperFile:
    """What a decision needs of a file."""
    marks = file.properties
    return PaperFile(
        file.id, file.key, file.url, file.name, marks.get(MARK, ""), marks.get(TEXT, "")
    )


def _beside(workspace: Workspace, folder: str) -> dict[str, PaperFile]:
    """What lies in the programme's folder; unlike the index, such a list is right at once."""
    return _by_key(workspace.drive.inside(folder)) if folder else {}


def _unlisted(
    workspace: Workspace, table: Table, known: Mapping[str, PaperFile]
) -> dict[str, PaperFile]:
    """Papers the register knows and the index has not shown: asked for by id before they count as gone."""
    found: dict[str, PaperFile] = {}
    for row in papers(table):
        if row.file and row.key not in known and row.state in STANDING:
            file = workspace.drive.get(row.file)
            if file:
                found[row.key] = paper_file(file)
    return found


def with_tables(world: World, snapshot: Snapshot) -> World:
    """The same world after a commit returned the spreadsheet anew."""
    return replace(world, tables=snapshot.tables)
