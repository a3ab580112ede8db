"""Reading a file: drive.files.get, its bytes, and export."""

from typing import Any

from emulator import conversions, files
from emulator.drive.resource import answered, file_resource, is_google_type
from emulator.errors import ApiError
from emulator.world import Call, Reply, World

LARGEST_EXPORT = 10 * 1024 * 1024  # bytes


def get_file(world: World, call: Call) -> dict[str, Any] | Reply:
    """drive.files.get: the metadata, or with `alt=media` the bytes."""
    record = files.require(world, call.params["fileId"], call.caller)
    if call.params.get("alt") != "media":
        return answered(file_resource(world, record, call), call.fields)
    if is_google_type(record["mimeType"]):
        raise ApiError(
            403,
            "Only files with binary content can be directly downloaded. Use Export with Docs Editors files.",
            reason="fileNotDownloadable",
            location="alt",
            location_type="parameter",
        )
    return Reply(world.store.blob(record["id"]), record["mimeType"])


def export_file(world: World, call: Call) -> Reply:
    """drive.files.export: a Google file as content of another type, up to 10 MB."""
    record = files.require(world, call.params["fileId"], call.caller)
    if not is_google_type(record["mimeType"]) or record["mimeType"] == files.FOLDER:
        raise ApiError(403, "Export only supports Docs Editors files.", reason="fileNotExportable")
    target = call.params["mimeType"]
    content = conversions.exporter_of(record["mimeType"], target)(world, record)
    if len(content) > LARGEST_EXPORT:
        raise ApiError(
            403, "This file is too large to be exported.", reason="exportSizeLimitExceeded"
        )
    return Reply(content, target)
