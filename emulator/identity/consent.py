"""A person's consent: what a program asks for, and the code it gets for a yes (RFC 6749, RFC 7636, RFC 8252)."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from emulator.clock import parse_rfc3339, rfc3339
from emulator.identity import clients
from emulator.identity.refresh import first_answer
from emulator.identity.refusals import GrantError
from emulator.identity.scopes import ABOUT_A_PERSON, known, split
from emulator.identity.tokens import Identity
from emulator.store import Record
from emulator.world import World

CODES = "authorization_codes"
CODE_LIFETIME = timedelta(minutes=10)
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
CHALLENGES = {"S256", "plain"}


@dataclass(frozen=True)
class Asked:
    """What a program asks a person for.

    Attributes:
        client: the program.
        redirect_uri: where the answer goes: an address of the person's own machine.
        scopes: what it wants to do.
        state: comes back with the answer as it is.
        challenge: of the secret that the code will be asked for with; "" where there is none.
        way: how the challenge was made of it, `S256` or `plain`.
    """

    client: clients.Client
    redirect_uri: str
    scopes: frozenset[str]
    state: str
    challenge: str
    way: str

    def to_choose(self) -> list[str]:
        """The scopes that a person may leave out: name and address are always told."""
        return sorted(self.scopes - ABOUT_A_PERSON)


def read(world: World, query: Mapping[str, str]) -> Asked:
    """What a link to the consent page asks for; GrantError where Google would show an error page."""
    client = clients.find(world, query.get("client_id", ""))
    if client is None:
        raise GrantError("invalid_client", clients.NOT_FOUND, 401)
    uri = query.get("redirect_uri", "")
    if not _is_loopback(uri):
        raise GrantError("redirect_uri_mismatch", f"redirect_uri={uri}")
    if query.get("response_type") != "code":
        raise GrantError("unsupported_response_type", "response_type=code")
    scopes = split(query.get("scope", ""))
    if not scopes:
        raise GrantError("invalid_request", "Missing required parameter: scope")
    if not scopes <= known():
        raise GrantError("invalid_scope", f"invalid=[{', '.join(sorted(scopes - known()))}]")
    way = query.get("code_challenge_method", "plain")
    if way not in CHALLENGES:
        raise GrantError("invalid_request", "Invalid code_challenge_method")
    state, challenge = query.get("state", ""), query.get("code_challenge", "")
    return Asked(client, uri, scopes, state, challenge, way)


def allowed(world: World, asked: Asked, email: str, chosen: frozenset[str]) -> str:
    """The address to which a person who allows something is sent back, with a code in it."""
    scopes = asked.scopes & (chosen | ABOUT_A_PERSON)
    if not scopes:
        return denied(asked)
    code = f"4/0A{world.ids.token(60)}"
    who = Identity(email, asked.client.id, scopes)
    expires = rfc3339(world.clock.now() + CODE_LIFETIME)
    about = {"redirect_uri": asked.redirect_uri, "challenge": asked.challenge, "way": asked.way}
    world.store.put(CODES, code, who.kept() | about | {"expires": expires})
    return _back(asked, {"code": code, "scope": " ".join(sorted(scopes))})


def denied(asked: Asked) -> str:
    """The address to which a person who allows nothing is sent back."""
    return _back(asked, {"error": "access_denied"})


def exchanged(world: World, form: Mapping[str, str]) -> dict[str, Any]:
    """Tokens for a code, which is good for once; GrantError where it is refused."""
    client = clients.authenticate(world, form.get("client_id", ""), form.get("client_secret", ""))
    code = form.get("code", "")
    kept = world.store.get(CODES, code)
    if kept is None or kept["app"] != client.id:
        raise GrantError("invalid_grant", "Malformed auth code.")
    world.store.delete(CODES, code)
    if parse_rfc3339(kept["expires"]) <= world.clock.now():
        raise GrantError("invalid_grant", "Bad Request")
    if form.get("redirect_uri", "") != kept["redirect_uri"]:
        raise GrantError("redirect_uri_mismatch", "Bad Request")
    _verify(kept, form.get("code_verifier", ""))
    return first_answer(world, Identity.of(kept), client)


def _is_loopback(uri: str) -> bool:
    """Whether an address is of the person's own machine, and nothing in it could be read otherwise."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    is_plain = "\\" not in uri and "@" not in parts.netloc
    return is_plain and parts.scheme == "http" and parts.hostname in LOOPBACK


def _verify(kept: Record, verifier: str) -> None:
    """GrantError where the secret is not the one of the challenge."""
    if not kept["challenge"]:
        return
    if not verifier:
        raise GrantError("invalid_grant", "Missing code verifier.")
    made = verifier
    if kept["way"] == "S256":
        digest = hashlib.sha256(verifier.encode()).digest()
        made = base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")
    if made != kept["challenge"].rstrip("="):
        raise GrantError("invalid_grant", "Invalid code verifier.")


def _back(asked: Asked, answer: dict[str, str]) -> str:
    state = {"state": asked.state} if asked.state else {}
    joint = "&" if urlsplit(asked.redirect_uri).query else "?"
    return f"{asked.redirect_uri}{joint}{urlencode(state | answer)}"
