"""New files: drive.files.create, copy and generateIds."""

from typing import Any

from emulator import files
from emulator.drive import uploads
from emulator.drive.properties import PRIVATE, merged, private, with_private
from emulator.drive.resource import answered, file_resource, is_google_type
from emulator.errors import ApiError, unimplemented
from emulator.store import Record
from emulator.world import Call, World

NAMED = ("name", "mimeType", "parents", "properties", "appProperties", "id")
KEPT = (
    "description", "starred", "createdTime", "modifiedTime", "viewedByMeTime", "originalFilename",
    "folderColorRgb", "contentHints", "contentRestrictions", "writersCanShare",
    "copyRequiresWriterPermission", "viewersCanCopyContent",
)  # fmt: skip
SILENT = ("kind", "trashed")  # Drive passes over them in a new file
OCTETS = uploads.OCTETS


def create_file(world: World, call: Call) -> dict[str, Any]:
    """drive.files.create: a folder, an empty Google file, converted content, or bytes as they are."""
    check_writable(call.body, (*NAMED, *KEPT, *SILENT))
    media_type = uploads.plain_type(call.media_type)
    mime_type = call.body.get("mimeType") or media_type or OCTETS
    if (
        is_google_type(mime_type)
        and mime_type != files.FOLDER
        and files.creator_of(mime_type) is None
    ):
        raise unimplemented(f"files of type {mime_type}")
    record = _begun(world, call, mime_type, name=call.body.get("name", "Untitled"))
    _fill(world, record, call)
    return _answer(world, record["id"], call)


def copy_file(world: World, call: Call) -> dict[str, Any]:
    """drive.files.copy: another file with the same content, beside the source unless told where."""
    check_writable(call.body, (*NAMED, *KEPT, *SILENT))
    source = files.require(world, call.params["fileId"], call.caller)
    mime_type = source["mimeType"]
    if call.body.get("mimeType", mime_type) != mime_type:
        raise unimplemented("conversion by drive.files.copy")
    if mime_type == files.FOLDER:
        raise ApiError(403, "This file cannot be copied by the user.", reason="cannotCopyFile")
    record = _begun(
        world,
        call,
        mime_type,
        name=call.body.get("name") or f"Copy of {source['name']}",
        source=source,
    )
    if is_google_type(mime_type):
        copier = files.copier_of(mime_type)
        if copier is None:
            raise unimplemented(f"copies of files of type {mime_type}")
        copier(world, source["id"], record)
    else:
        uploads.keep(world, record, world.store.blob(source["id"]))
    return _answer(world, record["id"], call)


def generate_ids(world: World, call: Call) -> dict[str, Any]:
    """drive.files.generateIds: ids for folders and bytes that are created later."""
    made = [world.ids.file_id() for _ in range(min(call.params.get("count", 10), 1000))]
    for file_id in made:
        world.store.put("generated", file_id, {})
    return {"kind": "drive#generatedIds", "space": call.params.get("space", "drive"), "ids": made}


def check_writable(body: dict[str, Any], writable: tuple[str, ...]) -> None:
    """ApiError 403 where a body has fields that only Drive writes."""
    if body.keys() - set(writable):
        raise ApiError(
            403,
            "The resource body includes fields which are not directly writable.",
            reason="fieldNotWritable",
        )


def _begun(
    world: World, call: Call, mime_type: str, *, name: str, source: Record | None = None
) -> Record:
    """The record of a new file, without content; a copy inherits from its source."""
    body, base = call.body, source or {}
    parents = body.get("parents") or _inherited_parents(world, base, call.caller)
    if len(parents) > 1:
        raise ApiError(
            403, "Increasing the number of parents is not allowed", reason="cannotAddParent"
        )
    extra = {key: base[key] for key in ("description",) if key in base} | {
        k: body[k] for k in KEPT if k in body
    }
    # A copy has the private properties of every application.
    extra |= {key: base[key] for key in PRIVATE if key in base}
    own = merged(private(base, call.app), body.get("appProperties", {}))
    extra |= with_private(extra, call.app, own)
    if "id" in body:
        extra["id"] = _reserved(world, body["id"], mime_type)
    return files.create(
        world,
        name=name,
        mime_type=mime_type,
        caller=call.caller,
        app=call.app,
        parents=parents,
        properties=merged(base.get("properties", {}), body.get("properties", {})),
        extra=extra,
    )


def _inherited_parents(world: World, source: Record, caller: str) -> list[str]:
    """Where a copy lies: beside its source where the caller may write there, else in My Drive."""
    folders = [world.store.get("files", parent) for parent in source.get("parents", [])]
    return [
        f["id"]
        for f in folders
        if f and files.is_at_least(files.role_of(world, f, caller), "writer")
    ] or ["root"]


def _reserved(world: World, file_id: str, mime_type: str) -> str:
    """An id given by the caller; ApiError where it is taken, unknown or for a Google type."""
    if world.store.get("files", file_id):
        raise ApiError(409, "A file already exists with the provided ID.", reason="fileIdInUse")
    if world.store.get("generated", file_id) is None or (
        is_google_type(mime_type) and mime_type != files.FOLDER
    ):
        raise ApiError(
            400,
            "The provided file ID is not usable.",
            reason="invalid",
            location="file.id",
            location_type="other",
        )
    return file_id


def _fill(world: World, record: Record, call: Call) -> None:
    """Give a new file its content: none for a folder, an empty or converted one, or bytes."""
    mime_type = record["mimeType"]
    creator = files.creator_of(mime_type)
    if creator:
        creator(world, record)
        if call.media is not None:
            uploads.convert(world, record, call.media, call.media_type)
    elif mime_type != files.FOLDER:
        uploads.keep(world, record, call.media or b"")


def _answer(world: World, file_id: str, call: Call) -> dict[str, Any]:
    record = files.require(world, file_id, call.caller)
    return answered(file_resource(world, record, call), call.fields)
