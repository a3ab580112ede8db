"""drive.permissions: who may see, change or answer a file."""

from typing import Any

from emulator.drive import rights
from emulator.drive.permission import check_role, detailed, effective_permissions, made_of, shown
from emulator.errors import ApiError
from emulator.files import require, role_of
from emulator.mask import apply, parse
from emulator.store import Record
from emulator.world import Call, Reply, World

DEFAULT_FIELDS = parse("id,type,kind,role,allowFileDiscovery")


def create_permission(world: World, call: Call) -> dict[str, Any]:
    """drive.permissions.create; giving a role to somebody who has one replaces it."""
    record = _shareable(world, call)
    permission = made_of(call.body, record)
    if permission["role"] == "owner":
        return _answered(_transfer(world, record, permission, call), call)
    _require_account(world, record, permission, call)
    _require_member(world, record, permission)
    record = _keep(world, record, permission)
    return _answered(detailed(world, record, permission), call)


def get_permission(world: World, call: Call) -> dict[str, Any]:
    """drive.permissions.get."""
    record = require(world, call.params["fileId"], call.caller, role="writer")
    found = _found(effective_permissions(world, record, view="published"), call)
    return _answered(detailed(world, record, found), call)


def list_permissions(world: World, call: Call) -> dict[str, Any]:
    """drive.permissions.list: those of the folders too; the published ones where asked for."""
    record = require(world, call.params["fileId"], call.caller, role="writer")
    view = call.params.get("includePermissionsForView", "")
    held = effective_permissions(world, record, view=view)
    permissions = [_answered(detailed(world, record, p), call) for p in held]
    return {"kind": "drive#permissionList", "permissions": permissions}


def update_permission(world: World, call: Call) -> dict[str, Any]:
    """drive.permissions.update: another role, another expiration, or an offer of ownership."""
    record = _shareable(world, call)
    permission = _own(world, record, call)
    spare = call.body.keys() - {"role", "expirationTime", "pendingOwner"}
    if spare:
        raise ApiError(
            403,
            "The resource body includes fields which are not directly writable.",
            reason="fieldNotWritable",
        )
    changed = permission | call.body
    check_role(changed["role"], changed, record)
    if changed["role"] == "owner" != permission["role"]:
        return _answered(_transfer(world, record, changed, call), call)
    if permission["role"] == "owner" != changed["role"]:
        raise ApiError(403, "The owner of a file cannot be downgraded.", reason="forbidden")
    record = _keep(world, record, changed)
    return _answered(detailed(world, record, changed), call)


def delete_permission(world: World, call: Call) -> Reply:
    """drive.permissions.delete; everybody may give up their own."""
    record = require(world, call.params["fileId"], call.caller)
    permission = _own(world, record, call)
    if permission.get("emailAddress") != call.caller:
        _shareable(world, call)
    if permission["role"] == "owner":
        raise ApiError(403, "The owner of a file cannot be removed.", reason="cannotRemoveOwner")
    rest = [p for p in record["permissions"] if p["id"] != permission["id"]]
    world.store.put(
        "files", record["id"], record | {"permissions": rest, "version": record["version"] + 1}
    )
    return Reply(b"", "", 204)


def _shareable(world: World, call: Call) -> Record:
    """The record of a file whose sharing the caller may change."""
    record = require(world, call.params["fileId"], call.caller)
    return require(world, record["id"], call.caller, role=rights.to_share(world, record))


def _own(world: World, record: Record, call: Call) -> dict[str, Any]:
    """A permission given on the file itself; ApiError for one that comes from above, or from nowhere."""
    if "driveId" in record:
        _found(effective_permissions(world, record, view="published"), call)
        if all(p["id"] != call.params["permissionId"] for p in record["permissions"]):
            raise ApiError(
                403,
                "Cannot update or delete an inherited permission on a shared drive item.",
                reason="cannotModifyInheritedTeamDrivePermission",
            )
    return _found(record["permissions"], call)


def _require_member(world: World, record: Record, permission: dict[str, Any]) -> None:
    """A shared drive may be closed to everybody but its members."""
    drive = world.store.get("files", record.get("driveId", ""))
    if drive is None or not drive["restrictions"].get("driveMembersOnly"):
        return
    if drive["id"] == record["id"] or role_of(world, drive, permission.get("emailAddress", "")):
        return
    raise ApiError(
        403,
        "The attempted action requires shared drive membership.",
        reason="teamDriveMembershipRequired",
    )


def _require_account(world: World, record: Record, permission: dict[str, Any], call: Call) -> None:
    """Google invites whom it doesn't know by letter alone; the wording has been seen."""
    address = str(permission.get("emailAddress", ""))
    silent = call.params.get("sendNotificationEmail") is False
    if not (silent and address and world.quirks.is_other("drive.no-account")):
        return
    home = record["owner"] or record.get("creator", "")
    if address.rpartition("@")[2] != home.rpartition("@")[2]:
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


def _keep(world: World, record: Record, permission: dict[str, Any]) -> Record:
    known = next((p for p in record["permissions"] if p["id"] == permission["id"]), None)
    if known and known["role"] == "owner" and permission["role"] != "owner":
        return record  # the owner already may do what is asked for
    others = [p for p in record["permissions"] if p["id"] != permission["id"]]
    changed = {"permissions": [*others, permission], "version": record["version"] + 1}
    world.store.put("files", record["id"], record | changed)
    return record | changed


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
