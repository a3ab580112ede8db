"""Moves: where a file lies after drive.files.update with addParents and removeParents."""

from typing import Any

from emulator import files
from emulator.drive import rights
from emulator.errors import ApiError
from emulator.store import Record
from emulator.world import Call, World


def moved(world: World, record: Record, call: Call) -> Record:
    """The record after a move; ApiError where there would be two folders, a circle, or it is not allowed."""
    added = [files.require_parent(world, f, call.caller) for f in _listed(call, "addParents")]
    parents = _parents(world, record, added, call)
    if len(parents) > 1:
        raise _too_many(shared="driveId" in record)
    before = record.get("driveId")
    after = added[0].get("driveId") if added else before
    if before == after:
        if before and parents != record["parents"]:
            _require(world, record, call, "fileOrganizer")
        return record | {"parents": parents}
    return _carried(world, record, call, after) | {"parents": parents}


def _parents(world: World, record: Record, added: list[Record], call: Call) -> list[str]:
    removed = {
        files.root_folder(world, call.caller)["id"] if f == "root" else f
        for f in _listed(call, "removeParents")
    }
    leaves = any(folder.get("driveId") != record.get("driveId") for folder in added)
    if leaves or (call.params.get("enforceSingleParent") and added):
        removed |= set(record["parents"])
    for folder in added:
        if record["id"] in {above["id"] for above in files.with_folders(world, folder)}:
            raise ApiError(
                403, "A folder cannot be moved into itself.", reason="cyclicFolderInsertion"
            )
    kept = [parent for parent in record["parents"] if parent not in removed]
    return list(dict.fromkeys([*kept, *(folder["id"] for folder in added)]))


def _carried(world: World, record: Record, call: Call, after: str | None) -> Record:
    """A record that changes hands: into a shared drive, out of one, or from one to another."""
    if record["mimeType"] == files.FOLDER:
        raise ApiError(
            403,
            "Moving folders into shared drives is not supported.",
            reason="teamDrivesFolderMoveInNotSupported",
        )
    if "driveId" in record:
        _require(world, record, call, "organizer")
    elif record["owner"] != call.caller:
        raise ApiError(
            403,
            "The domain administrator has not allowed writers to move items into a shared drive.",
            reason="fileWriterTeamDriveMoveInDisabled",
        )
    if after:
        held: dict[str, Any] = {"driveId": after, "creator": record.get("creator", record["owner"])}
        return record | held | {"owner": "", "permissions": _without_owner(record)}
    files.require_storage(call.caller, record["mimeType"])
    mine = files.user_permission(call.caller, "owner")
    others = [p for p in record["permissions"] if p["id"] != mine["id"]]
    out = {name: held for name, held in record.items() if name not in ("driveId", "creator")}
    return out | {"owner": call.caller, "permissions": [*others, mine]}


def _without_owner(record: Record) -> list[dict[str, Any]]:
    return [p for p in record["permissions"] if p["role"] != "owner"]


def _require(world: World, record: Record, call: Call, role: str) -> None:
    if rights.is_shared_drive(record):
        raise ApiError(403, "The top folder of a shared drive cannot be moved.", reason="forbidden")
    if not files.is_at_least(files.role_of(world, record, call.caller), role):
        raise files.insufficient(record["id"])


def _too_many(*, shared: bool) -> ApiError:
    if shared:
        return ApiError(
            403, "A shared drive item must have exactly one parent.", reason="teamDrivesParentLimit"
        )
    return ApiError(
        403, "Increasing the number of parents is not allowed", reason="cannotAddParent"
    )


def _listed(call: Call, name: str) -> list[str]:
    return [part.strip() for part in call.params.get(name, "").split(",") if part.strip()]
