"""The memory of the emulator in a file, for those who want it to outlive the process.

The file is an SQLite database with one row for every object and every file content. What a reply
acknowledges is committed before the reply goes out, so that even a killed process loses none of it.
(A power cut may cost the last moments: waiting for the disk at every call would make calls slow.)
"""

import json
import os
import sqlite3
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from emulator.store import Store

FORMAT = 0x4E415301  # stands in the head of the file as its application_id
BUSY_SECONDS = 2
TABLE = (
    "CREATE TABLE entry (place INTEGER PRIMARY KEY, collection TEXT NOT NULL, key TEXT NOT NULL,"
    " value NOT NULL, UNIQUE (collection, key))"
)
KEEP = (
    "INSERT INTO entry (collection, key, value) VALUES (?, ?, ?)"
    " ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value"
)
DROP = "DELETE FROM entry WHERE collection = ? AND key = ?"


REASONS = {
    sqlite3.SQLITE_BUSY: "он занят: его держит другой эмулятор",
    sqlite3.SQLITE_NOTADB: "это не память эмулятора",
    sqlite3.SQLITE_CANTOPEN: "его нельзя открыть или создать",
}


class UnfitFileError(Exception):
    """The file cannot hold the memory of this emulator; the text says why, for the user."""


def _begin_privately(path: Path) -> None:
    """A new file is for its owner alone: it may hold what people have answered. SQLite's own files beside it follow."""
    with suppress(OSError):  # where it can't be made, SQLite says why
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


class Keeper:
    """Keeps a file equal to a store, row by row. One process at a time holds the file.

    Raises on making: UnfitFileError.
    """

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        _begin_privately(path)
        with ExitStack() as opened:
            try:
                self._database = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
                opened.callback(self._database.close)
                self._open()
            except sqlite3.Error as error:
                raise UnfitFileError(REASONS.get(error.sqlite_errorcode, str(error))) from error
            opened.pop_all()

    def __enter__(self) -> Self:
        """Keep the store in the file until the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what is left to write and let go of the file."""
        try:
            self.save()
        finally:
            self._database.close()

    def save(self) -> None:
        """Write what changed since the last time, all of it or nothing."""
        changes = self._store.changes
        if not changes:
            return
        self._database.execute("BEGIN")
        try:
            if changes.everything:
                self._write_everything()
            else:
                self._write(changes.keys)
            self._database.execute("COMMIT")
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._store.watch()

    def _open(self) -> None:
        """Take hold of the file, make it if it is new, and fill the store from it."""
        ask = self._database.execute
        is_new = not ask("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if not is_new and ask("PRAGMA application_id").fetchone()[0] != FORMAT:
            raise UnfitFileError("это не память эмулятора")
        ask("PRAGMA locking_mode = EXCLUSIVE")
        ask("PRAGMA journal_mode = WAL")
        ask("PRAGMA synchronous = NORMAL")
        ask("BEGIN EXCLUSIVE")
        if is_new:
            ask(TABLE)
            ask(f"PRAGMA application_id = {FORMAT}")
        rows = ask("SELECT collection, key, value FROM entry ORDER BY place").fetchall()
        ask("COMMIT")
        self._store.fill((name, key, _read(value)) for name, key, value in rows)
        self._store.watch()

    def _write(self, keys: dict[tuple[str, str], bool]) -> None:
        for (collection, key), moves in keys.items():
            if moves:
                self._database.execute(DROP, (collection, key))
            value = self._store.entry(collection, key)
            if value is not None:
                self._database.execute(KEEP, (collection, key, _written(value)))

    def _write_everything(self) -> None:
        self._database.execute("DELETE FROM entry")
        rows = ((name, key, _written(value)) for name, key, value in self._store.entries())
        self._database.executemany(KEEP, rows)


def _written(value: Any) -> str | bytes:
    """A value as a column holds it: objects as text, the content of a file as bytes."""
    return value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False)


def _read(column: str | bytes) -> Any:
    return column if isinstance(column, bytes) else json.loads(column)
