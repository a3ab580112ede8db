"""Refusals: the one exception a handler may raise and the one maker of error bodies."""

from typing import Any

STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    411: "FAILED_PRECONDITION",
    412: "FAILED_PRECONDITION",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}

# What Drive puts into errors[].reason where the refusal names no better one.
REASONS = {
    400: "badRequest",
    401: "authError",
    403: "forbidden",
    404: "notFound",
    409: "conflict",
    429: "rateLimitExceeded",
    500: "internalError",
    501: "notImplemented",
    503: "backendError",
}

# Reasons that Drive files under the domain of quotas instead of "global".
USAGE_LIMITS = {
    "rateLimitExceeded",
    "userRateLimitExceeded",
    "dailyLimitExceeded",
    "quotaExceeded",
    "accessNotConfigured",
}


class ApiError(Exception):
    """A refused call, as Google would answer it.

    Args:
        code: HTTP status code.
        message: the text for developers, Google's own wording where it is known.
        status: canonical name of the error; derived from the code where it is left out.
        reason: Drive's word for the error (`notFound`, `invalid`, …).
        details: entries of `error.details`.
        location: what Drive says was wrong, for example `fileId`.
        location_type: where it was, for example `parameter`.
        entry: fields of Drive's `errors[]` that differ from what is made of the others.
        headers: of the reply.
    """

    def __init__(
        self,
        code: int,
        message: str,
        status: str = "",
        *,
        reason: str = "",
        details: list[dict[str, Any]] | None = None,
        location: str = "",
        location_type: str = "",
        entry: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status or STATUSES.get(code, "UNKNOWN")
        self.reason = reason or REASONS.get(code, "backendError")
        self.details = details or []
        self.location = location
        self.location_type = location_type
        self.entry = entry or {}
        self.headers = headers or {}


def invalid(message: str) -> ApiError:
    """A 400 INVALID_ARGUMENT with this text."""
    return ApiError(400, message, reason="invalid")


def not_found(message: str = "Requested entity was not found.") -> ApiError:
    """A 404 NOT_FOUND; the default text is that of Sheets, Docs and Forms."""
    return ApiError(404, message)


def denied(message: str = "The caller does not have permission") -> ApiError:
    """A 403 PERMISSION_DENIED; the default text is that of Sheets, Docs and Forms."""
    return ApiError(403, message)


def unimplemented(name: str) -> ApiError:
    """A 501 that names what this emulator lacks, so that nobody mistakes it for Google's refusal."""
    return ApiError(501, f"Not implemented by the emulator: {name}")


def envelope(error: ApiError, family: str) -> dict[str, Any]:
    """The JSON body of a refusal in the style of one API family.

    Drive lists `errors`, and names a status only where the refusal comes from before Drive itself,
    which then has details; Sheets, Docs and Forms name a status and list no errors.
    """
    if family == "drive":
        told = {"errors": [_drive_entry(error)], "code": error.code, "message": error.message}
        whole = {"status": error.status, "details": error.details} if error.details else {}
        return {"error": told | whole}
    body: dict[str, Any] = {"code": error.code, "message": error.message, "status": error.status}
    if error.details:
        body["details"] = error.details
    return {"error": body}


def _drive_entry(error: ApiError) -> dict[str, Any]:
    entry = {
        "message": error.message,
        "domain": "usageLimits" if error.reason in USAGE_LIMITS else "global",
        "reason": error.reason,
    }
    if error.location:
        entry |= {"location": error.location, "locationType": error.location_type}
    return entry | error.entry
