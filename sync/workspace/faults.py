"""What Google's refusals mean, recognised by Google's own words; pure.

The words are those of Google's error replies: ``google.rpc.ErrorInfo`` reasons (cloud.google.com/apis/design/errors),
Drive's ``errors[].reason`` (developers.google.com/drive/api/guides/handle-errors) and OAuth's ``error`` (RFC 6749,
section 5.2; developers.google.com/identity/protocols/oauth2). What to do about each is in ``remedies``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

TOKEN = "token"  # noqa: S105 - a method's name
"""Method of refusals that concern the access token itself, whatever was to be asked with it."""
NOT_JSON = "не JSON"
HTML = "HTML"
"""Reason of a refusal that came as a web page."""
REPLACED = "HTML вместо JSON"
"""Reason of a success that came as a web page: it isn't Google's at all."""


class Fault(StrEnum):
    """What is wrong; the value names the case in tests and pages."""

    ROBOT_STORAGE = "service account has no storage"
    STORAGE_FULL = "storage is full"
    API_OFF = "API disabled"
    SCOPES = "scopes not granted"
    SHARING_LIMIT = "too much shared today"
    BUSY = "quota of requests used up"
    DOMAIN_POLICY = "organisation forbids it"
    NO_SHARE = "not shared"
    ABSENT = "not found or not shared"
    TOKEN_CREATOR = "may not sign as itself"  # noqa: S105 - words
    DELEGATION = "delegation not authorised"
    SUBJECT = "delegation to an unknown person"
    REVOKED = "token revoked or expired"
    REAUTH = "organisation wants a new sign-in"
    CLIENT = "client secret wrong or client deleted"
    ACCOUNT_GONE = "service account deleted"
    KEY_GONE = "key deleted or replaced"
    CLOCK = "clock is off"
    BAD_SCOPE = "scope unknown"
    UNAUTHENTICATED = "token not accepted"
    PROXY_SIGN_IN = "proxy wants a password"
    PROXY_PAGE = "a page instead of Google's answer"
    PROTECTED = "protected by whoever made it"
    NOT_UNDERSTOOD = "request not understood"
    OUTAGE = "Google is unwell"


@dataclass(frozen=True)
class Answer:
    """A refusal as it came.

    Attributes:
        method: Google's method id, or ``TOKEN``.
        code: HTTP status.
        reason: Google's status or reason word («storageQuotaExceeded», «invalid_grant»).
        said: Google's own message.
        detail: Reason of the ``ErrorInfo`` among the details («SERVICE_DISABLED»); "" where there is none.
    """

    method: str
    code: int
    reason: str
    said: str
    detail: str = ""

    def says(self, *words: str) -> bool:
        """Whether one of these stands in Google's message, in whatever case."""
        said = self.said.casefold()
        return any(word in said for word in words)

    def has(self, *reasons: str) -> bool:
        """Whether one of these is its reason or the reason among its details."""
        return self.reason in reasons or self.detail in reasons


_OF_TOKENS: tuple[tuple[Fault, Callable[[Answer], bool]], ...] = (
    (Fault.TOKEN_CREATOR, lambda a: a.says("signjwt", "signblob", "generateaccesstoken", "getaccesstoken")),
    (Fault.CLIENT, lambda a: a.has("invalid_client", "deleted_client", "org_internal")),
    (Fault.DELEGATION, lambda a: a.has("unauthorized_client", "access_denied")),
    (Fault.DOMAIN_POLICY, lambda a: a.has("admin_policy_enforced", "disallowed_useragent")),
    (Fault.BAD_SCOPE, lambda a: a.has("invalid_scope")),
    (Fault.REAUTH, lambda a: a.says("invalid_rapt", "reauth")),
    (Fault.KEY_GONE, lambda a: a.says("invalid jwt signature", "no key", "invalid signature")),
    (Fault.CLOCK, lambda a: a.says("reasonable timeframe", "iat and exp")),
    (Fault.ACCOUNT_GONE, lambda a: a.says("account not found", "account disabled", "account has been deleted")),
    (Fault.SUBJECT, lambda a: a.says("invalid email or user id")),
    (Fault.REVOKED, lambda a: a.has("invalid_grant")),
)  # fmt: skip
"""Refusals to give a token, the first that applies."""

_EVERYWHERE: tuple[tuple[Fault, Callable[[Answer], bool]], ...] = (
    (Fault.PROXY_SIGN_IN, lambda a: a.code == 407),
    (Fault.PROXY_PAGE, lambda a: a.reason == REPLACED
        or (a.reason == HTML and (a.code < 500 or a.code == 511))),
    (Fault.API_OFF, lambda a: a.has("SERVICE_DISABLED", "accessNotConfigured")),
    (Fault.SCOPES, lambda a: a.has("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientScopes")
        or a.says("insufficient authentication scopes")),
)  # fmt: skip

_OF_METHODS: tuple[tuple[Fault, Callable[[Answer], bool]], ...] = (
    (Fault.ROBOT_STORAGE, lambda a: a.says("service accounts do not have storage")),
    (Fault.STORAGE_FULL, lambda a: a.has("storageQuotaExceeded", "quotaExceeded", "teamDriveFileLimitExceeded")),
    (Fault.SHARING_LIMIT, lambda a: a.has("sharingRateLimitExceeded")),
    (Fault.BUSY, lambda a: a.code == 429 or "ateLimitExceeded" in a.reason or a.has("RATE_LIMIT_EXCEEDED")),
    (Fault.DOMAIN_POLICY, lambda a: a.has("domainPolicy", "appNotAuthorizedToFile", "ORG_RESTRICTION_VIOLATION")),
    (Fault.PROTECTED, lambda a: a.code in {400, 403} and a.says("edit a protected cell")),
    (Fault.NO_SHARE, lambda a: a.code == 403),
    (Fault.ABSENT, lambda a: a.code == 404),
    (Fault.UNAUTHENTICATED, lambda a: a.code == 401),
    (Fault.NOT_UNDERSTOOD, lambda a: a.code == 400),
)  # fmt: skip


def recognised(answer: Answer) -> Fault:
    """What a refusal means; whatever nobody knows counts as Google being unwell."""
    named = _OF_TOKENS if answer.method == TOKEN and answer.code < 500 else _OF_METHODS
    return next((fault for fault, fits in (*_EVERYWHERE, *named) if fits(answer)), Fault.OUTAGE)
