"""PDF files of papers: converted in batches, and one by one where a batch left some out."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from generators.export.pdf import settled_pdf
from sync.exporting.keeping import Kept
from sync.exporting.office import BATCH, MOST_FAILURES, Office
from sync.progress import Progress
from sync.workspace.file import File

ABSENT = (
    "PDF не сделаны: на этом компьютере нет LibreOffice (программа soffice). Установите его и повторите или откройте "
    "файлы .docx в любом текстовом редакторе."
)
FAILED = "PDF не получился: LibreOffice не смог открыть документ. Файл .docx на месте."
STOPPED = "PDF не получились: LibreOffice на этом компьютере не работает. Файлы .docx на месте."
_WHAT = "PDF"


def convert_all(
    office: Office, files: Mapping[str, File], kept: Kept, progress: Progress
) -> dict[str, str]:
    """Make the PDF files that are not kept yet.

    Returns:
        Key of a paper → why there is none.
    """
    missing = [key for key, file in files.items() if not kept.has(file, ".pdf")]
    done, failures = len(files) - len(missing), 0
    if missing:
        progress(_WHAT, done, len(files))
    left_out: list[str] = []
    for begin in range(0, len(missing), BATCH):
        batch = missing[begin : begin + BATCH]
        _convert(office, {key: files[key] for key in batch}, kept)
        left_out += [key for key in batch if not kept.has(files[key], ".pdf")]
        done += len(batch)
        progress(_WHAT, done, len(files))
        if len(left_out) == begin + len(batch) > BATCH:
            break  # not one of two batches: the office is at fault, not a paper
    for key in left_out:
        if failures < MOST_FAILURES:
            _convert(office, {key: files[key]}, kept)
            failures = 0 if kept.has(files[key], ".pdf") else failures + 1
    lacking = [key for key in missing if not kept.has(files[key], ".pdf")]
    nothing = failures >= MOST_FAILURES and len(lacking) == len(files)
    return dict.fromkeys(lacking, STOPPED if nothing else FAILED)


def _convert(office: Office, files: Mapping[str, File], kept: Kept) -> None:
    """Convert what is kept as .docx; what comes of it is kept."""
    by_name = {kept.path(file, ".docx").stem: file for file in files.values()}
    for name, content in converted(office, [kept.path(f, ".docx") for f in files.values()]).items():
        kept.keep(by_name[name], ".pdf", settled_pdf(content, moment(by_name[name])))


def converted(office: Office, sources: Sequence[Path]) -> dict[str, bytes]:
    """The PDF files of .docx files, by name without ending; what could not be converted is missing."""
    with TemporaryDirectory(prefix="nastavnik-pdf-", ignore_cleanup_errors=True) as folder:
        office.convert(sources, Path(folder))
        return {
            path.stem: path.read_bytes()
            for path in sorted(Path(folder).glob("*.pdf"))
            if path.stat().st_size
        }


def moment(file: File) -> datetime:
    """When the file was last changed."""
    try:
        return datetime.fromisoformat(file.modified).astimezone(UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)
