"""The templates of papers: fields, tags, nesting; each fault with its remedy. For ``doctor`` and ``check-templates``."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from config.paper_kind import PaperKind
from generators.documents.package import LARGEST_UNPACKED
from programme.papers.fields import known_fields
from sync.checkup.check import Check, error, ok
from sync.rendering import Renderer
from sync.setup.memory import template_key
from sync.workspace.drive import Drive
from sync.workspace.errors import Refused
from sync.workspace.file import File

TEMPLATES = "Шаблон"
INIT = "Запустите nastavnik init: он создаст недостающее и больше ничего не тронет."
_GONE = ("Файла шаблона нет.", f"Верните его из корзины Диска. {INIT}")
_FINE = "Все подстановки понятны."
WORKERS = 4


def on_drive(
    drive: Drive, kinds: Iterable[PaperKind], files: Mapping[str, File]
) -> Iterator[Check]:
    """Check the templates that stand on Drive, in bounds of time and memory.

    Args:
        drive: Where they are.
        kinds: Of these papers.
        files: The programme's files by key.

    Raises:
        WorkspaceError: Google does not answer.
    """
    listed = list(kinds)
    with ThreadPoolExecutor(max_workers=WORKERS) as pool, Renderer() as renderer:
        contents = pool.map(
            lambda kind: _exported(drive, files.get(template_key(kind.kind))), listed
        )
        for kind, content in zip(listed, contents, strict=True):
            name = _name(kind)
            file = files.get(template_key(kind.kind))
            if file is None or content is None:
                yield error(name, *_GONE)
                continue
            yield from _checked(renderer, name, kind, content, f"Исправьте шаблон: {file.url}")


def on_disk(paths: Iterable[Path], kind: PaperKind) -> Iterator[Check]:
    """Check files on this computer as templates of papers of a kind."""
    with Renderer() as renderer:
        for path in paths:
            try:
                if path.stat().st_size > LARGEST_UNPACKED:
                    yield error(str(path), "Файл слишком велик.", "Уберите из него картинки.")
                    continue
                content = path.read_bytes()
            except OSError as fault:
                told = f"Файл не читается ({type(fault).__name__})."
                yield error(str(path), told, "Проверьте имя файла и права на него.")
                continue
            yield from _checked(renderer, str(path), kind, content, "Исправьте файл и повторите.")


def _exported(drive: Drive, file: File | None) -> bytes | None:
    """The template; None where it has gone since the listing."""
    try:
        return drive.export_docx(file.id) if file else None
    except Refused as refusal:
        if refusal.code != 404:
            raise
        return None


def _checked(
    renderer: Renderer, name: str, kind: PaperKind, content: bytes, remedy: str
) -> Iterator[Check]:
    faults = renderer.check(content, known_fields(kind.about))
    for fault in faults:
        yield error(name, fault, remedy)
    if not faults:
        yield ok(name, _FINE)


def _name(kind: PaperKind) -> str:
    return f"{TEMPLATES}: {kind.caption}"
