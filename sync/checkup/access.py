"""Who may open folders of pairs and participants without having been let in by the programme; only read."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from programme.access import mark_of
from programme.matching.order import code_order
from sync.checkup.check import Check, ok, warning
from sync.records.access import FolderAccess, remembered_access
from sync.workspace.drive import FOLDER, Drive
from sync.workspace.errors import Refused
from sync.workspace.file import File
from sync.workspace.shares import Permission

NAME = "Доступ к папкам"
_KEY, _COMMON = "folder:", "folder:common"
MOST_NAMED = 6
_REMEDY = (
    "Откройте папку → «Настройки доступа» и закройте лишнее. Документы пары видят только она и куратор, документы одного "
    "человека — никто из коллег."
)


def access_by_hand(
    drive: Drive, files: Iterable[File], memory: Mapping[str, str], coordinator: str
) -> Check:
    """Access to papers' folders that neither the programme nor the programme's own folder gives.

    Args:
        drive: Google.
        files: All files of the programme.
        memory: What the programme remembers.
        coordinator: Their address; they may open every folder.
    """
    folders = {
        file.key.removeprefix(_KEY): file.id
        for file in files
        if file.mime_type == FOLDER
        and file.key.startswith(_KEY)
        and not file.key.startswith(_COMMON)
    }
    known = remembered_access(memory)
    with ThreadPoolExecutor(max_workers=8) as pool:
        above = pool.submit(_permissions, drive, memory.get("papers_folder", ""))
        asked = {code: pool.submit(_permissions, drive, folder) for code, folder in folders.items()}
        inherited = {permission.id for permission in above.result()}
        found = {
            code: strangers(
                listed.result(), known.get(code, FolderAccess()), inherited, mark_of(coordinator)
            )
            for code, listed in asked.items()
        }
    told = [_told(code, found[code]) for code in sorted(found, key=code_order) if found[code]]
    if not told:
        return ok(NAME, "Папки пар и участников открыты только тем, кому положено.")
    more = f"; и ещё папок: {len(told) - MOST_NAMED}" if len(told) > MOST_NAMED else ""
    return warning(NAME, f"Открыты вручную: {'; '.join(told[:MOST_NAMED])}{more}.", _REMEDY)


def strangers(
    permissions: Iterable[Permission],
    known: FolderAccess,
    inherited: Iterable[str],
    coordinator: str = "",
) -> list[Permission]:
    """Whom nobody can account for.

    Args:
        permissions: Of one folder.
        known: Whom the programme has let in, or found there and wished to.
        inherited: Ids of those who may open the folder above.
        coordinator: Mark of the coordinator's address.
    """
    ids = {*inherited, *(note.permission for note in known.notes)}
    marks = {coordinator, *(note.mark for note in known.notes)}
    return [
        p
        for p in permissions
        if p.role != "owner"
        and not p.inherited
        and p.id not in ids
        and not (p.address and mark_of(p.address) in marks)
    ]


def _permissions(drive: Drive, folder: str) -> tuple[Permission, ...]:
    try:
        return drive.shares.of(folder) if folder else ()
    except Refused as refusal:
        if refusal.code not in {403, 404}:
            raise
        return ()


def _told(code: str, found: Iterable[Permission]) -> str:
    kinds = [permission.kind for permission in found]
    people = sum(kind in {"user", "group"} for kind in kinds)
    parts = [f"по приглашению — {people}"] if people else []
    parts += ["всем, у кого есть ссылка"] if "anyone" in kinds else []
    parts += ["всей организации"] if "domain" in kinds else []
    return f"{code} ({', '.join(parts)})"
