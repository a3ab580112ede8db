"""Refresh tokens: a person's lasting consent, until it expires or is taken back.

"Using OAuth 2.0 to Access Google APIs", section "Refresh token expiration": a program whose consent
screen is still in testing gets tokens for seven days, unless it asks for a person's name and address
only; and of more than 100 live ones of an account and a client the oldest ends without a word.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from emulator.clock import parse_rfc3339, rfc3339
from emulator.identity import clients
from emulator.identity.refusals import GrantError
from emulator.identity.scopes import ABOUT_A_PERSON, split
from emulator.identity.tokens import PREFIX, TOKENS, Identity, answer, issue, revoke
from emulator.store import Record
from emulator.world import OWNER, World

REFRESH = "refresh_tokens"
REVOKED = "Token has been expired or revoked."
IN_TESTING = timedelta(seconds=604799)
MOST_LIVE = 100


def first_answer(world: World, who: Identity, client: clients.Client) -> dict[str, Any]:
    """Tokens for a fresh consent: an access token, and a refresh token to get others with."""
    scopes = who.scopes or frozenset()
    lasting = client.publishing == "production" or scopes <= ABOUT_A_PERSON
    refresh = f"1//0{world.ids.token(70)}"
    expires = "" if lasting else rfc3339(world.clock.now() + IN_TESTING)
    _end_the_oldest(world, who)
    world.store.put(REFRESH, refresh, who.kept() | {"expires": expires, "revoked": False})
    token = issue(world, who, refresh=refresh)
    ending = {} if lasting else {"refresh_token_expires_in": int(IN_TESTING.total_seconds())}
    return answer(token) | {"refresh_token": refresh, "scope": " ".join(sorted(scopes))} | ending


def refreshed(world: World, form: Mapping[str, str]) -> dict[str, Any]:
    """A new access token for a refresh token; GrantError where it is refused."""
    refresh, client_id = form.get("refresh_token", ""), form.get("client_id", "")
    kept = world.store.get(REFRESH, refresh)
    if kept is None and not clients.is_known(world, client_id):
        return _for_anybody(world, form)
    clients.authenticate(world, client_id, form.get("client_secret", ""))
    if kept is None and refresh.startswith(PREFIX):
        return _for_anybody(world, form)
    if kept is None:
        raise GrantError("invalid_grant", "Bad Request")
    if kept["app"] != client_id:
        raise GrantError("unauthorized_client", "Unauthorized", 401)
    if not _is_live(world, kept):
        raise GrantError("invalid_grant", REVOKED)
    return _narrowed(world, refresh, Identity.of(kept), split(form.get("scope", "")))


def _narrowed(world: World, refresh: str, who: Identity, asked: frozenset[str]) -> dict[str, Any]:
    """An access token for all that was consented to, or for the part that is asked for."""
    consented = who.scopes or frozenset()
    if not asked <= consented:
        raise GrantError("invalid_scope", "Bad Request")
    scopes = asked or consented
    token = issue(world, Identity(who.email, who.app, scopes), refresh=refresh)
    return answer(token) | {"scope": " ".join(sorted(scopes))}


def _for_anybody(world: World, form: Mapping[str, str]) -> dict[str, Any]:
    """A token for a refresh token that nobody issued: of the person it names, else of the owner."""
    email = form.get("refresh_token", "").removeprefix(PREFIX)
    scopes = split(form["scope"]) if form.get("scope") else None
    who = Identity(email if "@" in email else OWNER, form.get("client_id", ""), scopes)
    said = {"scope": form["scope"]} if scopes else {}
    return answer(issue(world, who)) | said


def take_back(world: World, token: str) -> None:
    """Revoke a refresh token, or an access token with the refresh token it came from; else GrantError."""
    issued = world.store.get(TOKENS, token)
    refresh = issued.get("refresh", "") if issued else token
    kept = world.store.get(REFRESH, refresh)
    live = issued is not None and not issued["revoked"]
    if not live and (kept is None or not _is_live(world, kept)):
        raise GrantError("invalid_token", "Token expired or revoked")
    revoke(world, [token])
    if kept is not None:
        _end(world, refresh, kept)


def _end(world: World, refresh: str, kept: Record) -> None:
    """End a refresh token and every access token that came from it."""
    world.store.put(REFRESH, refresh, kept | {"revoked": True})
    issued = world.store.items(TOKENS)
    revoke(world, (token for token, record in issued if record.get("refresh") == refresh))


def _end_the_oldest(world: World, who: Identity) -> None:
    """Make room for one more refresh token of an account and a client."""
    theirs = [
        (refresh, kept)
        for refresh, kept in world.store.items(REFRESH)
        if (kept["email"], kept["app"]) == (who.email, who.app) and _is_live(world, kept)
    ]
    for refresh, kept in theirs[: max(0, len(theirs) + 1 - MOST_LIVE)]:
        _end(world, refresh, kept)


def _is_live(world: World, kept: Record) -> bool:
    is_over = kept["expires"] and parse_rfc3339(kept["expires"]) <= world.clock.now()
    return not kept["revoked"] and not is_over
