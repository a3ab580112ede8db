"""drive.drives: shared drives, whose files belong to the drive and not to a person.

Files in them are there for calls alone that say `supportsAllDrives` (emulator.drive.reach). Domain
administrators' access, themes and pictures are not built.
"""

from typing import Any

from emulator.clock import rfc3339
from emulator.drive import capabilities
from emulator.drive.paging import page_of
from emulator.drive.people import may_create_drives
from emulator.drive.resource import is_trashed
from emulator.drive.rights import is_shared_drive, shared_drive
from emulator.errors import ApiError, unimplemented
from emulator.files import FOLDER, remove, role_of, user_permission
from emulator.store import Record
from emulator.world import Call, Reply, World

DEFAULT_PAGE, LARGEST_PAGE = 10, 100
RESTRICTIONS = (
    "adminManagedRestrictions", "copyRequiresWriterPermission", "domainUsersOnly",
    "driveMembersOnly", "sharingFoldersRequiresOrganizerPermission",
)  # fmt: skip
BRIEF = ("kind", "id", "name")  # what Drive tells of a drive without `fields`


def create_drive(world: World, call: Call) -> dict[str, Any]:
    """drive.drives.create: whoever makes a drive is its manager; a request's id counts once."""
    if not may_create_drives(call.caller):
        raise ApiError(
            403, "The authenticated user cannot create new shared drives.",
            reason="userCannotCreateTeamDrives",
        )  # fmt: skip
    if not call.body.get("name"):
        raise ApiError(400, "The name field is required.", reason="required", location="drive.name")
    _refuse_unbuilt(call)
    asked = f"{call.caller} {call.params['requestId']}"
    if world.store.get("drive requests", asked):
        raise ApiError(
            409, "A shared drive was already created by this request.", reason="duplicate"
        )
    now = rfc3339(world.clock.now())
    key = f"0A{world.ids.token(11)}Uk9PVA"
    record: Record = {
        "id": key, "name": call.body["name"], "mimeType": FOLDER, "parents": [], "properties": {},
        "appProperties": {}, "createdTime": now, "modifiedTime": now, "version": 1, "trashed": False,
        "owner": "", "creator": call.caller, "lastModifyingUser": call.caller, "root": True,
        "driveId": key, "permissions": [user_permission(call.caller, "organizer")],
        "apps": [call.app], "restrictions": {}, "hiddenBy": [],
    }  # fmt: skip
    world.store.put("files", key, record)
    world.store.put("drive requests", asked, {"drive": key})
    return _answered(record, call, "organizer")


def get_drive(world: World, call: Call) -> dict[str, Any]:
    """drive.drives.get, for members."""
    _refuse_unbuilt(call)
    record = shared_drive(world, call.params["driveId"], call.caller)
    return _answered(record, call, role_of(world, record, call.caller) or "reader")


def list_drives(world: World, call: Call) -> dict[str, Any]:
    """drive.drives.list: those of which the caller is a member."""
    _refuse_unbuilt(call)
    if call.params.get("q"):
        raise unimplemented("q of drive.drives.list")
    held = [
        (record, role)
        for _, record in world.store.items("files")
        if is_shared_drive(record) and (role := role_of(world, record, call.caller))
    ]
    page, token = page_of(held, call, DEFAULT_PAGE, LARGEST_PAGE)
    drives = [_answered(record, call, role) for record, role in page]
    return {"kind": "drive#driveList"} | token | {"drives": drives}


def update_drive(world: World, call: Call) -> dict[str, Any]:
    """drive.drives.update: another name or restrictions, by a manager."""
    _refuse_unbuilt(call)
    record = shared_drive(world, call.params["driveId"], call.caller, "organizer")
    restrictions = record["restrictions"] | call.body.get("restrictions", {})
    changed = record | {"restrictions": restrictions, "name": call.body.get("name", record["name"])}
    return _kept(world, changed, call)


def delete_drive(world: World, call: Call) -> Reply:
    """drive.drives.delete: an empty drive, by a manager; what lies in the bin goes along."""
    _refuse_unbuilt(call)
    record = shared_drive(world, call.params["driveId"], call.caller, "organizer")
    inside = (r for _, r in world.store.items("files") if r.get("driveId") == record["id"])
    if any(file["id"] != record["id"] and not is_trashed(world, file) for file in inside):
        raise ApiError(
            403, "This resource cannot be deleted because it has children",
            reason="cannotDeleteResourceWithChildren",
        )  # fmt: skip
    remove(world, record["id"])
    return Reply(b"", "", 204)


def hide_drive(world: World, call: Call) -> dict[str, Any]:
    """drive.drives.hide: out of the caller's usual view."""
    record = shared_drive(world, call.params["driveId"], call.caller)
    return _kept(world, record | {"hiddenBy": sorted({*record["hiddenBy"], call.caller})}, call)


def unhide_drive(world: World, call: Call) -> dict[str, Any]:
    """drive.drives.unhide: back into the caller's usual view."""
    record = shared_drive(world, call.params["driveId"], call.caller)
    return _kept(
        world, record | {"hiddenBy": [e for e in record["hiddenBy"] if e != call.caller]}, call
    )


def _kept(world: World, record: Record, call: Call) -> dict[str, Any]:
    world.store.put("files", record["id"], record)
    return _answered(record, call, role_of(world, record, call.caller) or "reader")


def _answered(record: Record, call: Call, role: str) -> dict[str, Any]:
    """A Drive resource as the caller sees it; without `fields` the three that Drive sends of itself."""
    resource = {
        "kind": "drive#drive",
        "id": record["id"],
        "name": record["name"],
        "createdTime": record["createdTime"],
        "hidden": call.caller in record["hiddenBy"],
        "restrictions": dict.fromkeys(RESTRICTIONS, False) | record["restrictions"],
        "capabilities": capabilities.of_drive(role),
    }
    return resource if call.fields is not None else {name: resource[name] for name in BRIEF}


def _refuse_unbuilt(call: Call) -> None:
    if call.params.get("useDomainAdminAccess"):
        raise unimplemented("useDomainAdminAccess")
    spare = call.body.keys() - {"kind", "id", "name", "restrictions", "hidden", "createdTime"}
    if spare:
        raise unimplemented(f"{', '.join(sorted(spare))} of a shared drive")
    if "restrictions" in call.body and call.method.endswith("create"):
        raise ApiError(
            403,
            "Restrictions cannot be set when a shared drive is created.",
            reason="fieldNotWritable",
        )
