"""Whether an editor who protects a range and is not listed may still edit it."""

from sync.probing.bench import Bench
from sync.probing.books import change, entered, refusal_of
from sync.probing.lent import lent_book
from sync.probing.question import Question, Reading, Seen
from sync.workspace.errors import Refused


def _ask(bench: Bench) -> Seen:
    book = lent_book(bench)
    owner = bench.call("drive.files.get", fileId=book, fields="owners(emailAddress)")
    addresses = [one["emailAddress"] for one in owner.get("owners", [])]
    others = {"users": addresses, "domainUsersCanEdit": False}
    protection = {"range": {"sheetId": 0}, "editors": others}
    replies = change(bench, book, {"addProtectedRange": {"protectedRange": protection}})
    made = replies[0]["addProtectedRange"]["protectedRange"]["protectedRangeId"]
    try:
        return Seen("must-be-listed" if _is_shut_out(bench, book) else "stays")
    finally:
        _take_away(bench, book, made)


def _is_shut_out(bench: Bench, book: str) -> bool:
    try:
        return refusal_of(bench, book, entered(0, 0, stringValue="probe")) is not None
    except Refused as refusal:
        if refusal.code != 403:
            raise
        return True


def _take_away(bench: Bench, book: str, protection: int) -> None:
    try:
        change(
            bench,
            book,
            entered(0, 0),
            {"deleteProtectedRange": {"protectedRangeId": protection}},
        )
    except Refused:
        return  # whoever is shut out can't; the spreadsheet is its owner's to delete


QUESTION = Question(
    name="sheets.protecting-editor",
    asks="May an editor who protects a range and is not listed among its editors still edit it?",
    title="не закрывает ли защита ячейки от самой программы",
    steps="In a spreadsheet of another owner: addProtectedRange with the owner alone as editor; a cell is written.",
    readings={
        "stays": Reading(
            "Who protects may go on editing.",
            "Handled: the program lists itself among the editors in any case.",
        ),
        "must-be-listed": Reading(
            "Who protects and is not listed is shut out.",
            "Handled: the program lists itself among the editors in any case.",
        ),
    },
    ask=_ask,
)
