"""Spreadsheet, forms, templates: what each is called and made of."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from config.questionnaire import Questionnaire
from config.schema import Configuration
from generators.documents.building import build_template
from generators.documents.source import template_source
from generators.questionnaires.choices import Choices
from generators.questionnaires.forms import creation_requests, form_title
from generators.questionnaires.invitations import qr_png
from programme.school_year import SchoolYear
from sync.locate import SPREADSHEET_KEY
from sync.setup.memory import form_key, template_key
from sync.setup.restoring import Drift, restored
from sync.setup.shelf import Shelf
from sync.workspace.drive import DOCUMENT, FOLDER, FORM, PNG, SPREADSHEET
from sync.workspace.errors import Refused
from sync.workspace.file import File
from sync.workspace.gateway import Workspace

SIDE_BY_SIDE = 4
"""Forms worked on at the same time; Google allows 150 writes a minute for each user."""

TRIES = 4
"""How often a batch is thought over when another ``init`` was first."""


@dataclass(frozen=True)
class Form:
    """A published questionnaire.

    Attributes:
        code: «Ф1».
        title: As people see it.
        file: Google's id.
        link: Where people answer.
        qr: The address of the link's picture.
        drift: What still differs from the questionnaire, where deleted questions were just put back; else None.
    """

    code: str
    title: str
    file: str
    link: str
    qr: str = ""
    drift: tuple[str, ...] | None = None


def spreadsheet(shelf: Shelf, configuration: Configuration) -> File:
    """The programme's spreadsheet."""
    title = f"Наставничество — {configuration.organisation.short_name}"
    return shelf.file(SPREADSHEET_KEY, title, SPREADSHEET)


def papers_folder(shelf: Shelf) -> File:
    """The folder in which each pair and each participant has its own."""
    return shelf.file("papers", "Документы", FOLDER)


def templates(
    shelf: Shelf, configuration: Configuration, done: Callable[[], None]
) -> dict[str, File]:
    """Kind of paper → its template, an ordinary Google Document that staff may change.

    Args:
        shelf: The programme's files.
        configuration: Names the kinds.
        done: Called after each template.
    """
    found: dict[str, File] = {}
    for kind in configuration.papers:
        key = template_key(kind.kind)
        content = b"" if shelf.has(key) else build_template(template_source(kind.source))
        found[kind.kind] = shelf.file(key, kind.template_title, DOCUMENT, content)
        done()
    return found


def forms(
    workspace: Workspace, shelf: Shelf, configuration: Configuration, year: SchoolYear
) -> tuple[tuple[Form, ...], int]:
    """The questionnaires of a school year, published so that strangers can answer.

    Returns:
        The forms, and how many steps had to be done.
    """
    asked = configuration.questionnaires
    # One after the other: the shelf looks whether another ``init`` was first.
    files = [
        shelf.file(form_key(q.code, year), form_title(q, year.caption), FORM).id for q in asked
    ]

    def opened(questionnaire: Questionnaire, file: str) -> tuple[str, int, Drift]:
        requests = creation_requests(questionnaire, configuration, Choices(), year=year.caption)
        form = workspace.forms.get(file)
        left = restored(workspace, form, questionnaire, configuration)
        link, steps = _opened(workspace, form, requests, is_closed=file in shelf.closed)
        return link, steps + (left is not None), left

    with ThreadPoolExecutor(max_workers=SIDE_BY_SIDE) as pool:
        standing = list(pool.map(opened, asked, files))
    found = tuple(
        Form(
            questionnaire.code,
            form_title(questionnaire, year.caption),
            file,
            link,
            _qr_code(shelf, questionnaire, file, link).url,
            left,
        )
        for questionnaire, file, (link, _, left) in zip(asked, files, standing, strict=True)
    )
    return found, sum(steps for _, steps, _ in standing)


def _opened(
    workspace: Workspace, form: dict[str, Any], requests: list[dict[str, Any]], *, is_closed: bool
) -> tuple[str, int]:
    """A form with its questions, which strangers can answer: its link, and how many steps that took."""
    steps, file = 0, str(form["formId"])
    if not form.get("items"):
        form = _filled(workspace, form, requests)
        steps += 1
    if not _published(form) and not is_closed:
        workspace.forms.publish(file)
        steps += 1
    if not any(p.get("view") == "published" for p in workspace.drive.permissions(file)):
        workspace.drive.let_anyone_respond(file)
        steps += 1
    return str(form["responderUri"]), steps


def _qr_code(shelf: Shelf, questionnaire: Questionnaire, form: str, link: str) -> File:
    """The picture of a form's link; its key names the form, so another form gets another picture."""
    key = f"qr:{form}"
    content = b"" if shelf.has(key) else qr_png(link)
    return shelf.file(key, f"QR-код анкеты {questionnaire.code}.png", PNG, content)


def _filled(
    workspace: Workspace, form: dict[str, Any], requests: list[dict[str, Any]]
) -> dict[str, Any]:
    """The form with its questions, whether from here or from another ``init`` that was first."""
    for left in reversed(range(TRIES)):
        try:
            workspace.forms.update(form["formId"], requests, form["revisionId"])
        except Refused as refusal:
            if refusal.code != 400 or not left:
                raise
        else:
            break
        form = workspace.forms.get(form["formId"])
        if form.get("items"):
            break
    return form


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
