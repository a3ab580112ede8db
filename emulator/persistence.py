"""The memory of the emulator in a file, for those who want it to outlive the process."""

import json
from pathlib import Path

from emulator.store import Store


class Keeper:
    """Loads a store from a file and saves it there when it has changed; without a file does nothing."""

    def __init__(self, store: Store, path: Path | None) -> None:
        self._store, self._path = store, path
        self._saved = store.changes

    def load(self) -> None:
        """Take over what the file holds, if it exists; OSError, TypeError or ValueError where it is unfit."""
        if self._path and self._path.exists():
            self._store.restore(json.loads(self._path.read_text(encoding="utf-8")))
            self._saved = self._store.changes

    def save(self) -> None:
        """Write the file anew where the store has changed; the old one stays whole until then."""
        if self._path is None or self._saved == self._store.changes:
            return
        self._saved = self._store.changes
        text = json.dumps(self._store.snapshot(), ensure_ascii=False)
        draft = self._path.with_name(self._path.name + ".new")
        draft.write_text(text, encoding="utf-8")
        draft.replace(self._path)
