"""Which contents become which Google files, and which Google files go out as what.

Services register what they can; Drive asks here. What Google can and the emulator cannot is told
apart from what Google refuses too.
"""

from collections.abc import Callable

from emulator.errors import ApiError, unimplemented
from emulator.store import Record
from emulator.world import World

Importer = Callable[[World, Record, bytes], None]
Exporter = Callable[[World, Record], bytes]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
RTF, PDF, ZIP, EPUB = (
    "application/rtf",
    "application/pdf",
    "application/zip",
    "application/epub+zip",
)
TEXT, HTML, MARKDOWN = "text/plain", "text/html", "text/markdown"

DOCUMENT = "application/vnd.google-apps.document"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"

# What Google converts (Drive API, "Import to Google Docs types" and "Export MIME types").
GOOGLE_IMPORTS = {
    DOCUMENT: {DOCX, ODT, RTF, "text/rtf", TEXT, HTML, MARKDOWN, PDF, "application/msword", "image/jpeg", "image/png"},
    SPREADSHEET: {XLSX, "application/vnd.ms-excel", "text/csv", "text/tab-separated-values",
                  "application/vnd.oasis.opendocument.spreadsheet"},
}  # fmt: skip
GOOGLE_EXPORTS = {
    DOCUMENT: {DOCX, ODT, RTF, PDF, TEXT, HTML, ZIP, EPUB, MARKDOWN},
    SPREADSHEET: {XLSX, PDF, ZIP, "text/csv", "text/tab-separated-values",
                  "application/x-vnd.oasis.opendocument.spreadsheet",
                  "application/vnd.oasis.opendocument.spreadsheet"},
}  # fmt: skip

_importers: dict[tuple[str, str], Importer] = {}
_exporters: dict[tuple[str, str], Exporter] = {}


def add_importer(target: str, source: str, importer: Importer) -> None:
    """Register how content of a type becomes the content of a Google file of the target's type."""
    _importers[target, source] = importer


def add_exporter(source: str, target: str, exporter: Exporter) -> None:
    """Register how a Google file goes out as content of another type."""
    _exporters[source, target] = exporter


def importer_of(target: str, source: str) -> Importer:
    """The registered importer; ApiError 501 for what only Google can, 400 for what nobody can."""
    found = _importers.get((target, source))
    if found:
        return found
    if source in GOOGLE_IMPORTS.get(target, set()):
        raise unimplemented(f"conversion of {source} to {target}")
    raise ApiError(400, "The requested conversion is not supported.", reason="badRequest")


def exporter_of(source: str, target: str) -> Exporter:
    """The registered exporter; ApiError 501 for what only Google can, 400 for what nobody can."""
    found = _exporters.get((source, target))
    if found:
        return found
    if target in GOOGLE_EXPORTS.get(source, set()):
        raise unimplemented(f"export of {source} as {target}")
    raise ApiError(
        400, "The requested conversion is not supported.", reason="badRequest",
        location="convertTo", location_type="parameter",
    )  # fmt: skip
