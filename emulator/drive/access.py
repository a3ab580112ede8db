"""drive.permissions: who may see, change or answer a file."""

from typing import Any

from emulator.drive.permission import check_role, effective_permissions, made_of, shown
from emulator.errors import ApiError
from emulator.files import require
from emulator.mask import apply, parse
from emulator.store import Record
from emulator.world import Call, Reply, World

DEFAULT_FIELDS = parse("id,type,kind,role,allowFileDiscovery")


def create_permission(world: World, call: Call) -> dict[str, Any]:
    """drive.permissions.create; giving a role to somebody who has one replaces it."""
    record = require(world, call.params["fileId"], call.caller, role="writer")
    permission = made_of(call.body)
    if permission["role"] == "owner":
        return _answered(_transfer(world, record, permission, call), call)
    _require_account(world, record, permission, call)
    _keep(world, record, permission)
    return _answered(permission, call)


def get_permission(world: World, call: Call) -> dict[str, Any]:
    """drive.permissions.get."""
    record = require(world, call.params["fileId"], call.caller, role="writer")
    return _answered(_found(effective_permissions(world, record, view="published"), call), call)


def list_permissions(world: World, call: Call) -> dict[str, Any]:
    """drive.permissions.list: those of the folders too; the published ones where asked for."""
    record = require(world, call.params["fileId"], call.caller, role="writer")
    view = call.params.get("includePermissionsForView", "")
    permissions = [_answered(p, call) for p in effective_permissions(world, record, view=view)]
    return {"kind": "drive#permissionList", "permissions": permissions}


def update_permission(world: World, call: Call) -> dict[str, Any]:
    """drive.permissions.update: another role, another expiration, or an offer of ownership."""
    record = require(world, call.params["fileId"], call.caller, role="writer")
    permission = _found(record["permissions"], call)
    spare = call.body.keys() - {"role", "expirationTime", "pendingOwner"}
    if spare:
        raise ApiError(
            403,
            "The resource body includes fields which are not directly writable.",
            reason="fieldNotWritable",
        )
    changed = permission | call.body
    check_role(changed["role"], changed)
    if changed["role"] == "owner" != permission["role"]:
        return _answered(_transfer(world, record, changed, call), call)
    if permission["role"] == "owner" != changed["role"]:
        raise ApiError(403, "The owner of a file cannot be downgraded.", reason="forbidden")
    _keep(world, record, changed)
    return _answered(changed, call)


def delete_permission(world: World, call: Call) -> Reply:
    """drive.permissions.delete; everybody may give up their own."""
    record = require(world, call.params["fileId"], call.caller)
    permission = _found(record["permissions"], call)
    if permission.get("emailAddress") != call.caller:
        require(world, record["id"], call.caller, role="writer")
    if permission["role"] == "owner":
        raise ApiError(403, "The owner of a file cannot be removed.", reason="cannotRemoveOwner")
    rest = [p for p in record["permissions"] if p["id"] != permission["id"]]
    world.store.put(
        "files", record["id"], record | {"permissions": rest, "version": record["version"] + 1}
    )
    return Reply(b"", "", 204)


def _require_account(world: World, record: Record, permission: dict[str, Any], call: Call) -> None:
    """Google invites whom it doesn't know by letter alone; the wording has been seen."""
    address = str(permission.get("emailAddress", ""))
    silent = call.params.get("sendNotificationEmail") is False
    if not (silent and address and world.quirks.is_other("drive.no-account")):
        return
    if address.rpartition("@")[2] != record["owner"].rpartition("@")[2]:
        said = (
            f"You are trying to invite {address}. Since there is no Google account associated with this email "
            'address, you must check the "Notify people" box to invite this recipient.'
        )
        raise ApiError(400, f'Bad Request. User message: "{said}"', reason="invalidSharingRequest")


def _answered(permission: dict[str, Any], call: Call) -> dict[str, Any]:
    resource = shown(permission)
    result: dict[str, Any] = apply(DEFAULT_FIELDS, resource) if call.fields is None else resource
    return result


def _found(permissions: list[dict[str, Any]], call: Call) -> dict[str, Any]:
    wanted = call.params["permissionId"]
    for permission in permissions:
        if permission["id"] == wanted:
            return permission
    raise ApiError(
        404, f"Permission not found: {wanted}.", reason="notFound", location="permissionId", location_type="parameter"
    )  # fmt: skip


def _keep(world: World, record: Record, permission: dict[str, Any]) -> None:
    known = next((p for p in record["permissions"] if p["id"] == permission["id"]), None)
    if known and known["role"] == "owner" and permission["role"] != "owner":
        return  # the owner already may do what is asked for
    others = [p for p in record["permissions"] if p["id"] != permission["id"]]
    changed = {"permissions": [*others, permission], "version": record["version"] + 1}
    world.store.put("files", record["id"], record | changed)


def _transfer(
    world: World, record: Record, permission: dict[str, Any], call: Call
) -> dict[str, Any]:
    """Make somebody the owner; the one before becomes a writer."""
    if not call.params.get("transferOwnership"):
        raise ApiError(
            403, "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
            reason="forbidden", location="transferOwnership", location_type="parameter",
        )  # fmt: skip
    # Who was made the pending owner may take the file over; else its owner gives it away.
    if not (permission.get("pendingOwner") and permission.get("emailAddress") == call.caller):
        require(world, record["id"], call.caller, role="owner")
    permission = {name: value for name, value in permission.items() if name != "pendingOwner"}
    others = [
        p | {"role": p["role"].replace("owner", "writer")}
        for p in record["permissions"]
        if p["id"] != permission["id"]
    ]
    changed = {
        "permissions": [*others, permission],
        "owner": permission["emailAddress"],
        "version": record["version"] + 1,
    }
    world.store.put("files", record["id"], record | changed)
    return permission
