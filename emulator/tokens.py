"""Access tokens of the emulator's own `/token`, and who a bearer is.

Signatures of the assertions of service accounts are not verified yet: whoever can reach the
emulator may be anybody, as with `Bearer emulator:<e-mail>`.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from emulator.clock import parse_rfc3339, rfc3339
from emulator.errors import ApiError
from emulator.world import OWNER, World

TOKEN_METHOD = "oauth2.token"  # noqa: S105 - the name of a call in the log, not a secret
JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
PREFIX = "emulator:"
LIFETIME = timedelta(seconds=3599)


class GrantError(Exception):
    """A refused grant: OAuth's error word and its description."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.body = {"error": error, "error_description": description}


@dataclass(frozen=True)
class Identity:
    """Who calls, and through which application; "" where nothing tells the application."""

    email: str = OWNER
    app: str = ""


def identity_of(world: World, authorization: str) -> Identity:
    """Who is behind an Authorization header; ApiError 401 for an expired token.

    `Bearer emulator:<e-mail>` names the caller, and `emulator:<e-mail>;<application>` the
    application too; a token of `/token` stands for whom it was issued; everybody else is the owner.
    """
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        return Identity()
    if token.startswith(PREFIX):
        email, _, app = token.removeprefix(PREFIX).partition(";")
        return Identity(email.strip() or OWNER, app.strip())
    issued = world.store.get("tokens", token)
    if issued is None:
        return Identity()
    if issued["revoked"] or parse_rfc3339(issued["expires"]) <= world.clock.now():
        raise unauthenticated()
    return Identity(issued["email"], issued.get("app", ""))


def grant(world: World, form: Mapping[str, str]) -> dict[str, Any]:
    """Answer a token request (RFC 6749 section 6, RFC 7523); GrantError where it is refused."""
    kind = form.get("grant_type", "")
    if kind == "refresh_token":
        email = form.get("refresh_token", "").removeprefix(PREFIX)
        who = Identity(email if "@" in email else OWNER, form.get("client_id", ""))
    elif kind == JWT_BEARER:
        who = _subject(form.get("assertion", ""))
    else:
        raise GrantError("unsupported_grant_type", f"Invalid grant_type: {kind}")
    if (world.store.get("meta", "tokens") or {}).get("refused"):
        raise GrantError("invalid_grant", "Token has been expired or revoked.")
    token = f"ya29.{world.ids.token(60)}"
    expires = rfc3339(world.clock.now() + LIFETIME)
    kept = {"email": who.email, "app": who.app, "expires": expires, "revoked": False}
    world.store.put("tokens", token, kept)
    answer = {
        "access_token": token,
        "expires_in": int(LIFETIME.total_seconds()),
        "token_type": "Bearer",
    }
    return answer | ({"scope": form["scope"]} if form.get("scope") else {})


def expire_all(world: World, *, refuse_new: bool) -> int:
    """End all issued tokens, and refuse every further grant where asked to; returns how many ended."""
    issued = world.store.items("tokens")
    for token, record in issued:
        world.store.put("tokens", token, record | {"revoked": True})
    world.store.put("meta", "tokens", {"refused": refuse_new})
    return len(issued)


def unauthenticated() -> ApiError:
    """Google's 401 for a token that is no longer valid."""
    return ApiError(
        401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
        "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
        reason="authError",
        location="Authorization",
        location_type="header",
    )


def _subject(assertion: str) -> Identity:
    """For whom a JWT asks: its `sub` (domain-wide delegation), else its issuer, whose project is the application."""
    try:
        _, payload, _ = assertion.split(".")
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        issuer = str(claims["iss"])
        who = Identity(str(claims.get("sub") or issuer), _project(issuer))
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise GrantError(
            "invalid_grant", "Invalid JWT: Token must be a short-lived token."
        ) from error
    return who


def _project(service_account: str) -> str:
    """The project of a service account: `name@project.iam.gserviceaccount.com`."""
    return service_account.partition("@")[2].partition(".")[0]
