"""The kept record of a file as the File resource that a caller sees."""

from typing import Any

from emulator.drive import capabilities
from emulator.drive.people import user
from emulator.drive.permission import effective_permissions, shown
from emulator.drive.properties import private
from emulator.drive.reach import is_of_app
from emulator.files import DOCUMENT, FOLDER, FORM, SPREADSHEET, as_told, is_at_least, role_of
from emulator.mask import Mask, apply, parse
from emulator.store import Record
from emulator.world import Call, World

DEFAULT_FIELDS = parse("kind,id,name,mimeType")
GOOGLE_TYPES = "application/vnd.google-apps."

# Where people open a file of a type.
PAGES = {
    DOCUMENT: "/document/d/{id}/edit",
    SPREADSHEET: "/spreadsheets/d/{id}/edit",
    FORM: "/forms/d/{id}/edit",
    FOLDER: "/drive/folders/{id}",
}

# "Not populated for items in shared drives" (drive.v3).
NOT_IN_SHARED_DRIVES = ("owners", "ownedByMe", "permissions", "shared", "writersCanShare")

# Fields of a record that are shown as they are.
PLAIN = (
    "id", "name", "mimeType", "description", "starred", "parents", "createdTime", "modifiedTime",
    "originalFilename", "folderColorRgb", "contentHints", "contentRestrictions", "writersCanShare",
    "copyRequiresWriterPermission", "viewersCanCopyContent", "viewedByMeTime", "md5Checksum",
    "sha1Checksum", "sha256Checksum", "headRevisionId",
)  # fmt: skip


def file_resource(world: World, record: Record, call: Call) -> dict[str, Any]:
    """Everything that Drive tells the caller of a file.

    Permissions are shown only to those who may change them; those of the view `published` only
    where that view is asked for. Of private properties the caller sees those of its own application.
    """
    caller, view = call.caller, call.params.get("includePermissionsForView", "")
    record = as_told(world, record)
    role = role_of(world, record, caller) or "reader"
    result: dict[str, Any] = {"kind": "drive#file"} | {
        name: record[name] for name in PLAIN if name in record
    }
    result |= (
        _flags(world, record, call)
        | _people(record, caller)
        | _address(world, record)
        | _size(record)
    )
    shown_properties = {
        "properties": record["properties"],
        "appProperties": private(record, call.app),
    }
    result |= {name: held for name, held in shown_properties.items() if held}
    result["capabilities"] = capabilities.of_file(world, record, role, caller)
    if is_at_least(role, "writer"):
        permissions = effective_permissions(world, record, view=view)
        result["permissions"] = [shown(permission) for permission in permissions]
        result["permissionIds"] = [permission["id"] for permission in permissions]
    if not record["parents"]:
        result.pop("parents", None)
    return _of_shared_drive(result, record, call) if "driveId" in record else result


def answered(resource: dict[str, Any], fields: Mask | None) -> dict[str, Any]:
    """What is sent of a resource: without `fields` the four that Drive sends of itself."""
    result: dict[str, Any] = apply(DEFAULT_FIELDS, resource) if fields is None else resource
    return result


def is_trashed(world: World, record: Record) -> bool:
    """Whether a file lies in the bin, by itself or with one of its folders."""
    folders = (world.store.get("files", parent) for parent in record["parents"])
    return record["trashed"] or any(folder and is_trashed(world, folder) for folder in folders)


def is_google_type(mime_type: str) -> bool:
    """Whether a file of this type is Google's own and holds no bytes."""
    return mime_type.startswith(GOOGLE_TYPES)


def _of_shared_drive(told: dict[str, Any], record: Record, call: Call) -> dict[str, Any]:
    """What Drive tells of a file in a shared drive: no owner and no list of permissions, but the drive."""
    result = {name: held for name, held in told.items() if name not in NOT_IN_SHARED_DRIVES}
    result |= {"driveId": record["driveId"], "teamDriveId": record["driveId"]}
    result["hasAugmentedPermissions"] = bool(record["permissions"]) and "root" not in record
    if record["trashed"]:
        result["trashedTime"] = record["trashedTime"]
        result["trashingUser"] = user(record["trashingUser"], call.caller)
    return result


def _flags(world: World, record: Record, call: Call) -> dict[str, Any]:
    caller = call.caller
    mine = record["owner"] == caller
    return {
        "starred": record.get("starred", False),
        "trashed": is_trashed(world, record),
        "explicitlyTrashed": record["trashed"],
        "spaces": ["drive"],
        "version": str(record["version"]),
        "viewedByMe": True,
        "modifiedByMe": record["lastModifyingUser"] == caller,
        "ownedByMe": mine,
        "shared": len(effective_permissions(world, record, view="published")) > 1,
        "isAppAuthorized": is_of_app(record, call),
        "hasThumbnail": False,
        "thumbnailVersion": "0",
        "writersCanShare": record.get("writersCanShare", True),
        "copyRequiresWriterPermission": record.get("copyRequiresWriterPermission", False),
        "viewersCanCopyContent": record.get("viewersCanCopyContent", True),
    }


def _people(record: Record, caller: str) -> dict[str, Any]:
    return {
        "owners": [user(record["owner"], caller)],
        "lastModifyingUser": user(record["lastModifyingUser"], caller),
    }


def _address(world: World, record: Record) -> dict[str, str]:
    page = PAGES.get(record["mimeType"], "/file/d/{id}/view").format(id=record["id"])
    return {"webViewLink": f"{world.base_url}{page}"}


def _size(record: Record) -> dict[str, Any]:
    if "size" not in record:
        return {"quotaBytesUsed": "0"}
    extension = record["name"].rpartition(".")[2] if "." in record["name"] else ""
    names = {"fileExtension": extension, "fullFileExtension": extension}
    return {"size": str(record["size"]), "quotaBytesUsed": str(record["size"])} | names
