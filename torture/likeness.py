"""What two states of the emulator have in common: everything but ids, versions and moments.

Ids of files differ from one play to the next, so every file is called by the key that the product
gave it; what has no key of the product's is called by its name.
"""

import base64
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

State = Mapping[str, Any]
T = TypeVar("T")
Facts = Counter[str]

_KEY, _HOME, _COPY = "nastavnik", "nastavnik_home", "copy:"
_FLEETING = frozenset(
    {
        "createdTime", "modifiedTime", "version", "revisionId", "size", "md5Checksum",
        "sha1Checksum", "sha256Checksum", "earlier", "protectedRangeId", "filterViewId", "chartId",
        "conditionalFormatId", "bandedRangeId", "headRevisionId",
    }
)  # fmt: skip
_ENCODED = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_WORD = re.compile(r"\b[\w-]{40,}|\b[0-9a-f]{8}\b")
"""What ids look like: of files and forms, and the mark of a programme."""
_REPLACED = (
    (re.compile(r"\d{8}T\d{6}-[0-9a-f]{6}"), "<run>"),
    (re.compile(r"<run>/\w+/\d+"), "<mark>"),
    (re.compile(r"nastavnik_[0-9a-f]{8}_\d+"), "<generation>"),
    (re.compile(r"\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}"), "<moment>"),
    (re.compile(r"http://127\.0\.0\.1:\d+"), "<base>"),
)
_RECORDS = ("files", "forms", "responses")
JOURNAL, SERVICE = 1008, 1009
_JOURNAL_KEPT = (0, 4)
"""Columns of the journal that are compared: the run and its documents. What else it says of a run
(generation, cells changed) is told by the run that noted it, of two that shared the work."""


def unfolded(told: State) -> State:
    """The state of a memory that was told with each cell once: rows hold their cells, like ones the same object."""
    cells = told["cells"]

    def whole(sheet: Mapping[str, Any]) -> Mapping[str, Any]:
        return {
            **sheet,
            "rows": [
                [None if place is None else cells[place] for place in row] for row in sheet["rows"]
            ],
        }

    collections = told["collections"]
    spreadsheets = {
        key: {**spreadsheet, "sheets": [whole(sheet) for sheet in spreadsheet["sheets"]]}
        for key, spreadsheet in collections.get("spreadsheets", {}).items()
    }
    return {**told, "collections": {**collections, "spreadsheets": spreadsheets}}


def lightened(state: State, day: date) -> State:
    """The state with less of the dated copies: of that day's the typed values, of others only that they are.

    A story leaves a copy a day, each as heavy as the spreadsheet itself.
    """
    collections = state["collections"]
    files, kept = collections.get("files", {}), {}
    for key, spreadsheet in collections.get("spreadsheets", {}).items():
        name = files.get(key, {}).get("properties", {}).get(_KEY, "")
        if not name.startswith(_COPY):
            kept[key] = spreadsheet
        elif name == f"{_COPY}{day.isoformat()}":
            kept[key] = spreadsheet | {"sheets": [_values(s) for s in spreadsheet["sheets"]]}
    return {**state, "collections": {**collections, "spreadsheets": kept}}


def _values(sheet: Mapping[str, Any]) -> dict[str, Any]:
    typed = once_of_each(_typed_alone)
    rows = [[typed(cell) for cell in row] for row in sheet["rows"]]
    return {"properties": sheet["properties"], "rows": rows}


def _typed_alone(cell: Mapping[str, Any] | None) -> dict[str, Any]:
    typed = (cell or {}).get("userEnteredValue")
    return {"userEnteredValue": typed} if typed else {}


def once_of_each(work: Callable[[Any], T]) -> Callable[[Any], T]:
    """The same work, done once for each object however often it comes."""
    done: dict[int, tuple[Any, T]] = {}  # with the object, whose id another one can't get meanwhile

    def found(value: Any) -> T:
        if id(value) not in done:
            done[id(value)] = (value, work(value))
        return done[id(value)][1]

    return found


