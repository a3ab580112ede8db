"""Changed files: drive.files.update, delete and emptyTrash."""

from typing import Any

from emulator import files
from emulator.clock import rfc3339
from emulator.drive import rights, uploads
from emulator.drive.making import KEPT, check_writable
from emulator.drive.moving import moved
from emulator.drive.properties import merged, private, with_private
from emulator.drive.resource import answered, file_resource, is_google_type
from emulator.errors import ApiError
from emulator.store import Record
from emulator.threads import drop_threads, threads_of
from emulator.world import Call, Reply, World

WRITABLE = ("name", "mimeType", "properties", "appProperties", "trashed", *KEPT)
NOTICED = ("name", "description")  # a change of these is a modification of the file


def update_file(world: World, call: Call) -> dict[str, Any]:
    """drive.files.update: metadata, folder and content; a Google file keeps its id and its type."""
    record = files.require(world, call.params["fileId"], call.caller, role="writer")
    _check_change(record, call)
    if "trashed" in call.body:
        files.require(world, record["id"], call.caller, role=rights.to_trash(record))
    plain = set(WRITABLE) - {"properties", "appProperties"}
    changed = record | {key: call.body[key] for key in plain if key in call.body}
    changed["properties"] = merged(record["properties"], call.body.get("properties", {}))
    own = merged(private(record, call.app), call.body.get("appProperties", {}))
    changed |= with_private(record, call.app, own)
    changed = moved(world, changed, call)
    changed |= _binned(world, record, call)
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
    record = files.require(world, call.params["fileId"], call.caller)
    files.require(world, record["id"], call.caller, role=rights.to_delete(record))
    if record.get("root"):
        raise ApiError(403, "The root folder cannot be deleted.", reason="forbidden")
    files.remove(world, record["id"])
    return Reply(b"", "", 204)


def empty_trash(world: World, call: Call) -> Reply:
    """drive.files.emptyTrash: delete what the caller has put into the bin, or what is in a shared drive's."""
    drive = call.params.get("driveId", "")
    if drive:
        rights.shared_drive(world, drive, call.caller, "organizer")
    for file_id, record in world.store.items("files"):
        is_meant = record.get("driveId") == drive if drive else record["owner"] == call.caller
        if record["trashed"] and is_meant:
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
    if "driveId" in record:
        _check_shared(record, call)
    held = str(record["mimeType"])
    wanted = str(call.body.get("mimeType", held))
    if wanted != held and (is_google_type(held) or is_google_type(wanted)):
        raise ApiError(
            400,
            "The MIME type of this file cannot be changed.",
            reason="invalid",
            location="mimeType",
        )


def _check_shared(record: Record, call: Call) -> None:
    """ApiError where a body changes what a file of a shared drive does not have."""
    if "writersCanShare" in call.body:
        raise ApiError(
            403,
            "Sharing restrictions cannot be set on a shared drive item.",
            reason="teamDrivesSharingRestrictionNotAllowed",
        )
    if rights.is_shared_drive(record) and {"name", "trashed"} & call.body.keys():
        raise ApiError(
            403,
            "The top folder of a shared drive cannot be changed as a file.",
            reason="insufficientFilePermissions",
        )


def _binned(world: World, record: Record, call: Call) -> Record:
    """Who put a file into the bin, and when; told of it once it lies in a shared drive."""
    if record["trashed"] or not call.body.get("trashed"):
        return {}
    return {"trashedTime": rfc3339(world.clock.now()), "trashingUser": call.caller}


def _replace_content(world: World, record: Record, call: Call) -> None:
    content = call.media or b""
    if record["mimeType"] == files.FOLDER:
        raise ApiError(403, "A folder has no content.", reason="forbidden")
    if is_google_type(record["mimeType"]):
        uploads.convert(world, record, content, call.media_type)
        if world.quirks.is_other("docs.comments"):
            held = threads_of(world.store, record["id"])
            drop_threads(world.store, record["id"], [thread["id"] for thread in held])
    else:
        uploads.keep(world, record, content)
