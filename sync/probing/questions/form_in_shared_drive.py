"""Whether a form can be made in a shared drive."""

import secrets

from sync.probing.bench import Bench
from sync.probing.lent import lent_drive
from sync.probing.question import Question, Reading, Seen
from sync.probing.scratch import MY_DRIVE
from sync.probing.who import may_create_drives
from sync.workspace.drive import FORM
from sync.workspace.errors import Refused
from sync.workspace.faults import Fault


def _ask(bench: Bench) -> Seen:
    drive, told = _place(bench)
    body = {"name": bench.scratch.name, "mimeType": FORM, "parents": [drive]}
    try:
        made = bench.call("drive.files.create", body=body, fields="id")
    except Refused as refusal:
        if refusal.code not in {400, 403} or refusal.fault in {Fault.SCOPES, Fault.API_OFF}:
            raise
        return Seen("refused")
    _delete(bench, made["id"])
    return Seen("made", told)


def _place(bench: Bench) -> tuple[str, str]:
    """A shared drive or a folder in one, and what to tell of it."""
    if bench.scratch.parent != MY_DRIVE:
        folder = bench.scratch.folder
        if bench.call("drive.files.get", fileId=folder, fields="driveId").get("driveId"):
            return folder, "It was made in the shared drive of the scratch folder."
    if may_create_drives(bench.google):
        return _new_drive(bench), ""
    return lent_drive(bench), "The drive was lent."


def _new_drive(bench: Bench) -> str:
    given = {"requestId": secrets.token_hex(16), "body": {"name": bench.scratch.name}}
    drive = str(bench.call("drive.drives.create", **given, fields="id")["id"])
    bench.scratch.note_drive(drive)
    return drive


def _delete(bench: Bench, form: str) -> None:
    """At once: a shared drive is deleted only when it is empty. Content managers can but put into the bin."""
    given = {"fileId": form}
    try:
        bench.call("drive.files.delete", **given)
    except Refused as refusal:
        if refusal.code != 403:
            raise
        bench.call("drive.files.update", **given, body={"trashed": True}, fields="trashed")


QUESTION = Question(
    name="drive.form-in-shared-drive",
    asks="Does drive.files.create make forms in a shared drive?",
    title="создаются ли формы на общем диске",
    steps="drives.create, or a drive that a person lends; files.create of a form with the drive as parent; both are deleted.",
    readings={
        "made": Reading(
            "Forms can be made in a shared drive.",
            "Handled: the programme's folder may lie in a shared drive.",
        ),
        "refused": Reading(
            "Forms can't be made in a shared drive by files.create.",
            "Tell us: a service account can then keep no questionnaires there; until that is solved use a person's "
            "token or delegation.",
            is_handled=False,
        ),
    },
    ask=_ask,
)
