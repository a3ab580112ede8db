"""Spreadsheets in the store: opened as drafts, kept when changed, made, copied, removed.

The record of the file rules over the title; renaming either renames both.
"""

from dataclasses import replace

from emulator import conversions, files
from emulator.errors import ApiError, denied, invalid, not_found
from emulator.sheets.areas import Json
from emulator.sheets.defaults import sheet_properties, spreadsheet_properties
from emulator.sheets.workbook import NOT_COPIED, Editor, Sheet, Workbook
from emulator.store import Record
from emulator.threads import drop_threads, keep_thread, threads_of
from emulator.world import World

COLLECTION = "spreadsheets"
OFFICE = {conversions.XLSX, "application/vnd.ms-excel"}


def open_book(world: World, spreadsheet_id: str, caller: str, *, role: str = "reader") -> Workbook:
    """A draft of a spreadsheet that the caller may read, or write with the role `writer`."""
    record = files.require(world, spreadsheet_id, caller, role=role, family="sheets")
    if record["mimeType"] != files.SPREADSHEET:
        raise _other_file(record["mimeType"])
    return _draft(world, record, _editor(world, record, caller))


def content_of(world: World, record: Record) -> Workbook:
    """A draft of the spreadsheet of a record for Drive itself, which no protection binds."""
    author = record["owner"] or record["lastModifyingUser"]
    return _draft(world, record, replace(_editor(world, record, author), owner_email=author))


def _draft(world: World, record: Record, editor: Editor) -> Workbook:
    kept = world.store.get(COLLECTION, record["id"]) or blank_document(record)
    book = Workbook.draft(kept, editor)
    book.properties = book.properties | {"title": record["name"]}
    book.threads = threads_of(world.store, record["id"])
    return book


def _other_file(mime_type: str) -> ApiError:
    """The refusal of a file that is no spreadsheet (measured, one case each)."""
    if mime_type in OFFICE:
        text = "This operation is not supported for this document. The document must not be an Office file."
        return ApiError(400, text, "FAILED_PRECONDITION")
    if mime_type.startswith("application/vnd.google-apps.") and mime_type != files.FOLDER:
        return not_found()
    return invalid("Request contains an invalid argument.")


def keep_book(world: World, book: Workbook) -> None:
    """Keep a changed draft and note the change at the file."""
    world.store.put(COLLECTION, book.id, book.document())
    _keep_threads(world, book)
    record = world.store.get("files", book.id)
    if record and record["name"] != book.properties["title"]:
        world.store.put("files", book.id, record | {"name": book.properties["title"]})
    files.touch(world, book.id, book.editor.email)


def _keep_threads(world: World, book: Workbook) -> None:
    before = {thread["id"]: thread for thread in threads_of(world.store, book.id)}
    after = {thread["id"]: thread for thread in book.threads}
    drop_threads(world.store, book.id, before.keys() - after.keys())
    for name, thread in after.items():
        if thread is not before.get(name):
            keep_thread(world.store, book.id, thread)


def new_book(world: World, title: str, caller: str, app: str = "") -> Workbook:
    """A draft of a new, empty spreadsheet in the caller's My Drive, made by an application."""
    try:
        record = files.create(
            world, name=title, mime_type=files.SPREADSHEET, caller=caller, app=app
        )
    except ApiError as error:  # Sheets does not tell a service account that it has no storage
        raise denied() if error.code == 403 else error from error
    return Workbook.draft(blank_document(record), _editor(world, record, caller))


def _editor(world: World, record: Record, caller: str) -> Editor:
    above = [record] if "driveId" not in record else files.with_folders(world, record)
    held = (
        p for file in above for p in file["permissions"] if files.is_at_least(p["role"], "writer")
    )
    writers = tuple(p["emailAddress"] for p in held if p.get("type") == "user")
    return Editor(
        caller,
        record.get("owner", caller),
        world.ids.sheet_id,
        writers,
        world.clock.now(),
        world.base_url or Editor.pages,
        world.quirks,
    )


def blank_document(record: Record) -> Json:
    """A spreadsheet with one empty tab, whose id is 0; later tabs get random ids."""
    sheet = Sheet({"properties": sheet_properties(0, "Sheet1")})
    return {
        "spreadsheetId": record["id"],
        "properties": spreadsheet_properties(record["name"]),
        "sheets": [sheet.kept()],
    }


def create_blank(world: World, record: Record) -> None:
    """Keep an empty spreadsheet for a file that Drive has made."""
    world.store.put(COLLECTION, record["id"], blank_document(record))


def copy_content(world: World, source_id: str, record: Record) -> None:
    """Give a new file the content of another spreadsheet; ids inside stay as they were."""
    kept = world.store.get(COLLECTION, source_id)
    if kept is None:
        create_blank(world, record)
        return
    properties = kept["properties"] | {"title": record["name"]}
    sheets = [{k: v for k, v in sheet.items() if k not in NOT_COPIED} for sheet in kept["sheets"]]
    copied = {"spreadsheetId": record["id"], "properties": properties, "sheets": sheets}
    world.store.put(COLLECTION, record["id"], kept | copied)


def remove_content(world: World, spreadsheet_id: str) -> None:
    """Forget the content of a file that is deleted for good."""
    world.store.delete(COLLECTION, spreadsheet_id)


def register() -> None:
    """Tell the Drive files how spreadsheets are made, copied and removed."""
    files.add_creator(files.SPREADSHEET, create_blank)
    files.add_copier(files.SPREADSHEET, copy_content)
    files.add_remover(files.SPREADSHEET, remove_content)
