"""The programme's standing files: found wherever people put them, made where they are missing."""

import secrets
from collections.abc import Iterable

from sync.keeping import COPY_KEY
from sync.locate import FOLDER_KEY, SPREADSHEET_KEY, folders_in, search, spreadsheets_in
from sync.refusals import InTheBin
from sync.setup.memory import Memory
from sync.setup.place import ALONE, MY_DRIVE, Place, require
from sync.workspace.drive import FOLDER, Drive
from sync.workspace.errors import Refused
from sync.workspace.file import File
from sync.workspace.gateway import Workspace


def standing_spreadsheet(workspace: Workspace, given: str, place: Place = ALONE) -> File | None:
    """The programme's spreadsheet, or None where there is none yet.

    Args:
        workspace: Google.
        given: Its id, or "" to look for it.
        place: Where to look; a programme that has neighbours is looked for nowhere else.

    Raises:
        Refused: 404, nothing has the given id: it may be out of reach, so no other takes its place.
        NotSetUp: It is in the bin, or there are several.
    """
    if given:
        file = workspace.drive.look_up(given)
        if file.trashed:
            raise InTheBin(
                f"Таблица программы лежит в корзине Google Диска: {file.url}\n"
                "Верните её из корзины и повторите команду. Чтобы начать с новой таблицы, уберите id "
                "прежней из настройки spreadsheet_id, переменной NASTAVNIK_SPREADSHEET_ID и файла "
                "*.local.yaml рядом с настройками."
            )
        return file
    if place.home:
        return _newborn(workspace.drive, place)
    if place.parent != MY_DRIVE:
        return search(workspace.drive, place.parent)
    return search(workspace.drive) or _newborn(workspace.drive, place)


def _newborn(drive: Drive, place: Place) -> File | None:
    """A spreadsheet made a moment ago, which the index behind ``search`` may not show yet."""
    return next(iter(spreadsheets_in(drive, place.parent, place.home)), None)


class Shelf:
    """The programme's files by key, and what had to be made.

    Attributes:
        home: The programme's mark on all its files.
        folder: The programme's folder.
        made: How many files were made.
        notices: What people should know of it, in Russian.
        closed: Ids of forms that are not to be opened again.
    """

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        spreadsheet: File | None,
        memory: Memory | None = None,
        place: Place = ALONE,
    ) -> None:
        memory = memory or Memory()
        self._drive, self._place = workspace.drive, place
        self._files: dict[str, File] = {}
        self._lost: set[str] = set()
        self.made = 0
        self.notices: list[str] = []
        self.home = place.home
        self.closed = memory.closed
        if spreadsheet:
            self.home = spreadsheet.home or memory.home or place.home or secrets.token_hex(4)
            self._files[SPREADSHEET_KEY] = spreadsheet
            if spreadsheet.key.startswith(COPY_KEY):
                # Given expressly: from now on it is found as the spreadsheet, and not tidied away as an old copy.
                self._drive.relabel(spreadsheet.id, key=SPREADSHEET_KEY, home=self.home)
                self.made += 1
                self.notices.append(_RESTORED)
            self._recall(memory)
        if not self.has(FOLDER_KEY):
            require(workspace, place)
            self._settle(folders_in(self._drive, place.parent, self.home))
        self.folder = self.file(FOLDER_KEY, title, FOLDER)
        self.home = self.folder.home or self.home
        self._settle(self._drive.inside(self.folder.id))

    def file(self, key: str, title: str, mime_type: str, content: bytes = b"") -> File:
        """The file of that key; made where it is missing."""
        if key not in self._files:
            if key in self._lost:
                self.notices.append(_NOTICE.format(title=title))
            parent = self._place.parent if key == FOLDER_KEY else self.folder.id
            self._files[key] = self._made(title, mime_type, key, parent, content)
        return self._files[key]

    def has(self, key: str) -> bool:
        """Whether the file of that key stands."""
        return key in self._files

    def _recall(self, memory: Memory) -> None:
        """Take what the spreadsheet remembers, then what the index lists, wherever it lies."""
        listed = self._drive.of_home(self.home)
        by_id = {file.id: file for file in listed}
        for key, file_id in memory.files.items():
            file = by_id.get(file_id) or self._looked_up(file_id)
            if file is None or file.trashed:
                self._lost.add(key)
            elif file.key == key:
                self._files[key] = file
        self._settle(listed)

    def _settle(self, files: Iterable[File]) -> None:
        """Take files whose key is free; they come oldest first, and of doubles the oldest counts."""
        for file in files:
            self._files.setdefault(file.key, file)

    def _looked_up(self, file_id: str) -> File | None:
        try:
            return self._drive.look_up(file_id)
        except Refused as refusal:
            if refusal.code == 404:
                return None
            raise

    def _made(self, title: str, mime_type: str, key: str, parent: str, content: bytes) -> File:
        """Make a file, unless another ``init`` was first: then its file is taken and one's own goes."""
        made = self._drive.create(
            name=title,
            mime_type=mime_type,
            key=key,
            home=self.home or secrets.token_hex(4),
            parent=parent,
            content=content,
        )
        counted = self._drive.counted(made, parent, self.home)
        self.made += counted.id == made.id
        return counted


_RESTORED = "Копия таблицы стала таблицей программы. Если прежняя найдётся, уберите её в корзину: двух быть не должно."
_NOTICE = (
    "«{title}»: прежний файл в корзине Google Диска или удалён, поэтому сделан новый. Если прежний нужен, "
    "верните его из корзины, новый уберите в корзину и повторите nastavnik init."
)
