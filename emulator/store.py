"""The memory of the emulator: named collections of JSON objects, and file contents."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Record = dict[str, Any]
BLOBS = "\0blobs"


class Store:
    """Collections of JSON objects by key, in the order in which they were first put.

    A value handed out is the kept one: treat it as immutable and put a changed copy.
    """

    def __init__(self) -> None:
        self._collections: dict[str, dict[str, Any]] = {}
        self._saved: dict[str, dict[str, Any]] | None = None
        self.changes = 0  # grows with every write; tells whether there is something to save

    def get(self, collection: str, key: str) -> Record | None:
        """The object under a key, or None."""
        value: Record | None = self._collections.get(collection, {}).get(key)
        return value

    def put(self, collection: str, key: str, value: Record) -> None:
        """Keep an object; a key that is there already stays at its place."""
        self._writable(collection)[key] = value

    def delete(self, collection: str, key: str) -> None:
        """Forget an object; an unknown key is no error."""
        self._writable(collection).pop(key, None)

    def items(self, collection: str) -> list[tuple[str, Record]]:
        """All objects of a collection with their keys, in insertion order."""
        return list(self._collections.get(collection, {}).items())

    def blob(self, key: str) -> bytes:
        """The content of a file; KeyError where there is none."""
        content: bytes = self._collections.get(BLOBS, {})[key]
        return content

    def has_blob(self, key: str) -> bool:
        """Whether a file has content."""
        return key in self._collections.get(BLOBS, {})

    def put_blob(self, key: str, content: bytes) -> None:
        """Keep the content of a file."""
        self._writable(BLOBS)[key] = content

    def delete_blob(self, key: str) -> None:
        """Forget the content of a file; an unknown key is no error."""
        self._writable(BLOBS).pop(key, None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Undo every write inside the block where it ends with an exception."""
        self._saved = {}
        try:
            yield
        except BaseException:
            self._collections.update(self._saved)
            raise
        finally:
            self._saved = None

    def snapshot(self) -> dict[str, Any]:
        """Everything as one JSON object; file contents in base64."""
        blobs = self._collections.get(BLOBS, {})
        return {
            "collections": {k: dict(v) for k, v in self._collections.items() if k != BLOBS},
            "blobs": {k: base64.b64encode(v).decode("ascii") for k, v in blobs.items()},
        }

    def restore(self, snapshot: Any) -> None:
        """Replace everything by a snapshot; TypeError or ValueError where it is not one."""
        if not isinstance(snapshot, dict):
            raise TypeError("a snapshot is an object")
        collections, blobs = snapshot.get("collections"), snapshot.get("blobs", {})
        if not isinstance(collections, dict) or not isinstance(blobs, dict):
            raise TypeError("a snapshot has the objects 'collections' and 'blobs'")
        contents = {k: base64.b64decode(v, validate=True) for k, v in blobs.items()}
        self.reset()
        self._collections = {k: dict(v) for k, v in collections.items()} | {BLOBS: contents}

    def reset(self) -> None:
        """Forget everything."""
        self._collections = {}
        self.changes += 1

    def _writable(self, collection: str) -> dict[str, Any]:
        self.changes += 1
        kept = self._collections.setdefault(collection, {})
        if self._saved is not None and collection not in self._saved:
            self._saved[collection] = dict(kept)
        return kept
