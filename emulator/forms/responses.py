"""Responses as kept and as sent: their JSON, the filter, the pages of a list."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from emulator import errors
from emulator.clock import rfc3339
from emulator.forms.rules import Json
from emulator.forms.sections import Answers

MOST_ON_A_PAGE = 5000
_FILTER = re.compile(r"\s*timestamp\s*(>=|>)\s*(\S+)\s*\Z")
_ZULU = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z\Z")


def response_of(response_id: str, moment: datetime, answers: Answers, email: str = "") -> Json:
    """A FormResponse as kept (without formId); questions without an answer are absent.

    createTime has three decimals and lastSubmittedTime six, as in replies of the live API.
    """
    response: Json = {
        "responseId": response_id,
        "createTime": rfc3339(moment, 3),
        "lastSubmittedTime": rfc3339(moment, 6),
    }
    if email:
        response["respondentEmail"] = email
    if answers:
        response["answers"] = {
            question: {
                "questionId": question,
                "textAnswers": {"answers": [{"value": value} for value in answer.values]},
            }
            for question, answer in answers.items()
        }
    return response


def listed(
    responses: Iterable[Json],
    *,
    condition: str = "",
    page_size: int = 0,
    page_token: str = "",
    moment: str = "lastSubmittedTime",
) -> Json:
    """One page of a form's responses, the newest first (Google promises no order).

    Args:
        responses: all responses in the order in which they came.
        condition: `filter` of responses.list, or "".
        page_size: at most so many; 0 for the most there can be.
        page_token: where the page before ended; only with the same filter.
        moment: which time of a response the filter means, `lastSubmittedTime` or `createTime`.

    Raises:
        ApiError: 400 for a filter, page size or page token that cannot be.
    """
    if page_size < 0:
        raise errors.invalid("Invalid page_size: must not be negative.")
    size = min(page_size or MOST_ON_A_PAGE, MOST_ON_A_PAGE)
    wanted = _filtered(list(responses), condition, moment)[::-1]
    if page_token:
        wanted = _after(wanted, page_token, condition)
    reply: Json = {"responses": wanted[:size]} if wanted else {}
    if len(wanted) > size:
        reply["nextPageToken"] = _token(wanted[size - 1], condition)
    return reply


def _filtered(responses: Sequence[Json], condition: str, moment: str) -> list[Json]:
    if not condition.strip():
        return list(responses)
    found = _FILTER.match(condition)
    if not found:
        raise errors.invalid(f"Invalid filter: {condition}")
    limit = _nanoseconds(found.group(2), condition)
    times = [_nanoseconds(response[moment], condition) for response in responses]
    including = found.group(1) == ">="
    pairs = zip(times, responses, strict=True)
    return [response for time, response in pairs if time > limit or (including and time == limit)]


def _nanoseconds(text: str, condition: str) -> tuple[datetime, int]:
    """A moment that can be compared to the nanosecond; it must be written in UTC with a Z."""
    found = _ZULU.match(text.strip("\"'"))
    try:
        if found:
            moment = datetime.fromisoformat(found.group(1)).replace(tzinfo=UTC)
            return moment, int((found.group(2) or "").ljust(9, "0"))
    except ValueError:
        pass
    raise errors.invalid(f"Invalid filter: {condition}")


def _token(last: Json, condition: str) -> str:
    text = json.dumps([last["responseId"], condition])
    return base64.urlsafe_b64encode(text.encode()).decode("ascii")


def _after(responses: list[Json], token: str, condition: str) -> list[Json]:
    try:
        last, of_condition = json.loads(base64.urlsafe_b64decode(token))
    except (binascii.Error, ValueError, TypeError):
        raise errors.invalid("Invalid page_token.") from None
    if of_condition != condition:
        raise errors.invalid("Invalid page_token: the filter must be the same for every page.")
    places = [i for i, response in enumerate(responses) if response["responseId"] == last]
    if not places:
        raise errors.invalid("Invalid page_token.")
    return responses[places[0] + 1 :]
