"""Whether the account's edition has approvals."""

from sync.probing.bench import Bench
from sync.probing.question import Question, Reading, Seen
from sync.probing.who import own_address
from sync.workspace.drive import DOCUMENT
from sync.workspace.errors import Refused
from sync.workspace.faults import Fault


def _ask(bench: Bench) -> Seen:
    body = {"name": "paper", "mimeType": DOCUMENT, "parents": [bench.scratch.folder]}
    paper = bench.call("drive.files.create", body=body, fields="id")["id"]
    reviewers = {"reviewerEmails": [own_address(bench.google)]}
    try:
        started = bench.call(
            "drive.approvals.start", fileId=paper, body=reviewers, fields="approvalId,status"
        )
    except Refused as refusal:
        says_nothing = refusal.code in {401, 429} or refusal.code >= 500
        if says_nothing or refusal.fault in {Fault.SCOPES, Fault.API_OFF}:
            raise
        return Seen("unavailable" if refusal.code in {403, 404} else str(refusal.code))
    listed = bench.call("drive.approvals.list", fileId=paper, fields="items(status)")
    bench.call(
        "drive.approvals.cancel",
        fileId=paper,
        approvalId=started["approvalId"],
        body={},
        fields="status",
    )
    return Seen("available", f"The list names {len(listed.get('items', []))}.")


QUESTION = Question(
    name="drive.approvals",
    asks="Does the account's edition have approvals?",
    title="есть ли в этом аккаунте согласования",
    steps="approvals.start on an empty document with the account itself as reviewer; approvals.list; approvals.cancel.",
    readings={
        "unavailable": Reading(
            "Approvals are refused.", "Handled: the program keeps signatures in the spreadsheet."
        ),
        "available": Reading(
            "Approvals can be started.",
            "Handled: the program keeps signatures in the spreadsheet; approvals could be offered beside it.",
        ),
    },
    ask=_ask,
)
