"""The bodies of files that drive.files.list searches (`corpora`).

`user` are files that somebody made, has had shared with them by name, or asks for by their folder;
`drive` is one shared drive; `allDrives` is `user` and every shared drive of which the caller is a
member. Drive's guide counts among `user` also what was opened; the emulator keeps no note of that.
"""

from collections.abc import Callable, Iterator

from emulator.drive.query import Both, Either, Not, Term, Within
from emulator.drive.reach import is_of_app
from emulator.drive.rights import is_member, shared_drive
from emulator.errors import ApiError, unimplemented
from emulator.files import is_listed_for, role_of
from emulator.store import Record
from emulator.world import Call, World

Test = Callable[[Record], bool]


def searched(world: World, term: Term | None, call: Call) -> tuple[Test, bool]:
    """The test whether a file is among those searched, and whether all of them are.

    Raises ApiError where the parameters contradict each other or name a drive that is closed.
    """
    corpora, drive = call.params.get("corpora", "user"), _drive_id(call)
    shared = _includes_shared(call)
    _check(world, call, corpora, drive, shared=shared)
    complete = corpora != "allDrives" or not world.quirks.is_other("drive.all-drives")
    named = set(_folders(term)) if term else set()
    members: dict[str, bool] = {}

    def belongs(record: Record) -> bool:
        home = record.get("driveId")
        if home is None:
            return corpora != "drive" and is_listed_for(world, record, call.caller)
        if not shared or not role_of(world, record, call.caller):
            return False
        if drive:
            return bool(home == drive)
        if home not in members:
            members[home] = is_member(world, home, call.caller)
        everywhere = corpora == "allDrives" and complete and members[home]
        return bool(everywhere or named & set(record["parents"]) or _is_users(record, call.caller))

    if call.own_files_only:
        return (lambda record: is_of_app(record, call) and belongs(record)), complete
    return belongs, complete


def _is_users(record: Record, email: str) -> bool:
    """Whether somebody made a file of a shared drive or was given it by name."""
    own = (p.get("emailAddress", "").lower() for p in record["permissions"] if not p.get("view"))
    return record["creator"] == email or email.lower() in own


def _folders(term: Term) -> Iterator[str]:
    """The folders that a query asks for by `in parents`."""
    if isinstance(term, Within) and term.collection == "parents":
        yield term.value
    elif isinstance(term, Not):
        return
    elif isinstance(term, Both | Either):
        yield from _folders(term.left)
        yield from _folders(term.right)


def _drive_id(call: Call) -> str:
    return str(call.params.get("driveId") or call.params.get("teamDriveId") or "")


def _includes_shared(call: Call) -> bool:
    return any(call.params.get(n) for n in ("includeItemsFromAllDrives", "includeTeamDriveItems"))


def _check(world: World, call: Call, corpora: str, drive: str, *, shared: bool) -> None:
    if corpora not in ("user", "drive", "allDrives"):
        raise unimplemented(f"corpora={corpora}")
    if (drive or corpora != "user") and not shared:
        raise ApiError(
            403,
            "The includeItemsFromAllDrives parameter must be set to true when driveId is specified or corpora "
            "contains drive or allDrives.",
        )
    supports = any(call.params.get(name) for name in ("supportsAllDrives", "supportsTeamDrives"))
    if shared and not supports:
        raise ApiError(
            403, "The supportsAllDrives parameter must be set to true when includeItemsFromAllDrives is set to true.",
        )  # fmt: skip
    if bool(drive) != (corpora == "drive"):
        raise ApiError(
            400, "The driveId parameter must be specified if and only if corpora is set to drive.", reason="invalid",
            location="driveId", location_type="parameter",
        )  # fmt: skip
    if drive:
        shared_drive(world, drive, call.caller)
