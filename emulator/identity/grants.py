"""`POST /token`: what is given in exchange for an access token (RFC 6749, RFC 7523)."""

from collections.abc import Callable, Mapping
from typing import Any

from emulator.identity.accounts import delegated, project_of
from emulator.identity.assertions import Assertion, check
from emulator.identity.consent import exchanged
from emulator.identity.refresh import REVOKED, refreshed
from emulator.identity.refusals import GrantError
from emulator.identity.scopes import known, split
from emulator.identity.tokens import Identity, answer, issue
from emulator.world import OWNER, World

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
NOT_DELEGATED = (
    "Client is unauthorized to retrieve access tokens using this method, or client not authorized "
    "for any of the scopes requested."
)


def grant(world: World, form: Mapping[str, str]) -> dict[str, Any]:
    """Answer a token request; GrantError where it is refused."""
    kind = form.get("grant_type", "")
    give = GRANTS.get(kind)
    if give is None:
        raise GrantError("unsupported_grant_type", f"Invalid grant_type: {kind}")
    if (world.store.get("meta", "tokens") or {}).get("refused"):
        raise GrantError("invalid_grant", REVOKED)
    return give(world, form)


def _for_assertion(world: World, form: Mapping[str, str]) -> dict[str, Any]:
    return answer(issue(world, _service_account(world, form)))


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


GRANTS: dict[str, Callable[[World, Mapping[str, str]], dict[str, Any]]] = {
    JWT_BEARER: _for_assertion,
    "authorization_code": exchanged,
    "refresh_token": refreshed,
}
