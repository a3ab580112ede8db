"""What the caller may do with a file or a shared drive, as `capabilities` tells it.

Only capabilities that the emulator itself keeps to are told.
"""

from emulator.drive import rights
from emulator.files import FOLDER, is_at_least
from emulator.store import Record
from emulator.world import World

WRITER_MAY = (
    "canEdit",
    "canRename",
    "canShare",
    "canModifyContent",
    "canComment",
    "canAddChildren",
    "canMoveItemWithinDrive",
)
READER_MAY = ("canCopy", "canDownload", "canListChildren", "canReadRevisions")
OWNER_MAY = ("canDelete", "canTrash", "canUntrash", "canChangeCopyRequiresWriterPermission")

# Capability on a shared drive → the least role of a member who has it.
DRIVE_ROLES = {
    "canAddChildren": "writer",
    "canComment": "commenter",
    "canCopy": "reader",
    "canDeleteChildren": "organizer",
    "canDeleteDrive": "organizer",
    "canDownload": "reader",
    "canEdit": "writer",
    "canListChildren": "reader",
    "canManageMembers": "organizer",
    "canReadRevisions": "reader",
    "canRename": "writer",
    "canRenameDrive": "organizer",
    "canChangeSharingFoldersRequiresOrganizerPermissionRestriction": "organizer",
    "canChangeDriveMembersOnlyRestriction": "organizer",
    "canResetDriveRestrictions": "organizer",
    "canShare": "writer",
    "canTrashChildren": "fileOrganizer",
}


def of_file(world: World, record: Record, role: str, caller: str) -> dict[str, bool]:
    """Capabilities on a file, given the caller's role on it."""
    if "driveId" in record:
        return _of_shared(world, record, role, caller)
    allowed = dict.fromkeys(READER_MAY, True)
    allowed |= dict.fromkeys(WRITER_MAY, is_at_least(role, "writer"))
    return allowed | dict.fromkeys(OWNER_MAY, role == "owner")


def of_drive(role: str) -> dict[str, bool]:
    """Capabilities on a shared drive, given the caller's role as its member."""
    return {name: is_at_least(role, least) for name, least in DRIVE_ROLES.items()}


def _of_shared(world: World, record: Record, role: str, caller: str) -> dict[str, bool]:
    is_folder, is_top = record["mimeType"] == FOLDER, rights.is_shared_drive(record)
    writes, organizes = is_at_least(role, "writer"), is_at_least(role, "fileOrganizer")
    manages = is_at_least(role, "organizer")
    allowed = dict.fromkeys(("canCopy", "canDownload", "canReadRevisions"), True)
    allowed |= dict.fromkeys(("canEdit", "canModifyContent"), writes)
    return allowed | {
        "canComment": is_at_least(role, "commenter"),
        "canRename": writes and not is_top,
        "canShare": is_at_least(role, rights.to_share(world, record)),
        "canTrash": organizes and not is_top,
        "canUntrash": organizes and not is_top,
        "canDelete": manages and not is_top,
        "canMoveItemWithinDrive": organizes and not is_top,
        "canMoveItemOutOfDrive": manages and not is_top,
        "canAddChildren": is_folder and writes,
        "canListChildren": is_folder,
        "canTrashChildren": is_folder and organizes,
        "canDeleteChildren": is_folder and manages,
        "canMoveChildrenWithinDrive": is_folder and organizes,
        "canMoveChildrenOutOfDrive": is_folder and manages,
        "canAddFolderFromAnotherDrive": False,
        "canRemoveChildren": False,
        "canReadDrive": rights.is_member(world, record["driveId"], caller),
    }
