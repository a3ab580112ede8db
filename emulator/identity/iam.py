"""IAM's Service Account Credentials API: signing and tokens for an account without its key.

Google's reference `iamcredentials.v1`, methods of `projects.serviceAccounts`. A caller needs the role
"Service Account Token Creator" on the account; here an account may be given it on itself alone,
which is what delegation without a key needs.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from emulator.clock import rfc3339
from emulator.errors import ApiError, invalid, not_found
from emulator.identity.access import IAM_CREDENTIALS, require_api, require_scopes
from emulator.identity.accounts import account_of, kept_key, project_of, sign
from emulator.identity.assertions import encode
from emulator.identity.scopes import CLOUD_PLATFORM, IAM, known
from emulator.identity.tokens import Identity, issue
from emulator.world import World

CREATORS = "token_creators"
SERVING = frozenset({CLOUD_PLATFORM, IAM})
LONGEST_TOKEN = timedelta(hours=1)
LONGEST_JWT = timedelta(hours=12)

Body = dict[str, Any]


def sign_jwt(world: World, email: str, body: Body) -> Body:
    """`signJwt`: a whole JSON Web Token of the claims in `payload`."""
    try:
        claims = json.loads(body["payload"])
    except (KeyError, TypeError, ValueError) as error:
        raise invalid("Request contains an invalid argument.") from error
    if not isinstance(claims, dict) or _ends_too_late(claims, world.clock.now()):
        raise invalid("Request contains an invalid argument.")
    key = kept_key(world, email)
    header = {"alg": "RS256", "typ": "JWT", "kid": key["id"]}
    signed = ".".join(encode(json.dumps(part).encode()) for part in (header, claims))
    signature = sign(key["private"], signed.encode())
    return {"keyId": key["id"], "signedJwt": f"{signed}.{encode(signature)}"}


def sign_blob(world: World, email: str, body: Body) -> Body:
    """`signBlob`: a signature of the bytes in `payload`."""
    try:
        payload = base64.b64decode(body["payload"], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise invalid("Request contains an invalid argument.") from error
    key = kept_key(world, email)
    signature = sign(key["private"], payload)
    return {"keyId": key["id"], "signedBlob": base64.b64encode(signature).decode()}


def generate_access_token(world: World, email: str, body: Body) -> Body:
    """`generateAccessToken`: a token of the account itself for the scopes in `scope`."""
    scopes, lifetime = body.get("scope"), _seconds(body.get("lifetime", "3600s"))
    if not isinstance(scopes, list) or not scopes or not known().issuperset(map(str, scopes)):
        raise invalid("Request contains an invalid argument.")
    if not timedelta() < lifetime <= LONGEST_TOKEN:
        raise invalid("Request contains an invalid argument.")
    who = Identity(email, project_of(email), frozenset(map(str, scopes)))
    token = issue(world, who, lifetime)
    return {"accessToken": token, "expireTime": rfc3339(world.clock.now() + lifetime, 0)}


METHODS: dict[str, tuple[str, Callable[[World, str, Body], Body]]] = {
    "signJwt": ("iam.serviceAccounts.signJwt", sign_jwt),
    "signBlob": ("iam.serviceAccounts.signBlob", sign_blob),
    "generateAccessToken": ("iam.serviceAccounts.getAccessToken", generate_access_token),
}
"""Each method's name with the permission it needs and what it does."""


def carry_out(world: World, who: Identity, email: str, method: str, body: Body) -> Body:
    """Do what one of `METHODS` asks for an account; ApiError where the caller may not."""
    permission, work = METHODS[method]
    require_scopes(who, SERVING, IAM_CREDENTIALS)
    require_api(world, IAM_CREDENTIALS)
    if account_of(world, email) is None:
        raise not_found(f"Not found; Gaia id not found for email {email}")
    if who.email != email or not may_create_tokens(world, email):
        raise _denied(permission)
    return work(world, email, body)


def let_create_tokens(world: World, creators: dict[str, bool]) -> None:
    """Say which accounts may create tokens of themselves; those not named may no more."""
    world.store.put("meta", CREATORS, creators)


def may_create_tokens(world: World, email: str) -> bool:
    """Whether an account has the role "Service Account Token Creator" on itself."""
    return bool((world.store.get("meta", CREATORS) or {}).get(email))


def _denied(permission: str) -> ApiError:
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "IAM_PERMISSION_DENIED",
        "domain": "iam.googleapis.com",
        "metadata": {"permission": permission},
    }
    text = f"Permission '{permission}' denied on resource (or it may not exist)."
    return ApiError(403, text, details=[info])


def _ends_too_late(claims: Body, now: datetime) -> bool:
    ends = claims.get("exp", 0)
    return not isinstance(ends, int | float) or ends > (now + LONGEST_JWT).timestamp()


def _seconds(text: object) -> timedelta:
    """A duration as Google writes it, `3600s`; none where it is not one."""
    match = re.fullmatch(r"(\d{1,9})(\.\d{1,9})?s", text) if isinstance(text, str) else None
    return timedelta(seconds=int(match[1])) if match else timedelta()
