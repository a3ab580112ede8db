"""A session with Google that shows credentials, or the same session led to the emulator."""

import os
from collections.abc import Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from google.auth.exceptions import RefreshError
from google.auth.transport import DEFAULT_REFRESH_STATUS_CODES
from google.auth.transport.requests import AuthorizedSession, Request
from requests.adapters import HTTPAdapter

from sync.workspace.credentials import open_credentials
from sync.workspace.identity import Identity, Kind
from sync.workspace.sources import Source, choose


class _Redirect(HTTPAdapter):
    """Sends what is meant for Google's hosts to the emulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__(pool_maxsize=16)
        self._base = base_url

    def send(
        self, request: requests.PreparedRequest, *args: Any, **kwargs: Any
    ) -> requests.Response:
        request.url = self._base + request.path_url
        return super().send(request, *args, **kwargs)


def redirected(session: requests.Session, emulator: str) -> None:
    """Lead a session to the emulator, if there is one."""
    if emulator:
        session.mount("https://", _Redirect(emulator))
        session.trust_env = False


def plain_session(emulator: str) -> requests.Session:
    """A session without credentials: for tokens and consent."""
    session = requests.Session()
    redirected(session, emulator)
    return session


class Asking(Request):
    """How google-auth asks for tokens; keeps what the server answered last, which its exceptions leave out.

    Attributes:
        status: HTTP status of the last answer; 0 before the first.
        server_time: The server's clock then (seconds since 1970); 0 where it didn't say.
    """

    def __init__(self, session: requests.Session) -> None:
        super().__init__(session)
        self.status = 0
        self.server_time = 0.0

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """google-auth's own call shape.

        Raises:
            RefreshError: A page came instead of an answer, of which google-auth would make a TypeError.
        """
        response = super().__call__(*args, **kwargs)  # type: ignore[no-untyped-call]  # google.auth is partly typed
        self.status = int(response.status)
        try:
            self.server_time = parsedate_to_datetime(response.headers["Date"]).timestamp()
        except (KeyError, TypeError, ValueError):
            self.server_time = 0.0
        if self.status == 200 and response.data.lstrip()[:1] == b"<":
            raise RefreshError("<", retryable=False)
        return response


class Session(AuthorizedSession):
    """A session that knows whose credentials it shows.

    Attributes:
        identity: Whose.
        asking: How tokens are asked for.
    """

    def __init__(self, credentials: Any, identity: Identity, asking: Asking) -> None:
        # Where nobody's credentials are shown there is nothing to renew: a 401 is the answer.
        renewed_after = () if identity.kind is Kind.NOBODY else DEFAULT_REFRESH_STATUS_CODES
        super().__init__(  # type: ignore[no-untyped-call]  # as above
            credentials, refresh_status_codes=renewed_after, auth_request=asking
        )
        self.identity = identity
        self.asking = asking


def open_session(
    emulator: str,
    scopes: Sequence[str],
    source: Source | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Session:
    """An authorised session with Google, or with the emulator at that base URL.

    Args:
        emulator: Its base URL, or "" for Google.
        scopes: What is asked for.
        source: The credentials; chosen by the environment alone where it is not given.
        environment: The variables.

    Raises:
        NoCredentials: There is nothing usable.
    """
    emulated = bool(emulator)
    chosen = source or choose(environment, None, lambda _: False, emulated=emulated)
    credentials, identity = open_credentials(chosen, scopes, environment, emulated=emulated)
    session = Session(credentials, identity, Asking(plain_session(emulator)))
    redirected(session, emulator)
    return session
