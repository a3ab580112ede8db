"""Lists of Drive page by page."""

import base64
import json
from collections.abc import Sequence
from typing import TypeVar

from emulator.errors import ApiError
from emulator.world import Call

MARK = "~!!~"
# A token is good only for the question that it was made for.
ASKED = ("q", "orderBy", "fileId", "commentId", "corpora", "driveId")

Item = TypeVar("Item")


def page_of(
    items: Sequence[Item], call: Call, usual: int, most: int
) -> tuple[Sequence[Item], dict[str, str]]:
    """One page of a list, and `nextPageToken` where it goes on.

    Args:
        items: the whole list.
        call: with `pageSize` and `pageToken`.
        usual: how many items a page has by itself.
        most: how many it has at most.

    Raises ApiError 400 for a token that is none, or of another question.
    """
    start, size = _start(call), min(call.params.get("pageSize", usual), most)
    token = {"nextPageToken": _token(start + size, call)} if start + size < len(items) else {}
    return items[start : start + size], token


def _asked(call: Call) -> list[str]:
    return [str(call.params.get(name, "")) for name in ASKED]


def _token(start: int, call: Call) -> str:
    plain = json.dumps([start, *_asked(call)])
    return MARK + base64.urlsafe_b64encode(plain.encode()).decode("ascii")


def _start(call: Call) -> int:
    token = call.params.get("pageToken", "")
    if not token:
        return 0
    refused = ApiError(
        400, "Invalid Value", reason="invalid", location="pageToken", location_type="parameter"
    )
    try:
        start, *asked = json.loads(base64.urlsafe_b64decode(token.removeprefix(MARK)))
    except (ValueError, TypeError) as error:
        raise refused from error
    if asked != _asked(call) or not isinstance(start, int) or start < 0:
        raise refused
    return start
