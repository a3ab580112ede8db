"""Custom properties of a file and their limits (Drive API guide, "Add custom file properties").

Public ones are seen by everybody, private ones (`appProperties`) by the application alone that
wrote them: the OAuth client, or the project of a service account.
"""

from typing import Any

from emulator.errors import ApiError
from emulator.store import Record

LONGEST_BYTES = 124  # key and value together, in UTF-8
PRIVATE = ("appProperties", "otherAppProperties")
MOST = 30  # of the public ones, and of the private ones of one application


def merged(kept: dict[str, str], given: dict[str, Any]) -> dict[str, str]:
    """The properties after a change: null deletes one; ApiError where a limit is passed."""
    result = {k: v for k, v in (kept | given).items() if v is not None}
    for key, value in given.items():
        if value is not None and len(f"{key}{value}".encode()) > LONGEST_BYTES:
            raise ApiError(
                400, f"Property key and value exceed {LONGEST_BYTES} bytes: {key}", reason="propertyLimitExceeded"
            )  # fmt: skip
    if len(result) > MOST:
        raise ApiError(
            403, f"The file has more than {MOST} properties.", reason="propertyCountLimitExceeded"
        )
    return result


def private(record: Record, app: str) -> dict[str, str]:
    """The private properties that an application sees; "" is the one that most callers are."""
    held = record.get("otherAppProperties", {}).get(app) if app else record.get("appProperties")
    return dict(held or {})


def with_private(record: Record, app: str, properties: dict[str, str]) -> Record:
    """What of a record changes where an application's private properties become these."""
    if not app:
        return {"appProperties": properties}
    return {"otherAppProperties": record.get("otherAppProperties", {}) | {app: properties}}