def facts(state: State) -> Facts:
    """Everything that a state holds, as lines that can be counted and compared."""
    named = cache(_naming(state))
    line = once_of_each(lambda cell: named(_ENCODED(cell)))
    held = state["collections"]
    told = json.loads(named(json.dumps(_rowless(held))), object_pairs_hook=_doubled)
    found: Facts = Counter()
    for original, (file_id, file) in zip(held["files"], told["files"].items(), strict=True):
        found[f"file {_line(file)}"] += 1
        found[f"content {file_id} {_content(state['blobs'].get(original))}"] += 1
    for key, form in told.get("forms", {}).items():
        found[f"form {key} {_line(form)}"] += 1
    for key, response in told.get("responses", {}).items():
        found[f"response {key} {_line(response)}"] += 1
    for original, (key, spreadsheet) in zip(
        held.get("spreadsheets", {}), told.get("spreadsheets", {}).items(), strict=True
    ):
        found.update(_about(key, spreadsheet))
        for sheet in held["spreadsheets"][original]["sheets"]:
            found.update(_cells(sheet, line))
    return found


def _rowless(collections: Mapping[str, Any]) -> dict[str, Any]:
    """The records without the cells, which are many and alike and are told one by one."""
    kept = {name: collections[name] for name in _RECORDS if name in collections}
    kept["spreadsheets"] = {
        key: spreadsheet | {"sheets": [sheet | {"rows": None} for sheet in spreadsheet["sheets"]]}
        for key, spreadsheet in collections.get("spreadsheets", {}).items()
    }
    return kept


def differences(wanted: Facts, found: Facts) -> tuple[list[str], list[str]]:
    """What is missing, and what is there too often or should not be there at all."""
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())


def _naming(state: State) -> Callable[[str], str]:
    """A text with every id replaced by what the thing is, and every moment by that it is one."""
    files = state["collections"].get("files", {})
    words = {file_id: f"<{_called(file, files)}>" for file_id, file in files.items()}
    for file_id, form in state["collections"].get("forms", {}).items():
        words[form["publicId"]] = f"<public {_called(files.get(file_id, {}), files)}>"
    for file in files.values():
        if home := file.get("properties", {}).get(_HOME):
            words[home] = "<home>"

    def named(text: str) -> str:
        text = _WORD.sub(lambda found: words.get(found[0], found[0]), text)
        for pattern, word in _REPLACED:
            text = pattern.sub(word, text)
        return text

    return named


def _doubled(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys may repeat since they were replaced: each repetition is kept apart."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        name, count = key, 1
        while name in found:
            count += 1
            name = f"{key} (no. {count})"
        found[name] = value
    return found


def _called(file: Mapping[str, Any], files: Mapping[str, Any]) -> str:
    """What a file is; a picture's key holds the id of its form."""
    key = str(file.get("properties", {}).get(_KEY, ""))
    kind, _, of = key.partition(":")
    if of in files:
        return f"{kind}:{_called(files[of], files)}"
    return key or f"no key: {file.get('name', '')}"


def _line(value: Any) -> str:
    return _ENCODED(_lasting(value))


def _lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lasting(held) for name, held in value.items() if name not in _FLEETING}
    if isinstance(value, list):
        return [_lasting(held) for held in value]
    return value


def _content(encoded: str | None) -> str:
    """What a document says; of a picture only that it is there, for it shows an id."""
    if encoded is None:
        return "none"
    content = base64.b64decode(encoded)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return "bytes"
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return hashlib.sha256(packed.read("word/document.xml")).hexdigest()


def _about(name: str, spreadsheet: Mapping[str, Any]) -> Iterable[str]:
    for part, value in spreadsheet.items():
        if part != "sheets":
            yield f"spreadsheet {name} {part} {_line(value)}"
    for sheet in spreadsheet["sheets"]:
        for part, value in sheet.items():
            yield f"tab {sheet['properties']['title']} {part} {_line(value)}"


def _cells(sheet: Mapping[str, Any], line: Callable[[Any], str]) -> Iterable[str]:
    title, sheet_id = sheet["properties"]["title"], sheet["properties"]["sheetId"]
    for number, row in enumerate(sheet["rows"], start=1):
        for column, cell in _row(row, sheet_id):
            yield f"row {title}!{number}.{column} {line(cell)}"


def _row(row: list[Any], sheet_id: int) -> Iterable[tuple[int, Any]]:
    if sheet_id == SERVICE and row and _typed(row[0]) in {"epoch", "last_commit"}:
        return
    for column, cell in enumerate(row):
        if cell and not (sheet_id == JOURNAL and column not in _JOURNAL_KEPT):
            yield column, cell


def _typed(cell: Any) -> str:
    return str((cell or {}).get("userEnteredValue", {}).get("stringValue", ""))
