"""Permissions as kept and as shown; those of a folder hold for what lies in it."""

from typing import Any

from emulator.drive import rights
from emulator.errors import ApiError
from emulator.files import FOLDER, is_at_least, permission_id, with_folders
from emulator.store import Record
from emulator.world import World

Permission = dict[str, Any]

NEEDS = {"user": "emailAddress", "group": "emailAddress", "domain": "domain", "anyone": ""}
GRANTABLE = ("reader", "commenter", "writer")
PUBLISHED = "published"


def made_of(body: dict[str, Any], record: Record) -> Permission:
    """The permission to keep on a file for a request body; ApiError 400 where it is incomplete."""
    kind, role = body.get("type", ""), body.get("role", "")
    if not kind:
        raise _required("The permission type field is required.", "permission.type")
    if not role:
        raise _required("The permission role field is required.", "permission.role")
    if kind not in NEEDS:
        raise ApiError(400, "The specified permission type is invalid.", reason="invalid")
    check_role(role, body, record)
    need = NEEDS[kind]
    if need and not body.get(need):
        raise ApiError(400, f"The specified {need} is invalid or not applicable for the given permission type.",
                       reason="invalidSharingRequest")  # fmt: skip
    made: Permission = {"id": _id(kind, body), "type": kind, "role": role}
    for name in (need, "pendingOwner", "view", "expirationTime", "allowFileDiscovery"):
        if name and name in body:
            made[name] = body[name]
    return made


def grantable(record: Record) -> tuple[str, ...]:
    """The roles that can be given on a file: managers are members of a whole drive, owners of a My Drive's file."""
    if "driveId" not in record:
        return (*GRANTABLE, "owner")
    if rights.is_shared_drive(record):
        return (*GRANTABLE, "fileOrganizer", "organizer")
    return (*GRANTABLE, "fileOrganizer") if record["mimeType"] == FOLDER else GRANTABLE


def check_role(role: str, body: Permission, record: Record) -> None:
    """ApiError where the role cannot be given on this file, or not in this view."""
    strangers = body.get("type") in ("anyone", "domain")
    if role not in grantable(record) or (rights.is_shared_drive(record) and strangers):
        raise ApiError(
            403,
            "The specified role is not applicable to items of this type.",
            reason="invalidSharingRequest",
        )
    if body.get("view", PUBLISHED) != PUBLISHED:
        raise ApiError(
            400, "The specified view is invalid.", reason="invalid", location="permission.view"
        )
    if body.get("view") and role != "reader":
        raise ApiError(
            400, "A permission with the published view has the role reader.", reason="invalid"
        )
    if body.get("type") == "anyone" and role == "owner":
        raise ApiError(403, "Ownership can only be transferred to a user.", reason="forbidden")


def effective_permissions(world: World, record: Record, *, view: str = "") -> list[Permission]:
    """The permissions of a file and those of its folders; an owner of a folder is a writer here.

    Those of the view `published` are among them only where that view is asked for.
    """
    own = [p for p in record["permissions"] if not p.get("view") or view == PUBLISHED]
    merged = {permission["id"]: permission for permission in own}
    for parent in record["parents"]:
        folder = world.store.get("files", parent)
        for permission in effective_permissions(world, folder) if folder else []:
            inherited = permission | {"role": permission["role"].replace("owner", "writer")}
            known = merged.get(inherited["id"])
            if known is None or not is_at_least(known["role"], inherited["role"]):
                merged[inherited["id"]] = inherited
    return list(merged.values())


def detailed(world: World, record: Record, permission: Permission) -> Permission:
    """A permission on a file of a shared drive with `permissionDetails`: where each of its parts is from."""
    if "driveId" not in record:
        return permission
    details = [
        {
            "permissionType": "member" if rights.is_shared_drive(file) else "file",
            "role": part["role"],
            "inherited": file["id"] != record["id"],
        }
        | ({"inheritedFrom": file["id"]} if file["id"] != record["id"] else {})
        for file in with_folders(world, record)
        for part in file["permissions"]
        if part["id"] == permission["id"]
    ]
    return permission | {"permissionDetails": details}


def shown(permission: Permission) -> dict[str, Any]:
    """A permission as the resource that Drive answers."""
    result = {"kind": "drive#permission"} | permission
    if permission["type"] in ("user", "group"):
        name = permission["emailAddress"].partition("@")[0]
        return (
            result
            | {"displayName": name, "deleted": False}
            | {"pendingOwner": permission.get("pendingOwner", False)}
        )
    return {"allowFileDiscovery": False} | result


def _id(kind: str, body: Permission) -> str:
    if kind == "anyone":
        plain = "anyone" if body.get("allowFileDiscovery") else "anyoneWithLink"
    else:
        plain = permission_id(body[NEEDS[kind]])
    # A grant for answering a form stands beside one for seeing it.
    return f"{plain}.{PUBLISHED}" if body.get("view") == PUBLISHED else plain


def _required(message: str, location: str) -> ApiError:
    return ApiError(400, message, reason="required", location=location, location_type="other")
