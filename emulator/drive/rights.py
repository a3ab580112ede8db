"""Which role it takes to do what with a file: its owner in a My Drive, certain members in a shared drive.

Google's guide "Roles and permissions" of the Drive API has the table: contributors (`writer`) add
and change, content managers (`fileOrganizer`) also move, bin and share folders, managers
(`organizer`) also delete for good, take things out of the drive and let members in.
"""

from emulator.errors import ApiError
from emulator.files import FOLDER, is_at_least, role_of
from emulator.store import Record
from emulator.world import World


def is_shared_drive(record: Record) -> bool:
    """Whether a record is a shared drive itself."""
    return bool(record.get("driveId") == record["id"])


def to_trash(record: Record) -> str:
    """The role that puts a file into the bin and takes it back."""
    return "fileOrganizer" if "driveId" in record else "owner"


def to_delete(record: Record) -> str:
    """The role that deletes a file for good."""
    return "organizer" if "driveId" in record else "owner"


def to_share(world: World, record: Record) -> str:
    """The role that lets others see a file."""
    if "driveId" not in record or (record["mimeType"] != FOLDER):
        return "writer"
    drive = world.store.get("files", record["driveId"]) or record
    strict = drive.get("restrictions", {}).get("sharingFoldersRequiresOrganizerPermission")
    return "organizer" if strict or is_shared_drive(record) else "fileOrganizer"


def is_member(world: World, drive_id: str, email: str) -> bool:
    """Whether somebody is a member of a shared drive."""
    drive = world.store.get("files", drive_id)
    return bool(drive and role_of(world, drive, email))


def shared_drive(world: World, drive_id: str, caller: str, role: str = "reader") -> Record:
    """A shared drive of which the caller is a member with at least this role; ApiError 404 or 403 else."""
    drive = world.store.get("files", drive_id)
    held = role_of(world, drive, caller) if drive and is_shared_drive(drive) else None
    if drive is None or held is None:
        raise ApiError(
            404, f"Shared drive not found: {drive_id}", reason="notFound", location="driveId",
            location_type="parameter",
        )  # fmt: skip
    if not is_at_least(held, role):
        raise ApiError(
            403, "The user does not have sufficient permissions for this shared drive.",
            reason="insufficientFilePermissions",
        )  # fmt: skip
    return drive
