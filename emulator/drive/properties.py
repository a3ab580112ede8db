"""Custom properties of a file and their limits (Drive API guide, "Add custom file properties")."""

from typing import Any

from emulator.errors import ApiError

LONGEST_BYTES = 124  # key and value together, in UTF-8
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
