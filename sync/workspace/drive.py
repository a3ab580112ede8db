"""Files and folders, each made together with the key under which it is found again."""

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseUpload

from sync.workspace.errors import Refused, WorkspaceError
from sync.workspace.faults import Fault
from sync.workspace.file import FIELDS, HOME, KEY, File, NamedFolder, file_of
from sync.workspace.forms import Forms
from sync.workspace.shares import Shares
from sync.workspace.transport import SessionHttp, Transport, left_open

FOLDER = "application/vnd.google-apps.folder"
DOCUMENT = "application/vnd.google-apps.document"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
FORM = "application/vnd.google-apps.form"
PNG = "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


MARK = "nastavnik_mark"
"""Property that says what of a paper is followed, as it was last written."""
TEXT = "nastavnik_text"
"""Property with the fingerprint of a paper's text as it was last written."""


class Drive:
    """Drive v3 through googleapiclient; one instance serves several threads.

    Attributes:
        shares: Who is let into folders.
    """

    def __init__(self, transport: Transport, forms: Forms) -> None:
        self._forms, self._transport = forms, transport
        drive = build(
            "drive", "v3", http=SessionHttp(transport), cache_discovery=False, static_discovery=True
        )
        # Each call of .files() would build the resource anew from the discovery document.
        self._files, self._permissions = drive.files(), drive.permissions()
        self.shares = Shares(self._permissions, transport)

    def of_home(self, home: str) -> tuple[File, ...]:
        """Every file of one programme. An index answers, so a new file may be missing for a while."""
        return self._everywhere(f"properties has {{ key='{HOME}' and value='{quoted(home)}' }}")

    def with_key(self, key: str) -> tuple[File, ...]:
        """Files of one kind, whichever programme they belong to."""
        return self._everywhere(f"properties has {{ key='{KEY}' and value='{quoted(key)}' }}")

    def binned(self, key: str) -> tuple[File, ...]:
        """Files of one kind that lie in the bin, by themselves or with their folder."""
        return self._everywhere(
            f"properties has {{ key='{KEY}' and value='{quoted(key)}' }}", trashed=True
        )

    def inside(self, folder: str) -> tuple[File, ...]:
        """What lies in a folder («root» is My Drive): consistent right after a write."""
        return self._found(f"'{quoted(folder)}' in parents", "user")[0]

    def _everywhere(self, query: str, *, trashed: bool = False) -> tuple[File, ...]:
        """Files that satisfy a query, on My Drive, shared, and on all shared drives.

        By itself Drive searches of the shared drives only what the caller has made, opened or been given. Where it
        can't come through all of them, that much is asked for besides.
        """
        found, complete = self._found(query, "allDrives", trashed=trashed)
        if complete:
            return found
        near, _ = self._found(query, "user", trashed=trashed)
        return _oldest_first({file.id: file for file in (*found, *near)}.values())

    def _found(
        self, query: str, corpora: str, *, trashed: bool = False
    ) -> tuple[tuple[File, ...], bool]:
        """Files in the bin, or not in it, that satisfy a query, oldest first, and whether those are all."""
        found: list[File] = []
        token: str | None = None
        complete = True
        while True:
            page = self._files.list(
                q=f"{query} and trashed = {str(trashed).lower()}",
                fields=f"nextPageToken,incompleteSearch,files({FIELDS})",
                pageSize=1000,
                pageToken=token,
                corpora=corpora,
                supportsAllDrives=True,
                includeItemsFromAllDrives=True,
            ).execute()
            found += [file_of(resource) for resource in page.get("files", [])]
            complete = complete and not page.get("incompleteSearch")
            token = page.get("nextPageToken")
            if not token:
                return _oldest_first(found), complete

    def named_folder(self, folder: str) -> NamedFolder:
        """What a folder that people have named is; ``Refused`` with 404 where it is gone or closed."""
        fields = "mimeType,trashed,driveId,capabilities(canAddChildren,canTrashChildren)"
        told = self._files.get(fileId=folder, fields=fields, supportsAllDrives=True).execute()
        may = told.get("capabilities", {})
        return NamedFolder(
            mime_type=told.get("mimeType", ""),
            trashed=told.get("trashed", False),
            is_writable=bool(may.get("canAddChildren"))
            and (not told.get("driveId") or bool(may.get("canTrashChildren"))),
            shared_drive=told.get("driveId", ""),
        )

    def get(self, file_id: str) -> File | None:
        """A file by id; None where it is gone or in the bin."""
        try:
            file = self.look_up(file_id)
        except Refused as refusal:
            if refusal.code == 404:
                return None
            raise
        return None if file.trashed else file

    def look_up(self, file_id: str) -> File:
        """A file by id, even from the bin; ``Refused`` with 404 where it is gone."""
        request = self._files.get(fileId=file_id, fields=FIELDS, supportsAllDrives=True)
        return file_of(request.execute())

    def trash(self, file_id: str) -> None:
        """Put a file into the bin, from which people can take it back."""
        request = self._files.update(fileId=file_id, body={"trashed": True}, supportsAllDrives=True)
        with self._transport.repeatable():
            request.execute()

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
        """Make a folder or a file with its key, in one request; the content of a Document is docx.

        ``marks`` are further properties.

        After a failure that leaves open whether the file was made, its folder is listed before
        anything is sent again.
        """
        folder = parent or "root"
        body: dict[str, Any] = {
            "name": name,
            "mimeType": mime_type,
            "properties": {KEY: key, HOME: home, **(marks or {})},
            "parents": [folder],
        }
        return self._made_once(folder, key, home, lambda: self._created(body, content))

    def copy(self, file_id: str, *, name: str, key: str, home: str, parent: str) -> File:
        """Copy a file under a key of its own, as carefully as ``create`` makes one."""
        body = {"name": name, "parents": [parent], "properties": {KEY: key, HOME: home}}

        def copied() -> File:
            request = self._files.copy(
                fileId=file_id, body=body, fields=FIELDS, supportsAllDrives=True
            )
            return file_of(request.execute())

        return self._made_once(parent, key, home, copied)

    def counted(self, made: File, parent: str, home: str) -> File:
        """Of two that made the same file at once, the file that counts; the later one goes to the bin.

        A folder's listing is consistent right after a write, so at least the later one sees both.

        Args:
            made: A file just made.
            parent: The folder it was made in.
            home: The programme's mark; "" where it is not known yet.
        """
        with self._transport.stop.in_hand():  # as the end of its making
            for rival in self.inside(parent):
                if rival.id == made.id:
                    break
                if rival.key == made.key and home in {"", rival.home}:
                    self.trash(made.id)
                    return rival
        return made

    def rewrite(self, file_id: str, *, name: str, content: bytes, marks: Mapping[str, str]) -> File:
        """Give a Document another content (docx) and title; its id, sharing and former versions stay.

        The same once more changes nothing further, so it may be repeated.
        """
        request = self._files.update(
            fileId=file_id,
            body={"name": name, "properties": dict(marks)},
            media_body=MediaIoBaseUpload(io.BytesIO(content), mimetype=DOCX),
            fields=FIELDS,
            supportsAllDrives=True,
        )
        with self._transport.repeatable():
            return file_of(request.execute())

    def relabel(self, file_id: str, *, key: str, home: str) -> None:
        """Say that a standing file is another one of the programme's; its content and place stay."""
        request = self._files.update(
            fileId=file_id,
            body={"properties": {KEY: key, HOME: home}},
            fields="id",
            supportsAllDrives=True,
        )
        with self._transport.repeatable():
            request.execute()

    def _made_once(self, folder: str, key: str, home: str, make: Callable[[], File]) -> File:
        failed = False

        def work() -> File:
            nonlocal failed
            if failed:
                for file in self.inside(folder):
                    if (file.key, file.home) == (key, home):
                        return file
            failed = True
            return make()

        # Once begun it comes to its end: some files take two requests, and a lost reply a listing.
        self._transport.stop.check()
        with self._transport.stop.in_hand():
            return self._transport.persist(work, worth=left_open)

    def _created(self, body: dict[str, Any], content: bytes) -> File:
        mime_type = body["mimeType"]
        uploaded = DOCX if mime_type == DOCUMENT else mime_type
        media = MediaIoBaseUpload(io.BytesIO(content), mimetype=uploaded) if content else None
        request = self._files.create(
            body=body, media_body=media, fields=FIELDS, supportsAllDrives=True
        )
        try:
            return file_of(request.execute())
        except Refused as refusal:
            # No document of Google's says that Drive makes forms, although it has been seen to.
            if mime_type != FORM or refusal.code != 400:
                raise
        return self._adopted(self._form(body["name"]), body)

    def _form(self, name: str) -> str:
        """A form made by Forms itself, which puts it into My Drive, where a service account may make none."""
        try:
            return self._forms.create(name)
        except Refused as refusal:
            if refusal.fault is not Fault.ROBOT_STORAGE:
                raise
            raise WorkspaceError(_NO_FORMS) from refusal

    def _adopted(self, file_id: str, body: Mapping[str, Any]) -> File:
        """Give a file that another service made its name, its key and its folder."""
        moved = body["parents"] != ["root"]
        request = self._files.update(
            fileId=file_id,
            body={"name": body["name"], "properties": body["properties"]},
            addParents=",".join(body["parents"]) if moved else None,
            removeParents="root" if moved else None,
            fields=FIELDS,
            supportsAllDrives=True,
        )
        with self._transport.repeatable():
            return file_of(request.execute())

    def export_docx(self, file_id: str) -> bytes:
        """A Google Document as docx."""
        content: bytes = self._files.export(fileId=file_id, mimeType=DOCX).execute()
        return content

    def permissions(self, file_id: str) -> list[dict[str, Any]]:
        """Who may do what with a file."""
        reply = self._permissions.list(
            fileId=file_id,
            fields="permissions(id,type,role,view,emailAddress)",
            includePermissionsForView="published",  # left out of the list otherwise
            supportsAllDrives=True,
        ).execute()
        return list(reply.get("permissions", []))

    def let_anyone_respond(self, form_id: str) -> None:
        """Let strangers answer a form. Without ``view`` the editor itself would be open to all."""
        self._permit(form_id, {"type": "anyone", "role": "reader", "view": "published"})

    def share(self, file_id: str, email: str) -> None:
        """Let a colleague edit, without a letter from Google."""
        body = {"type": "user", "role": "writer", "emailAddress": email}
        self._permit(file_id, body, sendNotificationEmail=False)

    def _permit(self, file_id: str, body: Mapping[str, str], **options: Any) -> None:
        """A permission's id follows from whom it is for, so a repetition adds nothing."""
        request = self._permissions.create(
            fileId=file_id, body=body, supportsAllDrives=True, **options
        )
        with self._transport.repeatable():
            request.execute()


_NO_FORMS = (
    "Google не даёт сервисному аккаунту создавать анкеты даже на общем диске. Работайте от имени человека — nastavnik login "
    "или делегирование (docs/credentials.md): уберите начатую папку программы в корзину и запустите nastavnik init заново."
)


def quoted(text: str) -> str:
    """A text for a query's quotes."""
    return text.replace("\\", "\\\\").replace("'", "\\'")


def _oldest_first(files: Iterable[File]) -> tuple[File, ...]:
    return tuple(sorted(files, key=lambda file: (file.created, file.id)))
