"""Access tokens, and who a bearer is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self

from emulator.clock import parse_rfc3339, rfc3339
from emulator.errors import ApiError
from emulator.world import OWNER, World

PREFIX = "emulator:"
TOKENS = "tokens"
LIFETIME = timedelta(seconds=3599)


@dataclass(frozen=True)
class Identity:
    """Who calls, through which application, and what they were allowed.

    Attributes:
        email: the address of the person or the service account.
        app: the application; "" where nothing tells.
        scopes: what the token is for; None for a caller whose scopes nobody limits.
    """

    email: str = OWNER
    app: str = ""
    scopes: frozenset[str] | None = None

    def kept(self) -> dict[str, Any]:
        """The identity as the store keeps it."""
        scopes = None if self.scopes is None else sorted(self.scopes)
        return {"email": self.email, "app": self.app, "scopes": scopes}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The identity that the store keeps."""
        scopes = kept.get("scopes")
        return cls(
            kept["email"], kept.get("app", ""), None if scopes is None else frozenset(scopes)
        )


def identity_of(world: World, authorization: str) -> Identity:
    """Who is behind an Authorization header; ApiError 401 for an expired token.

    `Bearer emulator:<e-mail>` names the caller, and `emulator:<e-mail>;<application>` the
    application too; a token that was issued stands for whom it was issued; everybody else is the owner.
    """
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        return Identity()
    if token.startswith(PREFIX):
        email, _, app = token.removeprefix(PREFIX).partition(";")
        return Identity(email.strip() or OWNER, app.strip())
    issued = world.store.get(TOKENS, token)
    if issued is None:
        return Identity()
    if issued["revoked"] or parse_rfc3339(issued["expires"]) <= world.clock.now():
        raise unauthenticated()
    return Identity.of(issued)


def issue(world: World, who: Identity, lifetime: timedelta = LIFETIME, **more: str) -> str:
    """Make an access token; `more` is kept with it, for example the refresh token it came from."""
    token = f"ya29.{world.ids.token(60)}"
    expires = rfc3339(world.clock.now() + lifetime)
    world.store.put(TOKENS, token, who.kept() | {"expires": expires, "revoked": False} | more)
    return token


def answer(token: str, lifetime: timedelta = LIFETIME) -> dict[str, Any]:
    """What is said of a new access token (RFC 6749, section 5.1)."""
    seconds = int(lifetime.total_seconds())
    return {"access_token": token, "expires_in": seconds, "token_type": "Bearer"}


def expire_all(world: World, *, refuse_new: bool) -> int:
    """End all issued tokens, and refuse every further grant where asked to; returns how many ended."""
    issued = world.store.items(TOKENS)
    revoke(world, (token for token, _ in issued))
    world.store.put("meta", "tokens", {"refused": refuse_new})
    return len(issued)


def revoke(world: World, tokens: Iterable[str]) -> None:
    """End access tokens that were issued."""
    for token in tokens:
        record = world.store.get(TOKENS, token)
        if record is not None:
            world.store.put(TOKENS, token, record | {"revoked": True})


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
