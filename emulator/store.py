"""The memory of the emulator: named collections of JSON objects, and file contents."""

import base64
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
BLOBS = "\0blobs"


@dataclass
class Changes:
    """What was written since a copy of the memory was last brought up to date.

    Attributes:
        everything: all was replaced or forgotten, and `keys` does not tell the whole.
        keys: collection and key of every write. True stands for a key that came or went: the copy
            lets go of it, and puts it at the end if it is there again.
    """

    everything: bool = False
    keys: dict[tuple[str, str], bool] = field(default_factory=dict)

    def note(self, collection: str, key: str, *, moves: bool) -> None:
        """Note a write; `moves` tells that the key comes or goes."""
        if moves:
            self.keys.pop((collection, key), None)
        self.keys.setdefault((collection, key), moves)

    def __bool__(self) -> bool:
        """Whether there is anything to bring up to date."""
        return self.everything or bool(self.keys)


class Store:
    """Collections of JSON objects by key, in the order in which they were first put.

    A value handed out is the kept one: treat it as immutable and put a changed copy.
    """

    def __init__(self) -> None:
        self._collections: dict[str, dict[str, Any]] = {}
        self._saved: dict[str, dict[str, Any]] | None = None
        self._aside: dict[str, dict[str, dict[str, Any]]] = {}
        self.changes: Changes | None = None  # None while nobody keeps a copy

    def get(self, collection: str, key: str) -> Record | None:
        """The object under a key, or None."""
        value: Record | None = self._collections.get(collection, {}).get(key)
        return value

    def put(self, collection: str, key: str, value: Record) -> None:
        """Keep an object; a key that is there already stays at its place."""
        self._writable(collection, key)[key] = value

    def delete(self, collection: str, key: str) -> None:
        """Forget an object; an unknown key is no error."""
        self._writable(collection, key, deletes=True).pop(key, None)

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
        self._writable(BLOBS, key)[key] = content

    def delete_blob(self, key: str) -> None:
        """Forget the content of a file; an unknown key is no error."""
        self._writable(BLOBS, key, deletes=True).pop(key, None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Undo every write inside the block where it ends with an exception."""
        self._saved = {}
        noted = dict(self.changes.keys) if self.changes is not None else {}
        try:
            yield
        except BaseException:
            self._collections.update(self._saved)
            if self.changes is not None:
                self.changes.keys = noted
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
        whole = {k: dict(v) for k, v in collections.items()} | {BLOBS: contents}
        self.reset()
        self._collections = whole

    def put_aside(self, name: str) -> None:
        """Keep the memory as it is under a name; kept values are immutable, so it costs next to nothing."""
        self._aside[name] = {key: dict(kept) for key, kept in self._collections.items()}

    def bring_back(self, name: str) -> None:
        """Replace everything by what was put aside; KeyError where nothing was."""
        kept = self._aside[name]
        self.reset()
        self._collections = {key: dict(values) for key, values in kept.items()}

    def bring_back_one(self, name: str, collection: str, key: str) -> None:
        """Put one object as it was when the memory was put aside; KeyError where it was not there."""
        self.put(collection, key, self._aside[name][collection][key])

    def fill(self, entries: Iterable[tuple[str, str, Any]]) -> None:
        """Replace everything by entries, as `entries` gives them."""
        self.reset()
        for collection, key, value in entries:
            self._collections.setdefault(collection, {})[key] = value

    def reset(self) -> None:
        """Forget everything."""
        self._collections = {}
        if self.changes is not None:
            self.changes = Changes(everything=True)

    def watch(self) -> None:
        """From here on note in `changes` what is written, beginning with nothing."""
        self.changes = Changes()

    def entries(self) -> list[tuple[str, str, Any]]:
        """Collection, key and value of everything in order; the content of a file is bytes."""
        return [
            (name, key, value)
            for name, kept in self._collections.items()
            for key, value in kept.items()
        ]

    def entry(self, collection: str, key: str) -> Any:
        """What is kept under a key, an object or the content of a file; None where there is nothing."""
        return self._collections.get(collection, {}).get(key)

    def _writable(self, collection: str, key: str, *, deletes: bool = False) -> dict[str, Any]:
        kept = self._collections.setdefault(collection, {})
        if self._saved is not None and collection not in self._saved:
            self._saved[collection] = dict(kept)
        if self.changes is not None:
            self.changes.note(collection, key, moves=deletes or key not in kept)
        return kept
