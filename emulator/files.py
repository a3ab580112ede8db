"""The Drive file that every service shares: its record, who may do what with it, and its making.

A record is kept in the collection "files" under its id:
`id, name, mimeType, parents, properties, appProperties (of the one application that most callers
are; others' are in `otherAppProperties` by application), createdTime, modifiedTime, version (int),
trashed, owner (e-mail), lastModifyingUser (e-mail), permissions ([Permission of Drive v3])`, and
`size` and `md5Checksum` where it holds bytes. A root folder of a person has `root: true`.

`apps` are the applications that made the file or were given it (for `drive.file`). What lies in a
shared drive has its id as `driveId`, the e-mail of who made it as `creator`, and the owner "": it
belongs to nobody. The shared drive itself is a root folder whose `driveId` is its own id, and its
permissions are its members.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from emulator.clock import rfc3339
from emulator.errors import ApiError, denied, not_found
from emulator.quirks import LAG
from emulator.store import Record
from emulator.threads import drop_threads, threads_of
from emulator.world import World

FOLDER = "application/vnd.google-apps.folder"
DOCUMENT = "application/vnd.google-apps.document"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
FORM = "application/vnd.google-apps.form"

# From the least to the most; the last is for a My Drive, the two before it for shared drives.
ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")
SERVICE_ACCOUNT_DOMAIN = ".gserviceaccount.com"

Creator = Callable[[World, Record], None]
Copier = Callable[[World, str, Record], None]
_creators: dict[str, Creator] = {}
_copiers: dict[str, Copier] = {}
_removers: dict[str, Callable[[World, str], None]] = {}


def add_creator(mime_type: str, creator: Creator) -> None:
    """Register how an empty file of this type comes to be; called with its new record."""
    _creators[mime_type] = creator


def add_copier(mime_type: str, copier: Copier) -> None:
    """Register how the content of a file is copied; called with the source's id and the new record."""
    _copiers[mime_type] = copier


def add_remover(mime_type: str, remover: Callable[[World, str], None]) -> None:
    """Register what else goes when a file of this type is deleted for good; called with its id."""
    _removers[mime_type] = remover


def creator_of(mime_type: str) -> Creator | None:
    """The registered creator of this type of file."""
    return _creators.get(mime_type)


def copier_of(mime_type: str) -> Copier | None:
    """The registered copier of this type of file."""
    return _copiers.get(mime_type)


def create(
    world: World,
    *,
    name: str,
    mime_type: str,
    caller: str,
    app: str = "",
    parents: list[str] | None = None,
    properties: dict[str, str] | None = None,
    extra: Record | None = None,
) -> Record:
    """Make and keep the record of a new file that belongs to the caller, or to a shared drive.

    Its content is the service's business: nothing but the record is made here. `extra` holds
    further fields of the record and may override any (`createdTime`, …). Raises ApiError where a
    parent is unknown or closed to the caller, or where a service account would have to own it.
    """
    above = [world.store.get("files", parent) for parent in parents or []]
    drive = next((folder["driveId"] for folder in above if folder and "driveId" in folder), "")
    if not drive:
        require_storage(caller, mime_type)
    folders = [require_parent(world, parent, caller) for parent in parents or ["root"]]
    now = rfc3339(world.clock.now())
    record: Record = {
        "id": world.ids.file_id(),
        "name": name,
        "mimeType": mime_type,
        "parents": [folder["id"] for folder in folders],
        "properties": properties or {},
        "appProperties": {},
        "createdTime": now,
        "modifiedTime": now,
        "version": 1,
        "trashed": False,
        "owner": caller,
        "lastModifyingUser": caller,
        "permissions": [user_permission(caller, "owner")],
        "apps": [app],
    } | (extra or {})
    if drive:
        record |= {"driveId": drive, "creator": caller, "owner": "", "permissions": []}
    world.store.put("files", record["id"], record)
    return record


def require(
    world: World,
    file_id: str,
    caller: str,
    *,
    role: str = "reader",
    mime_type: str | None = None,
    family: str = "drive",
) -> Record:
    """The record of a file with which the caller may do what the role allows.

    Raises ApiError: 404 in the family's own words where the file is unknown or of another type
    than asked for; without access 403, but 404 from Drive, which never tells that a file exists.
    """
    if file_id == "root" and family == "drive":
        return root_folder(world, caller)
    record = world.store.get("files", file_id)
    if record is None or (mime_type and record["mimeType"] != mime_type):
        raise unknown(file_id, family)
    held = role_of(world, record, caller)
    if held is None:
        raise unknown(file_id, family) if family == "drive" else denied()
    if not is_at_least(held, role):
        raise insufficient(file_id) if family == "drive" else denied()
    return record


def require_parent(world: World, folder_id: str, caller: str) -> Record:
    """The record of a folder into which the caller may put files."""
    folder = require(world, folder_id, caller)
    if folder["mimeType"] != FOLDER:
        raise ApiError(
            403, "The specified parent is not a folder.", reason="parentNotAFolder",
            location="parents", location_type="field",
        )  # fmt: skip
    if not is_at_least(role_of(world, folder, caller), "writer"):
        raise ApiError(
            403, "Insufficient permissions for the specified parent.", reason="insufficientParentPermissions",
        )  # fmt: skip
    return folder


def touch(world: World, file_id: str, caller: str) -> None:
    """Note that the caller changed the file now: version, modifiedTime, lastModifyingUser."""
    record = world.store.get("files", file_id)
    if record is None:
        raise not_found()
    now = rfc3339(world.clock.now())
    changed = {"version": record["version"] + 1, "modifiedTime": now, "lastModifyingUser": caller}
    if world.quirks.is_other("drive.version"):
        changed["earlier"] = _earlier(world, record)
    world.store.put("files", file_id, record | changed)


