"""drive.approvals, as far as to ask whether an account has them: start, list and cancel.

Drive API guide, "Manage approvals". Nobody is written to, and no reviewer can answer here.
"""

from typing import Any

from emulator import files
from emulator.clock import rfc3339
from emulator.drive.paging import page_of
from emulator.drive.people import user
from emulator.errors import ApiError
from emulator.store import Record
from emulator.world import Call, World

COLLECTION = "approvals"
PAGE = 100


def start_approval(world: World, call: Call) -> dict[str, Any]:
    """drive.approvals.start; 403 where the account has none."""
    record = _file(world, call, role="writer")
    reviewers = call.body.get("reviewerEmails") or []
    if not reviewers:
        raise ApiError(400, "At least one reviewer is required.", reason="required")
    now = rfc3339(world.clock.now())
    approval: Record = {
        "kind": "drive#approval",
        "approvalId": world.ids.token(24),
        "targetFileId": record["id"],
        "createTime": now,
        "modifyTime": now,
        "status": "IN_PROGRESS",
        "initiator": user(call.caller, call.caller),
        "reviewerResponses": [
            {
                "kind": "drive#reviewerResponse",
                "reviewer": user(email, call.caller),
                "response": "NO_RESPONSE",
            }
            for email in reviewers
        ],
    }
    world.store.put(COLLECTION, f"{record['id']}/{approval['approvalId']}", approval)
    return approval


def list_approvals(world: World, call: Call) -> dict[str, Any]:
    """drive.approvals.list; the approvals themselves only where `fields` asks for them."""
    record = _file(world, call)
    kept = world.store.items(COLLECTION)
    found = [approval for key, approval in kept if key.partition("/")[0] == record["id"]]
    page, token = page_of(found, call, PAGE, PAGE)
    answer: dict[str, Any] = {"kind": "drive#approvalList"}
    return answer | token | ({"items": list(page)} if call.fields is not None and page else {})


def cancel_approval(world: World, call: Call) -> dict[str, Any]:
    """drive.approvals.cancel, while it is in progress."""
    record = _file(world, call, role="writer")
    key = f"{record['id']}/{call.params['approvalId']}"
    approval = world.store.get(COLLECTION, key)
    if approval is None:
        raise ApiError(404, "Approval not found.", reason="notFound")
    if approval["status"] != "IN_PROGRESS":
        raise ApiError(400, "The approval is not in progress.", reason="failedPrecondition")
    now = rfc3339(world.clock.now())
    ended = approval | {"status": "CANCELLED", "modifyTime": now, "completeTime": now}
    world.store.put(COLLECTION, key, ended)
    return ended


def _file(world: World, call: Call, role: str = "reader") -> Record:
    """The file of a call; 403 where approvals are not to be had."""
    record = files.require(world, call.params["fileId"], call.caller, role=role)
    if not world.quirks.is_other("drive.approvals"):
        raise ApiError(403, "Approvals are not available for this account.", reason="forbidden")
    return record
