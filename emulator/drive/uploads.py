"""Content that comes with a file: kept as it is, or converted to one of Google's types."""

import hashlib

from emulator import conversions
from emulator.files import DOCUMENT
from emulator.store import Record
from emulator.world import World

OCTETS = "application/octet-stream"
ZIP_MAGIC = b"PK\x03\x04"


def convert(world: World, record: Record, content: bytes, media_type: str) -> None:
    """Make uploaded content the content of a Google file; ApiError where that cannot be."""
    source = plain_type(media_type)
    if source == OCTETS and record["mimeType"] == DOCUMENT:
        source = conversions.DOCX if content.startswith(ZIP_MAGIC) else conversions.TEXT
    conversions.importer_of(record["mimeType"], source)(world, record, content)


def keep(world: World, record: Record, content: bytes) -> Record:
    """Keep content as it is; the record with what Drive tells of bytes."""
    world.store.put_blob(record["id"], content)
    described = record | {
        "size": len(content),
        "md5Checksum": hashlib.md5(content, usedforsecurity=False).hexdigest(),
        "sha1Checksum": hashlib.sha1(content, usedforsecurity=False).hexdigest(),
        "sha256Checksum": hashlib.sha256(content).hexdigest(),
        "headRevisionId": world.ids.token(51),
        "originalFilename": record.get("originalFilename", record["name"]),
    }
    world.store.put("files", record["id"], described)
    return described


def plain_type(media_type: str) -> str:
    """A content type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()
