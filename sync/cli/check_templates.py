"""``nastavnik check-templates``: what is wrong with the templates of papers, and what to do about it."""

from collections.abc import Sequence
from pathlib import Path

from config.paper_kind import PaperKind
from sync.checkup.check import Check
from sync.checkup.templates import on_disk, on_drive
from sync.cli.checks import as_values, check_lines, exit_code
from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.commit import Desk
from sync.refusals import WrongUse
from sync.settings import Settings
from sync.snapshot import read_spreadsheet


def run(settings: Settings, output: Output, files: Sequence[Path], kind: str) -> int:
    """Check the templates on Drive, or files on this computer; nothing is changed.

    Returns:
        0, or 3 where a template has faults.

    Raises:
        WrongUse: It is not said which papers the files are for, or the kind isn't known.
    """
    kinds = _meant(settings.configuration.papers, kind.strip())
    requests: dict[str, int] = {}
    if files:
        if not kind:
            raise WrongUse(
                f"Укажите, каких документов это шаблон: --kind. {_known(settings.configuration.papers)}"
            )
        output.progress("Проверяю файлы…")
        checks = list(on_disk(files, kinds[0]))
    else:
        output.progress("Проверяю шаблоны на Диске; ничего не меняю…")
        checks, desk = on_spreadsheet(settings, "check-templates", lambda d: _standing(d, kinds))
        requests = dict(desk.workspace.counts)
    output.result({"checks": as_values(checks), "requests": requests}, check_lines(checks))
    return exit_code(checks)


def _standing(desk: Desk, kinds: Sequence[PaperKind]) -> list[Check]:
    memory = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id).memory
    drive = desk.workspace.drive
    files = drive.of_home(memory.get("home", ""))
    if memory.get("folder"):  # a folder's listing is right at once, the index may be behind
        files = (*files, *drive.inside(memory["folder"]))
    return list(on_drive(drive, kinds, {file.key: file for file in reversed(files)}))


def _meant(kinds: Sequence[PaperKind], wanted: str) -> Sequence[PaperKind]:
    if not wanted:
        return kinds
    meant = [kind for kind in kinds if wanted.casefold() in {kind.kind, kind.caption.casefold()}]
    if not meant:
        raise WrongUse(f"Вида «{wanted}» нет. {_known(kinds)}")
    return meant


def _known(kinds: Sequence[PaperKind]) -> str:
    return f"Есть: {', '.join(kind.kind for kind in kinds)}."
