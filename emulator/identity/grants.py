"""`POST /token`: what is given in exchange for an access token (RFC 6749, RFC 7523)."""

from collections.abc import Mapping
from typing import Any

from emulator.identity.accounts import delegated, project_of
from emulator.identity.assertions import Assertion, check
from emulator.identity.refusals import GrantError
from emulator.identity.scopes import known, split
from emulator.identity.tokens import PREFIX, Identity, answer, issue
from emulator.world import OWNER, World

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
REVOKED = "Token has been expired or revoked."
NOT_DELEGATED = (
    "Client is unauthorized to retrieve access tokens using this method, or client not authorized "
    "for any of the scopes requested."
)


def grant(world: World, form: Mapping[str, str]) -> dict[str, Any]:
    """Answer a token request; GrantError where it is refused."""
    kind = form.get("grant_type", "")
    if kind == "refresh_token":
        who = _person(form)
    elif kind == JWT_BEARER:
        who = _service_account(world, form)
    else:
        raise GrantError("unsupported_grant_type", f"Invalid grant_type: {kind}")
    if (world.store.get("meta", "tokens") or {}).get("refused"):
        raise GrantError("invalid_grant", REVOKED)
    said = {"scope": form["scope"]} if form.get("scope") else {}
    return answer(issue(world, who)) | said


def _person(form: Mapping[str, str]) -> Identity:
    """The person of a refresh token that nobody issued: the one it names, else the owner."""
    email = form.get("refresh_token", "").removeprefix(PREFIX)
    scopes = split(form["scope"]) if form.get("scope") else None
    return Identity(email if "@" in email else OWNER, form.get("client_id", ""), scopes)


def _service_account(world: World, form: Mapping[str, str]) -> Identity:
    """For whom an assertion asks; the project of its issuer is the application."""
    assertion = check(world, form.get("assertion", ""))
    scopes = _asked(assertion)
    if not assertion.subject or assertion.subject == assertion.issuer:
        return Identity(assertion.issuer, project_of(assertion.issuer), scopes)
    is_ours = assertion.subject.partition("@")[2] == OWNER.partition("@")[2]
    if not is_ours or not scopes <= delegated(world, assertion.issuer):
        raise GrantError("unauthorized_client", NOT_DELEGATED, 401)
    return Identity(assertion.subject, project_of(assertion.issuer), scopes)


def _asked(assertion: Assertion) -> frozenset[str]:
    scopes = split(assertion.scope)
    if not scopes:
        raise GrantError("invalid_scope", "Empty or missing scope not allowed.")
    if not scopes <= known():
        raise GrantError("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
    return scopes
