"""Which files a call can reach at all, whoever makes it: asked before any service does its work.

- Drive's methods know nothing of shared drives unless the call says `supportsAllDrives`: what lies
  there is then not found. Sheets, Docs and Forms make no such difference, nor do exports and
  comments, which have no such parameter.
- A token whose scopes let a method through by `drive.file` alone reaches files that its
  application made or was given, and no others.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from emulator import files
from emulator.discovery import Method
from emulator.errors import denied
from emulator.store import Record
from emulator.world import Call, World

ALL_DRIVES = ("supportsAllDrives", "supportsTeamDrives")
SCOPES = "https://www.googleapis.com/auth/"
DRIVE_FILE = f"{SCOPES}drive.file"
# Neither opens a file of a My Drive or a shared drive.
ELSEWHERE = {f"{SCOPES}drive.appdata", f"{SCOPES}drive.photos.readonly"}


def within_reach(world: World, method: Method, call: Call) -> Call:
    """The call, told whether it reaches only its application's files.

    Raises ApiError in the family's words where it names a file that it cannot reach.
    """
    call = replace(call, own_files_only=only_own_files(method.scopes, call.scopes))
    takes_flag = ALL_DRIVES[0] in method.parameters
    hides_drives = takes_flag and not any(call.params.get(name) for name in ALL_DRIVES)
    if not (hides_drives or call.own_files_only):
        return call
    for file_id in named_files(call):
        record = world.store.get("files", file_id)
        if record is None:
            continue
        if hides_drives and "driveId" in record:
            if file_id in call.body.get("parents", []):  # taken for a file of the caller's My Drive
                files.require_storage(call.caller, call.body.get("mimeType", ""))
            raise files.unknown(file_id)
        if call.own_files_only and not is_of_app(record, call):
            forbids = method.family != "drive" and world.quirks.is_other("drive.file-unseen")
            raise denied() if forbids else files.unknown(file_id, method.family)
    return call


def named_files(call: Call) -> Iterable[str]:
    """The ids of all files that a call names, folders too."""
    for name in ("fileId", "spreadsheetId", "documentId", "formId"):
        if name in call.params:
            yield call.params[name]
    body: dict[str, Any] = call.body
    yield from body.get("parents", [])
    yield from filter(None, (part.strip() for part in call.params.get("addParents", "").split(",")))
    if "destinationSpreadsheetId" in body:
        yield body["destinationSpreadsheetId"]


def is_of_app(record: Record, call: Call) -> bool:
    """Whether the calling application made a file or was given it; a My Drive itself is anybody's."""
    is_my_drive = record.get("root") and "driveId" not in record
    return bool(is_my_drive or call.app in record.get("apps", [""]))


def give_to_app(world: World, file_id: str, app: str) -> None:
    """Let an application reach a file that it did not make; KeyError where there is no such file."""
    record = world.store.get("files", file_id)
    if record is None:
        raise KeyError(file_id)
    apps = list(dict.fromkeys([*record.get("apps", [""]), app]))
    world.store.put("files", file_id, record | {"apps": apps})


def only_own_files(method_scopes: Collection[str], granted: Collection[str] | None) -> bool:
    """Whether, of the scopes that were granted, `drive.file` alone lets a method through.

    Args:
        method_scopes: those of which the discovery document asks one.
        granted: the token's; None for a caller that is not bound to scopes.
    """
    if granted is None:
        return False
    serving = (set(method_scopes) & set(granted)) - ELSEWHERE
    return serving == {DRIVE_FILE}
