"""Drive and Forms that read what stands and only note what they are told to make or change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from sync.workspace.drive import DOCUMENT, FOLDER, FORM, SPREADSHEET, Drive
from sync.workspace.file import HOME, KEY, File, NamedFolder
from sync.workspace.forms import Forms
from sync.workspace.gateway import Workspace

_KINDS = {FOLDER: "папка", SPREADSHEET: "таблица", FORM: "анкета", DOCUMENT: "шаблон"}
_NEW = "(new) "


def is_new(file_id: str) -> bool:
    """Whether it is the id of a file that is only noted."""
    return file_id.startswith(_NEW)


class RehearsedDrive(Drive):
    """Drive as it is, with the files that are only noted.

    Attributes:
        told: What would be done, in Russian, in order.
    """

    def __init__(self, drive: Drive, told: list[str]) -> None:
        self._real, self.told, self._ids = drive, told, count(1)

    def of_home(self, home: str) -> tuple[File, ...]:
        """What really stands; noted files are in no index."""
        return self._real.of_home(home)

    def with_key(self, key: str) -> tuple[File, ...]:
        """What really stands."""
        return self._real.with_key(key)

    def named_folder(self, folder: str) -> NamedFolder:
        """A folder that people have named, as it is."""
        return self._real.named_folder(folder)

    def inside(self, folder: str) -> tuple[File, ...]:
        """What really lies in a folder; nothing in one that is only noted."""
        return () if is_new(folder) else self._real.inside(folder)

    def look_up(self, file_id: str) -> File:
        """A file that stands."""
        return self._real.look_up(file_id)

    def create(
        self,
        *,
        name: str,
        mime_type: str,
        key: str,
        home: str,
        parent: str = "",
        content: bytes = b"",
        marks: Mapping[str, str] | None = None,
    ) -> File:
        """Note a new file."""
        del content, marks
        self.told.append(f"+ {_KINDS.get(mime_type, 'файл')} «{name}»")
        marked = {KEY: key, HOME: home}
        return File(f"{_NEW}{next(self._ids)}", name, mime_type, (parent,), marked)

    def relabel(self, file_id: str, *, key: str, home: str) -> None:
        """Note that a copy takes the place of the spreadsheet."""
        del file_id, key, home
        self.told.append("~ копия таблицы становится таблицей программы")

    def counted(self, made: File, parent: str, home: str) -> File:
        """A noted file has no rivals."""
        del parent, home
        return made

    def permissions(self, file_id: str) -> list[dict[str, Any]]:
        """Who may do what; nobody with a file that is only noted."""
        return [] if is_new(file_id) else self._real.permissions(file_id)

    def let_anyone_respond(self, form_id: str) -> None:
        """Note that a standing form is opened to strangers; of a new one that goes without saying."""
        if not is_new(form_id):
            self.told.append("~ на анкету смогут отвечать без входа в Google")

    def share(self, file_id: str, email: str) -> None:
        """Note that a colleague named in the configuration is let in; the address stays unsaid."""
        del file_id, email
        self.told.append("+ доступ к папке программы коллеге из настроек (share_with)")


class RehearsedForms(Forms):
    """Forms as they are, with changes only noted."""

    def __init__(self, forms: Forms, told: list[str]) -> None:
        self._real, self.told = forms, told

    def get(self, form_id: str) -> dict[str, Any]:
        """The form; one that is only noted has no questions yet."""
        if is_new(form_id):
            return {"formId": form_id, "revisionId": "", "responderUri": ""}
        return self._real.get(form_id)

    def update(self, form_id: str, requests: Sequence[Mapping[str, Any]], revision: str) -> None:
        """Note that questions come back."""
        del requests, revision
        if not is_new(form_id):
            self.told.append("~ вопросы, удалённые из анкеты, возвращаются")

    def publish(self, form_id: str, *, accepts: bool = True) -> None:
        """Note that a form takes answers again."""
        del accepts
        if not is_new(form_id):
            self.told.append("~ анкета снова принимает ответы")


def rehearsed(workspace: Workspace, told: list[str]) -> Workspace:
    """The workspace for a rehearsal: its Drive and its Forms change nothing and note into ``told``."""
    drive, forms = RehearsedDrive(workspace.drive, told), RehearsedForms(workspace.forms, told)
    return replace(workspace, drive=drive, forms=forms)
