"""The one folder in which a probe works, and what it had to make beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sync.workspace.drive import FOLDER, quoted
from sync.workspace.errors import Refused, WorkspaceError
from sync.workspace.probing import Google


@dataclass(frozen=True)
class Left:
    """Something that could not be deleted.

    Attributes:
        id: Google's.
        link: Where a person finds it.
        why: In Russian.
    """

    id: str
    link: str
    why: str


MY_DRIVE = "root"
NAME = "probe of nastavnik"
"""With which the name of every probe's folder begins."""


@dataclass
class Scratch:
    """Makes its folder when it is first needed.

    Attributes:
        google: Where.
        name: The folder's name, and that of everything that is made beside it.
        parent: The folder or shared drive in which it is made.
    """

    google: Google
    name: str
    parent: str = MY_DRIVE
    _folder: str = ""
    _failure: WorkspaceError | None = None
    _beside: list[str] = field(default_factory=list)
    _drives: list[str] = field(default_factory=list)
    _was_used: bool = False

    @property
    def folder(self) -> str:
        """The folder's id.

        Raises:
            WorkspaceError: It can't be made; asked again, it is not tried again.
        """
        if self._failure:
            raise self._failure
        if not self._folder:
            body = {"name": self.name, "mimeType": FOLDER, "parents": [self.parent]}
            self._was_used = True
            try:
                made = self.google.call("drive.files.create", body=body, fields="id")
            except WorkspaceError as failure:
                self._failure = failure
                raise
            self._folder = str(made["id"])
        return self._folder

    @property
    def link(self) -> str:
        """Where a person finds the folder; "" where there is none."""
        return _link(self._folder) if self._folder else ""

    @contextmanager
    def beside(self) -> Iterator[Callable[[str], None]]:
        """Something is made outside the folder, under the folder's name; call what is given with its id."""
        self._was_used = True
        yield self._beside.append

    def note_drive(self, drive_id: str) -> None:
        """A shared drive was made."""
        self._drives.append(drive_id)

    def clear(self) -> tuple[Left, ...]:
        """Delete everything for good; what could not be deleted."""
        left: list[Left] = []
        for file_id in dict.fromkeys([*self._beside, *([self._folder] if self._folder else [])]):
            left += self._deleted("drive.files.delete", file_id, fileId=file_id)
        for drive_id in self._drives:
            left += self._deleted("drive.drives.delete", drive_id, driveId=drive_id)
        for file_id in self._strays() if self._was_used else ():
            left += self._deleted("drive.files.delete", file_id, fileId=file_id)
        self._folder, self._beside, self._drives = "", [], []
        return tuple({one.id: one for one in left}.values())

    def _strays(self) -> list[str]:
        """What bears the name and was not noted: its making was cut off before the reply came."""
        found: list[str] = []
        for place in dict.fromkeys((MY_DRIVE, self.parent)):  # forms.create knows My Drive alone
            try:
                listed = _newest(self.google, place)
            except WorkspaceError:
                continue
            found += [file["id"] for file in listed if file["name"] == self.name]
        return found

    def _deleted(self, method: str, of: str, **given: Any) -> list[Left]:
        try:
            self._gone(method, given)
        except WorkspaceError as failure:
            return [Left(of, _link(of), str(failure))]
        return []

    def _gone(self, method: str, given: dict[str, Any]) -> None:
        """Delete for good; in a shared drive content managers may but put into the bin, which empties itself."""
        try:
            self.google.call(method, **given)
        except Refused as refusal:
            if refusal.code == 404:
                return
            if refusal.code != 403 or "fileId" not in given:
                raise
            try:
                self.google.call("drive.files.update", **given, body={"trashed": True}, fields="id")
            except WorkspaceError:
                raise refusal from None


def left_before(google: Google, place: str = MY_DRIVE) -> tuple[str, ...]:
    """Links to what probes that were killed have left; another one may be at work, so nothing is deleted."""
    try:
        return tuple(
            _link(file["id"]) for file in _newest(google, place) if file["name"].startswith(NAME)
        )
    except WorkspaceError:
        return ()


def _newest(google: Google, place: str) -> list[dict[str, str]]:
    """The newest files of a folder; by parent, as an index would answer a search by name late."""
    page = google.call(
        "drive.files.list",
        q=f"'{quoted(place)}' in parents and trashed = false",
        orderBy="createdTime desc",
        pageSize=100,
        fields="files(id,name)",
    )
    return list(page.get("files", []))


def _link(file_id: str) -> str:
    return f"https://drive.google.com/open?id={file_id}"
