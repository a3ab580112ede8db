"""Papers come from Drive, several at once; each is kept as soon as it is there."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from generators.export.archive import settled
from generators.export.package import PaperFault, read_package
from generators.export.papers import Paper
from sync.commit import Desk
from sync.exporting.keeping import Kept
from sync.workspace.drive import DOCUMENT
from sync.workspace.errors import Refused
from sync.workspace.file import File

WORKERS = 4
GONE = "Файл удалён, лежит в корзине или не открыт программе: верните его из корзины Google Диска."
_FOR_THIS_FILE = {400, 403, 404}
_FOR_ALL = {"rateLimitExceeded", "userRateLimitExceeded", "dailyLimitExceeded"}
"""Answers that concern one file, but for these reasons; all others concern the work as a whole."""


@dataclass(frozen=True)
class Fetched:
    """What came of it.

    Attributes:
        files: Key of a paper → its file on Drive; its content is kept.
        faults: Key → why there is none.
    """

    files: Mapping[str, File]
    faults: Mapping[str, str]


def fetch(desk: Desk, papers: Sequence[Paper], home: str, kept: Kept) -> Fetched:
    """Fetch what is not kept yet.

    Raises:
        WorkspaceError: Google does not answer; what was fetched stays kept.
    """
    faults = {p.key: "Файла ещё нет: запустите nastavnik sync." for p in papers if not p.file}
    files = _standing(desk, [p for p in papers if p.file], home)
    faults |= {p.key: GONE for p in papers if p.file and p.key not in files}
    for key, file in list(files.items()):
        if file.mime_type != DOCUMENT:
            faults[key] = "Это не Google Документ: откройте его в Google Документах и сохраните."
            del files[key]
    missing = [key for key, file in files.items() if not kept.has(file, ".docx")]
    if missing:
        kept.open()
    done = len(files) - len(missing)
    if missing:
        desk.progress("Документы", done, len(files))
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    try:
        work = {pool.submit(_fetched, desk, files[key], kept): key for key in missing}
        for future in as_completed(work):
            fault = future.result()
            if fault:
                faults[work[future]] = fault
            done += 1
            desk.progress("Документы", done, len(files))
    finally:
        # An interrupted export waits for what is under way, not for all that was to come.
        pool.shutdown(cancel_futures=True)
    return Fetched({key: file for key, file in files.items() if key not in faults}, faults)


def _standing(desk: Desk, papers: Sequence[Paper], home: str) -> dict[str, File]:
    """The papers' files, by one listing; what it lacks is looked up, for it may be behind."""
    drive = desk.workspace.drive
    listed = {file.id: file for file in drive.of_home(home)} if len(papers) > 1 else {}
    found = {p.key: listed[p.file] for p in papers if p.file in listed}
    sought = [p for p in papers if p.key not in found]
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        for paper, file in zip(sought, pool.map(lambda p: drive.get(p.file), sought), strict=True):
            if file:
                found[paper.key] = file
    return {p.key: found[p.key] for p in papers if p.key in found}


def _fetched(desk: Desk, file: File, kept: Kept) -> str:
    """Why the file could not be had, or ""."""
    try:
        content = desk.workspace.drive.export_docx(file.id)
        read_package(content)
    except Refused as refusal:
        if refusal.code not in _FOR_THIS_FILE or refusal.reason in _FOR_ALL:
            raise
        if refusal.code == 404:
            return GONE
        return f"Google не отдал файл ({refusal.code} {refusal.reason}). Слишком большой скачайте в Документах сами."
    except PaperFault as fault:
        return str(fault)
    kept.keep(file, ".docx", settled(content))
    return ""
