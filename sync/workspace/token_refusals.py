"""google-auth's exceptions, taken apart: who said what when no access token was given."""

import json
from collections.abc import Mapping
from typing import Any

from google.auth.exceptions import GoogleAuthError, TransportError

from sync.workspace.errors import Refused, Unreachable
from sync.workspace.faults import HTML, NOT_JSON, TOKEN
from sync.workspace.identity import Kind
from sync.workspace.silence import unanswered


def no_token(
    error: GoogleAuthError, name: str, status: int, kind: Kind | None
) -> Refused | Unreachable:
    """What to say where no access token could be had.

    Args:
        error: What google-auth raised.
        name: The method that was to be called.
        status: HTTP status of the token server's last answer.
        kind: Of what kind the credentials are.
    """
    transport = _transport(error)
    if transport is not None:
        # No network, not bad credentials.
        return unanswered(transport.__cause__, name)
    given = error.args[1] if len(error.args) > 1 else (error.args[0] if error.args else "")
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            return Refused(TOKEN, status or 502, _page(given), "", kind=kind)
    code, reason, said, detail = _read(given, status)
    return Refused(TOKEN, code, reason, said, detail=detail, kind=kind)


def _transport(error: GoogleAuthError) -> TransportError | None:
    """The failure of the network behind it; the metadata client wraps one in another exception."""
    if isinstance(error, TransportError):
        return error
    inner = error.args[0] if error.args else None
    return inner if isinstance(inner, TransportError) else None


def _page(text: str) -> str:
    return HTML if text.lstrip()[:1] == "<" else NOT_JSON


def _read(given: Any, status: int) -> tuple[int, str, str, str]:
    if not isinstance(given, Mapping):
        return status or 502, NOT_JSON, "", ""
    error = given.get("error")
    if isinstance(error, Mapping):  # as Google's APIs say it, here IAM
        code = int(error.get("code") or status or 403)
        return code, str(error.get("status", "")), str(error.get("message", "")), error_info(error)
    # As OAuth says it; a retryable one has 5xx.
    return status or 400, str(error or ""), str(given.get("error_description") or ""), ""


def error_info(error: Mapping[str, Any]) -> str:
    """Reason of the ``google.rpc.ErrorInfo`` among an error's details; "" where there is none."""
    details = error.get("details")
    for detail in details if isinstance(details, list) else ():
        if isinstance(detail, Mapping) and str(detail.get("@type", "")).endswith("ErrorInfo"):
            return str(detail.get("reason", ""))
    return ""
