"""The signed assertion of a service account, checked as Google checks it.

RFC 7515 (signatures), RFC 7519 (claims), RFC 7523 (assertions for tokens), and "Using OAuth 2.0 for
Server to Server Applications" in Google's identity guide, with the error codes at its end.
"""

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from emulator.identity.accounts import TOKEN_URL, Account, account_of
from emulator.identity.refusals import GrantError
from emulator.world import World

TOKEN_URLS = frozenset(
    {
        TOKEN_URL,
        "https://www.googleapis.com/oauth2/v4/token",
        "https://accounts.google.com/o/oauth2/token",
    }
)
LONGEST = timedelta(hours=1)
AHEAD = timedelta(minutes=5)  # so far a client's clock may be ahead

BAD_SIGNATURE = "Invalid JWT Signature."
BAD_TIME = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)
BAD_AUDIENCE = f"Invalid JWT: Failed audience check. The right audience is {TOKEN_URL}"


@dataclass(frozen=True)
class Assertion:
    """What a checked assertion says.

    Attributes:
        issuer: the address of the service account.
        subject: for whom it asks; "" for itself.
        scope: the scopes it asks for, separated by spaces.
    """

    issuer: str
    subject: str
    scope: str


def check(world: World, text: str) -> Assertion:
    """The content of an assertion that is signed, addressed and dated as it must be; else GrantError."""
    signed, _, signature = text.rpartition(".")
    header, claims = _opened(signed)
    issuer = str(claims["iss"])
    account = account_of(world, issuer)
    if account is None:
        raise GrantError("invalid_grant", "Invalid grant: account not found")
    if header.get("alg") != "RS256" or not _is_signed(account, header, signed, signature):
        raise GrantError("invalid_grant", BAD_SIGNATURE)
    if not _is_timely(claims, world.clock.now()):
        raise GrantError("invalid_grant", BAD_TIME)
    if str(claims.get("aud")) not in TOKEN_URLS | {f"{world.base_url}/token"}:
        raise GrantError("invalid_grant", BAD_AUDIENCE)
    return Assertion(issuer, str(claims.get("sub") or ""), str(claims.get("scope") or ""))


def encode(part: bytes) -> str:
    """Base64 for URLs without its padding, as JSON Web Tokens use it (RFC 7515, section 2)."""
    return base64.urlsafe_b64encode(part).decode("ascii").rstrip("=")


def _opened(signed: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims; GrantError where they are none, or name no issuer."""
    try:
        header, claims = (json.loads(_decoded(part)) for part in signed.split("."))
        if isinstance(header, dict) and isinstance(claims, dict) and claims.get("iss"):
            return header, claims
    except (ValueError, RecursionError):
        pass
    raise GrantError("invalid_grant", "Invalid JWT: Failed to parse the assertion.")


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _is_signed(account: Account, header: dict[str, Any], signed: str, signature: str) -> bool:
    """Whether one of the account's keys made the signature: the named one where one is named."""
    keys = account["keys"]
    named = header.get("kid")
    candidates = [keys[str(named)]] if str(named) in keys else [] if named else keys.values()
    return any(_fits(pem, signed, signature) for pem in candidates)


def _fits(public_pem: str, signed: str, signature: str) -> bool:
    key = serialization.load_pem_public_key(public_pem.encode())
    if not isinstance(key, rsa.RSAPublicKey):
        return False
    try:
        key.verify(_decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, ValueError):
        return False
    return True


def _is_timely(claims: dict[str, Any], now: datetime) -> bool:
    """Whether it lives now, and no longer than an hour."""
    begins, ends = claims.get("iat"), claims.get("exp")
    if not isinstance(begins, int | float) or not isinstance(ends, int | float):
        return False
    moment = now.timestamp()
    is_begun = begins <= moment + AHEAD.total_seconds()
    return is_begun and moment < ends <= begins + LONGEST // timedelta(seconds=1)
