"""Who looks at a page. A browser sends no credentials, so as a rule nobody is signed in."""

from __future__ import annotations

from starlette.requests import Request

from emulator.world import OWNER

SIGN = "Bearer emulator:"


def signed_in_as(request: Request) -> str:
    """The e-mail address in `Authorization: Bearer emulator:<e-mail>`, or "" for a stranger."""
    header = request.headers.get("authorization", "")
    return header.removeprefix(SIGN).strip() if header.startswith(SIGN) else ""


def viewer(request: Request) -> str:
    """Whose files a page shows: those of the owner of this Workspace where nobody is signed in."""
    return signed_in_as(request) or OWNER
