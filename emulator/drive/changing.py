"""Changed files: drive.files.update, delete and emptyTrash."""

from typing import Any

from emulator import files
from emulator.clock import rfc3339
from emulator.drive import uploads
from emulator.drive.making import KEPT, check_writable
from emulator.drive.properties import merged, private, with_private
from emulator.drive.resource import answered, file_resource, is_google_type
from emulator.errors import ApiError
from emulator.store import Record
from emulator.world import Call, Reply, World

WRITABLE = ("name", "mimeType", "properties", "appProperties", "trashed", *KEPT)
NOTICED = ("name", "description")  # a change of these is a modification of the file


def update_file(world: World, call: Call) -> dict[str, Any]:
    """drive.files.update: metadata, folder and content; a Google file keeps its id and its type."""
    record = files.require(world, call.params["fileId"], call.caller, role="writer")
    _check_change(record, call)
    if "trashed" in call.body:
        files.require(world, record["id"], call.caller, role="owner")
    plain = set(WRITABLE) - {"properties", "appProperties"}
    changed = record | {key: call.body[key] for key in plain if key in call.body}
    changed["properties"] = merged(record["properties"], call.body.get("properties", {}))
    own = merged(private(record, call.app), call.body.get("appProperties", {}))
    changed |= with_private(record, call.app, own)
    changed["parents"] = _moved(world, record, call)
    changed["version"] += 1
    if call.media is not None or any(key in call.body for key in NOTICED):
        changed |= {"lastModifyingUser": call.caller}
        changed["modifiedTime"] = call.body.get("modifiedTime", rfc3339(world.clock.now()))
    world.store.put("files", record["id"], changed)
    if call.media is not None:
        _replace_content(world, changed, call)
    after = files.require(world, record["id"], call.caller)
    return answered(file_resource(world, after, call), call.fields)


def delete_file(world: World, call: Call) -> Reply:
    """drive.files.delete: for good and at once, with all that lies in a folder."""
    record = files.require(world, call.params["fileId"], call.caller, role="owner")
    if record.get("root"):
        raise ApiError(403, "The root folder cannot be deleted.", reason="forbidden")
    files.remove(world, record["id"])
    return Reply(b"", "", 204)


def empty_trash(world: World, call: Call) -> Reply:
    """drive.files.emptyTrash: delete what the caller has put into the bin."""
    for file_id, record in world.store.items("files"):
        if record["trashed"] and record["owner"] == call.caller:
            files.remove(world, file_id)
    return Reply(b"", "", 204)


def _check_change(record: Record, call: Call) -> None:
    """ApiError where a body changes what cannot be changed so."""
    if "parents" in call.body:
        raise ApiError(
            403,
            "The parents field is not directly writable in update requests. "
            "Use the addParents and removeParents parameters instead.",
            reason="fieldNotWritable",
        )
    check_writable(call.body, WRITABLE)
    held = str(record["mimeType"])
    wanted = str(call.body.get("mimeType", held))
    if wanted != held and (is_google_type(held) or is_google_type(wanted)):
        raise ApiError(
            400,
            "The MIME type of this file cannot be changed.",
            reason="invalid",
            location="mimeType",
        )


def _moved(world: World, record: Record, call: Call) -> list[str]:
    """The folders of a file after a move; ApiError where there would be two, or a circle."""
    added = [files.require_parent(world, f, call.caller) for f in _listed(call, "addParents")]
    removed = {
        files.root_folder(world, call.caller)["id"] if f == "root" else f
        for f in _listed(call, "removeParents")
    }
    if call.params.get("enforceSingleParent") and added:
        removed |= set(record["parents"])
    for folder in added:
        if record["id"] in _ancestry(world, folder):
            raise ApiError(
                403, "A folder cannot be moved into itself.", reason="cyclicFolderInsertion"
            )
    kept = [parent for parent in record["parents"] if parent not in removed]
    parents = list(dict.fromkeys([*kept, *(folder["id"] for folder in added)]))
    if len(parents) > 1:
        raise ApiError(
            403, "Increasing the number of parents is not allowed", reason="cannotAddParent"
        )
    return parents


def _listed(call: Call, name: str) -> list[str]:
    return [part.strip() for part in call.params.get(name, "").split(",") if part.strip()]


def _ancestry(world: World, folder: Record) -> set[str]:
    """A folder and all folders above it."""
    above = (world.store.get("files", parent) for parent in folder["parents"])
    return {folder["id"]}.union(*(_ancestry(world, parent) for parent in above if parent))


def _replace_content(world: World, record: Record, call: Call) -> None:
    content = call.media or b""
    if record["mimeType"] == files.FOLDER:
        raise ApiError(403, "A folder has no content.", reason="forbidden")
    if is_google_type(record["mimeType"]):
        uploads.convert(world, record, content, call.media_type)
    else:
        uploads.keep(world, record, content)