def _earlier(world: World, record: Record) -> dict[str, Any]:
    """What Drive goes on telling of a changed file for a while, and until when."""
    told = as_told(world, record)
    shown = {name: told[name] for name in ("version", "modifiedTime")}
    until = record["earlier"]["until"] if told is not record else rfc3339(world.clock.now() + LAG)
    return shown | {"until": until}


def as_told(world: World, record: Record) -> Record:
    """The record as Drive tells it: with the quirk `drive.version` changes show late."""
    earlier = record.get("earlier")
    if not earlier or rfc3339(world.clock.now()) >= earlier["until"]:
        return record
    return record | {name: earlier[name] for name in ("version", "modifiedTime")}


def role_of(world: World, record: Record, email: str) -> str | None:
    """The strongest role somebody has on a file, by itself or by its folders; None for no access.

    The owner of a folder is a writer of what others put into it.
    """
    roles = [p["role"] for p in record["permissions"] if not p.get("view") and _means(p, email)]
    for parent in record["parents"]:
        folder = world.store.get("files", parent)
        inherited = role_of(world, folder, email) if folder else None
        roles += [inherited.replace("owner", "writer")] if inherited else []
    return max(roles, key=ROLES.index, default=None)


def with_folders(world: World, record: Record) -> list[Record]:
    """A file and the folders above it, the nearest first."""
    folders = (world.store.get("files", parent) for parent in record["parents"])
    return [record, *(above for f in folders if f for above in with_folders(world, f))]


def is_at_least(held: str | None, role: str) -> bool:
    """Whether a role somebody holds (None for no access) allows what another one does."""
    return held is not None and ROLES.index(held) >= ROLES.index(role)


def is_listed_for(world: World, record: Record, email: str) -> bool:
    """Whether a file stands among somebody's files: theirs, or shared with them by name.

    A file that anyone with the link may see is not listed for strangers.
    """
    named = (p for p in record["permissions"] if p["type"] != "anyone" and not p.get("view"))
    if any(_means(permission, email) for permission in named):
        return True
    folders = (world.store.get("files", parent) for parent in record["parents"])
    return any(folder and is_listed_for(world, folder, email) for folder in folders)


def is_published(record: Record, email: str = "") -> bool:
    """Whether somebody may answer this form: a permission with the view `published` names them.

    Without an address: whether anybody may.
    """
    published = [p for p in record["permissions"] if p.get("view") == "published"]
    return any(_means(p, email) for p in published)


def root_folder(world: World, email: str) -> Record:
    """The record of somebody's My Drive, made at its first use."""
    digest = hashlib.sha256(f"root of {email}".encode()).hexdigest()
    key = f"0A{digest[:11]}Uk9PVA"
    found = world.store.get("files", key)
    if found:
        return found
    now = rfc3339(world.clock.now())
    record = {
        "id": key, "name": "Мой диск", "mimeType": FOLDER, "parents": [], "properties": {},
        "appProperties": {}, "createdTime": now, "modifiedTime": now, "version": 1, "trashed": False,
        "owner": email, "lastModifyingUser": email, "root": True,
        "permissions": [user_permission(email, "owner")],
    }  # fmt: skip
    world.store.put("files", key, record)
    return record


def remove(world: World, file_id: str) -> None:
    """Delete a file for good, and all that lies in it where it is a folder."""
    for key, record in world.store.items("files"):
        if file_id in record["parents"]:
            remove(world, key)
    record_ = world.store.get("files", file_id)
    if record_ and record_["mimeType"] in _removers:
        _removers[record_["mimeType"]](world, file_id)
    drop_threads(world.store, file_id, [t["id"] for t in threads_of(world.store, file_id)])
    world.store.delete("files", file_id)
    world.store.delete_blob(file_id)


def user_permission(email: str, role: str) -> dict[str, Any]:
    """A Permission of Drive v3 for one person, as it is kept."""
    return {"id": permission_id(email), "type": "user", "role": role, "emailAddress": email}


def permission_id(name: str) -> str:
    """The stable id of a person, group or domain: twenty digits made of its name."""
    return str(int(hashlib.sha256(name.lower().encode()).hexdigest(), 16))[:20]


def _means(permission: dict[str, Any], email: str) -> bool:
    """Whether a permission is meant for this address; a group holds those it is named for."""
    kind = permission["type"]
    if kind == "anyone":
        return True
    if kind == "domain":
        return email.lower().endswith("@" + permission.get("domain", "").lower())
    return bool(email) and permission.get("emailAddress", "").lower() == email.lower()


def require_storage(caller: str, mime_type: str) -> None:
    """Service accounts own no storage: they may make folders, but no files in a My Drive."""
    if caller.endswith(SERVICE_ACCOUNT_DOMAIN) and mime_type != FOLDER:
        raise ApiError(
            403,
            "Service Accounts do not have storage quota. Leverage shared drives "
            "(https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation "
            "(http://support.google.com/a/answer/7281227) instead.",
            reason="storageQuotaExceeded",
        )


def unknown(file_id: str, family: str = "drive") -> ApiError:
    """The refusal of a file that is not there or not to be known of, in a family's words."""
    if family != "drive":
        return not_found()
    return ApiError(
        404, f"File not found: {file_id}.", reason="notFound", location="fileId", location_type="parameter"
    )  # fmt: skip


def insufficient(file_id: str) -> ApiError:
    """Drive's refusal of somebody who may see a file and not do this with it."""
    return ApiError(
        403,
        f"The user does not have sufficient permissions for file {file_id}.",
        reason="insufficientFilePermissions",
    )
