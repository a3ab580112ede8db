"""Folder, spreadsheet, forms, templates: each looked for by its key before it is made."""

import secrets
from dataclasses import dataclass

from config.schema import Configuration
from generators.documents.building import build_template
from generators.documents.source import template_source
from generators.questionnaires.choices import Choices
from generators.questionnaires.forms import creation_requests, form_title
from programme.school_year import SchoolYear
from sync.locate import SPREADSHEET_KEY, search
from sync.workspace.drive import DOCUMENT, FOLDER, FORM, SPREADSHEET, File
from sync.workspace.gateway import Workspace

MY_DRIVE = "root"


@dataclass(frozen=True)
class Form:
    """A published questionnaire."""

    code: str
    title: str
    file: str
    link: str


class Shelf:
    """The programme's folder: what lies in it by key, and what had to be made.

    Attributes:
        home: The programme's mark on all its files.
        folder: The folder.
        made: How many files were made.
    """

    def __init__(self, workspace: Workspace, title: str) -> None:
        self._drive = workspace.drive
        self.made = 0
        spreadsheet = search(workspace)
        # A folder without a spreadsheet is what a run that was cut off left behind.
        standing = [file for file in self._drive.inside(MY_DRIVE) if file.key == "folder"]
        if spreadsheet:
            standing = [f for f in standing if f.home == spreadsheet.home] or standing
        self.home = (
            spreadsheet.home
            if spreadsheet
            else (standing[0].home if standing else secrets.token_hex(4))
        )
        self.folder = standing[0] if standing else self._made(title, FOLDER, "folder", "")
        self._files = {file.key: file for file in reversed(self._drive.inside(self.folder.id))}
        if spreadsheet:
            # People may have moved it elsewhere: it is the same spreadsheet.
            self._files.setdefault(SPREADSHEET_KEY, spreadsheet)

    def file(self, key: str, title: str, mime_type: str, docx: bytes = b"") -> File:
        """The file of that key; made where it is missing."""
        if key not in self._files:
            self._files[key] = self._made(title, mime_type, key, self.folder.id, docx)
        return self._files[key]

    def has(self, key: str) -> bool:
        """Whether the file of that key stands."""
        return key in self._files

    def _made(self, title: str, mime_type: str, key: str, parent: str, docx: bytes = b"") -> File:
        self.made += 1
        return self._drive.create(
            name=title, mime_type=mime_type, key=key, home=self.home, parent=parent, docx=docx
        )


def spreadsheet(shelf: Shelf, configuration: Configuration) -> File:
    """The programme's spreadsheet."""
    title = f"Наставничество — {configuration.organisation.short_name}"
    return shelf.file(SPREADSHEET_KEY, title, SPREADSHEET)


def papers_folder(shelf: Shelf) -> File:
    """The folder in which each pair has its own."""
    return shelf.file("papers", "Документы пар", FOLDER)


def templates(shelf: Shelf, configuration: Configuration) -> dict[str, File]:
    """Kind of paper → its template, an ordinary Google Document that staff may change."""
    found: dict[str, File] = {}
    for kind in configuration.papers:
        key = f"template:{kind.kind}"
        content = b"" if shelf.has(key) else build_template(template_source(kind.template))
        found[kind.kind] = shelf.file(key, kind.template_title, DOCUMENT, content)
    return found


def forms(
    workspace: Workspace, shelf: Shelf, configuration: Configuration, year: SchoolYear
) -> tuple[tuple[Form, ...], int]:
    """The questionnaires of a school year, published so that strangers can answer.

    Returns:
        The forms, and how many steps had to be done.
    """
    found: list[Form] = []
    steps = 0
    for questionnaire in configuration.questionnaires:
        title = form_title(questionnaire, year.caption)
        file = shelf.file(f"form:{questionnaire.code}:{year.short}", title, FORM)
        form = workspace.forms.get(file.id)
        if not form.get("items"):
            requests = creation_requests(questionnaire, configuration, Choices(), year=year.caption)
            workspace.forms.update(file.id, requests, form["revisionId"])
            steps += 1
        if not _published(form):
            workspace.forms.publish(file.id)
            steps += 1
        if not any(p.get("view") == "published" for p in workspace.drive.permissions(file.id)):
            workspace.drive.let_anyone_respond(file.id)
            steps += 1
        found.append(Form(questionnaire.code, title, file.id, form["responderUri"]))
    return tuple(found), steps


def _published(form: dict[str, object]) -> bool:
    settings = form.get("publishSettings")
    state = settings.get("publishState", {}) if isinstance(settings, dict) else {}
    return bool(state.get("isPublished") and state.get("isAcceptingResponses"))


def share(workspace: Workspace, folder: File, configuration: Configuration) -> int:
    """Let the colleagues named in the configuration work in the folder; returns how many were added."""
    wanted = configuration.organisation.share_with
    if not wanted:
        return 0
    known = {
        str(p.get("emailAddress", "")).casefold() for p in workspace.drive.permissions(folder.id)
    }
    missing = [email for email in wanted if email.casefold() not in known]
    for email in missing:
        workspace.drive.share(folder.id, email)
    return len(missing)
