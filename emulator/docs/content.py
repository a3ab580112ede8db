"""The content of a document: its docx bytes as the file's blob, and the id of its revision."""

import io
import zipfile
from functools import cache

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from emulator.errors import ApiError
from emulator.store import Record
from emulator.world import World

COLLECTION = "documents"
LARGEST = 50 * 1024 * 1024  # bytes that Google converts to a document
LARGEST_UNPACKED = 8 * LARGEST


def begin(world: World, record: Record) -> None:
    """Make a new document empty."""
    put(world, record["id"], blank())


def copy(world: World, source_id: str, record: Record) -> None:
    """Give a new document the content of another."""
    put(world, record["id"], world.store.blob(source_id))


def forget(world: World, file_id: str) -> None:
    """Drop what is kept of a document besides its blob."""
    world.store.delete(COLLECTION, file_id)


def put(world: World, file_id: str, content: bytes) -> None:
    """Replace the content of a document; every change makes a new revision."""
    world.store.put_blob(file_id, content)
    world.store.put(COLLECTION, file_id, {"revisionId": world.ids.token(54)})


def revision(world: World, file_id: str) -> str:
    """The id of the present revision."""
    kept = world.store.get(COLLECTION, file_id) or {}
    return str(kept.get("revisionId", ""))


@cache
def blank() -> bytes:
    """The bytes of an empty document."""
    return saved(docx.Document())


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def opened(content: bytes) -> Document:
    """The document in docx bytes; ApiError 400 where they are none."""
    if len(content) > LARGEST:
        raise _unfit()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise _unfit()
        return docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        # lxml's XMLSyntaxError is a SyntaxError; python-docx raises ValueError for another package.
        raise _unfit() from error


def _unfit() -> ApiError:
    return ApiError(400, "Bad Request", reason="badRequest")
