"""What Sheets answers a token of drive.file for a file that its application may not see."""

from sync.probing.bench import Bench
from sync.probing.lent import lent_book
from sync.probing.question import NotAsked, Question, Reading, Seen
from sync.workspace.errors import Refused
from sync.workspace.faults import Fault
from sync.workspace.scopes import PREFIX


def _ask(bench: Bench) -> Seen:
    narrow = bench.google.narrowed((f"{PREFIX}drive.file",))
    if narrow is None:
        raise NotAsked("These credentials have no scopes that could be narrowed.")
    book = lent_book(bench)
    try:
        bench.through(narrow, "sheets.spreadsheets.get", spreadsheetId=book, fields="properties")
    except Refused as refusal:
        if refusal.code not in {403, 404} or refusal.fault in {Fault.SCOPES, Fault.API_OFF}:
            raise
        return Seen(str(refusal.code))
    return Seen("seen", "The spreadsheet was read.")


QUESTION = Question(
    name="drive.file-unseen",
    asks="What do Sheets, Docs and Forms answer a token of drive.file for a file that its application may not see?",
    title="что слышит программа с доступом только к своим файлам",
    steps="spreadsheets.get with a token of drive.file alone, for a spreadsheet that another account shared.",
    readings={
        "404": Reading(
            "As if there were no such file.",
            "Handled: the refusal's text says that the file is gone or not open to the program.",
        ),
        "403": Reading(
            "As without permission.",
            "Handled: the refusal's text says that the file is not open to the program.",
        ),
    },
    ask=_ask,
)
