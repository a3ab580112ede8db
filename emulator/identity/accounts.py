"""Service accounts and their keys: made, found, signed with, taken away.

A key that somebody carries away in a file is known here by its public half alone. The one that
Google keeps for an account itself, with which IAM signs for it, stays whole.
"""

import hashlib
import secrets
from typing import Any
from urllib.parse import quote

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from emulator.world import World

ACCOUNTS = "service_accounts"
DELEGATIONS = "delegations"
TOKEN_URL = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address, not a secret
KEY_BITS = 2048
KEPT_BY_GOOGLE = "kept"  # the key of an account that is in no file

Account = dict[str, Any]


def account_of(world: World, email: str) -> Account | None:
    """A service account by its address, None where there is none; `keys` are public PEMs by key id."""
    return world.store.get(ACCOUNTS, email)


def ensure(world: World, email: str) -> Account:
    """The account of this address, made where there is none yet."""
    account = account_of(world, email)
    if account is None:
        # Google's ids of accounts have 21 digits.
        number = int(hashlib.sha256(email.encode()).hexdigest(), 16) % 10**20 + 10**20
        account = {"client_id": str(number), "keys": {}}
        world.store.put(ACCOUNTS, email, account)
    return account


def add_key(world: World, email: str) -> dict[str, str]:
    """A new key of an account, which is made where there is none: the content of its file.

    The fields are those of the file that the Google Cloud console gives out.
    """
    account = ensure(world, email)
    private, public = _key_pair()
    key_id = secrets.token_hex(20)
    world.store.put(ACCOUNTS, email, account | {"keys": account["keys"] | {key_id: public}})
    base = world.base_url
    return {
        "type": "service_account",
        "project_id": project_of(email),
        "private_key_id": key_id,
        "private_key": private,
        "client_email": email,
        "client_id": account["client_id"],
        "auth_uri": f"{base}/o/oauth2/auth"
        if base
        else "https://accounts.google.com/o/oauth2/auth",
        "token_uri": f"{base}/token" if base else TOKEN_URL,
        "auth_provider_x509_cert_url": "https://www.googleapis.com/oauth2/v1/certs",
        "client_x509_cert_url": f"https://www.googleapis.com/robot/v1/metadata/x509/{quote(email)}",
        "universe_domain": "googleapis.com",
    }


def delete_key(world: World, email: str, key_id: str) -> bool:
    """Take a key away; whether there was one."""
    account = account_of(world, email)
    if account is None or key_id not in account["keys"]:
        return False
    keys = {name: pem for name, pem in account["keys"].items() if name != key_id}
    world.store.put(ACCOUNTS, email, account | {"keys": keys})
    return True


def delete(world: World, email: str) -> bool:
    """Take an account away with all its keys; whether there was one."""
    if account_of(world, email) is None:
        return False
    world.store.delete(ACCOUNTS, email)
    return True


def delegate(world: World, delegations: dict[str, list[str]]) -> None:
    """Say for which scopes accounts may act as anybody in the domain; those not named may no more."""
    world.store.put("meta", DELEGATIONS, delegations)


def delegated(world: World, email: str) -> frozenset[str]:
    """The scopes for which an account may act as anybody in the domain."""
    return frozenset((world.store.get("meta", DELEGATIONS) or {}).get(email, ()))


def project_of(email: str) -> str:
    """The project of a service account: `name@project.iam.gserviceaccount.com`."""
    return email.partition("@")[2].partition(".")[0]


def kept_key(world: World, email: str) -> dict[str, str]:
    """The key that Google keeps for an account, made when it is first needed: `id` and `private`, a PEM."""
    account = ensure(world, email)
    if KEPT_BY_GOOGLE not in account:
        private, public = _key_pair()
        key_id = secrets.token_hex(20)
        kept = {KEPT_BY_GOOGLE: {"id": key_id, "private": private}}
        account = account | kept | {"keys": account["keys"] | {key_id: public}}
        world.store.put(ACCOUNTS, email, account)
    key: dict[str, str] = account[KEPT_BY_GOOGLE]
    return key


def sign(private_pem: str, message: bytes) -> bytes:
    """The RS256 signature of a message (RFC 7518, section 3.3)."""
    key = serialization.load_pem_private_key(private_pem.encode(), None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("RS256 signs with a key of RSA")
    return key.sign(message, padding.PKCS1v15(), hashes.SHA256())


def _key_pair() -> tuple[str, str]:
    """A fresh private key and its public half, as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private.decode(), public.decode()
