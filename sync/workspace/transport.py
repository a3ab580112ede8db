"""One way out for all of Google's libraries: counts, waits, repeats what may be repeated, names what failed.

gspread is given a ``Transport`` as its session and googleapiclient one as its http object, so both
libraries run unmodified, and every request to Google passes through ``Transport.request``.
"""

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httplib2
import requests
from google.auth.exceptions import GoogleAuthError

from sync.stopping import Stop
from sync.workspace.errors import OutOfTime, Refused, Unreachable, WorkspaceError
from sync.workspace.faults import HTML, NOT_JSON, REPLACED, TOKEN
from sync.workspace.identity import Kind
from sync.workspace.methods import method_id
from sync.workspace.pace import Pace
from sync.workspace.session import Session
from sync.workspace.silence import unanswered
from sync.workspace.token_refusals import error_info, no_token

CONNECT_SECONDS = 10.0
SILENCE_SECONDS = 65.0
SHEETS_SILENCE_SECONDS = 190.0
"""Seconds to wait for an answer; Sheets itself gives up after 180 (Google, sheets/api/limits)."""

SHARED_ENOUGH = "sharingRateLimitExceeded"
"""Google's word for «no more access today» (403)."""

_SPOILT = "ответ оборван или испорчен по дороге"

T = TypeVar("T")

_repeatable: ContextVar[bool] = ContextVar("repeatable", default=False)


@dataclass(frozen=True)
class Patience:
    """How often and how long to wait: min(2^n s + up to 1 s, cap), as Google advises.

    Attributes:
        attempts: Requests at most, the first one included; their waits add up to more than the minute
            for which an exhausted quota lasts.
        cap: Longest single wait, in seconds.
        request_seconds: How long one request is worth repeating.
        run_seconds: How long a run is worth repeating anything in; a job's time is bounded too.
        sleep: The clock's sleep.
        clock: The clock, in seconds.
    """

    attempts: int = 8
    cap: float = 32.0
    request_seconds: float = 300.0
    run_seconds: float = 600.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def wait(self, attempt: int) -> None:
        """Sleep before the attempt after number ``attempt`` (from 0)."""
        self.sleep(min(2.0**attempt + random.random(), self.cap))  # noqa: S311 - jitter, not a secret


class Transport:
    """The session that both libraries are given.

    Attributes:
        counts: Requests sent so far by Google's method id, repeats included.
        google_time: Google's clock (seconds since 1970) at its last answer; 0 before the first.
        stop: Whether the run is asked to end: then no request is sent but what ends the work in hand.
    """

    def __init__(
        self,
        session: requests.Session,
        patience: Patience | None = None,
        stop: Stop | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._session = session
        self._kind = session.identity.kind if isinstance(session, Session) else None
        self._pace = pace
        self._until = math.inf
        self.stop = stop or Stop()
        self._patience = patience or Patience(sleep=self.stop.sleep)
        self._began = self._patience.clock()
        self.headers = session.headers
        self.counts: Counter[str] = Counter()
        self.google_time = 0.0
        self._noted_at = self._began

    def begin(self, seconds: float) -> None:
        """Begin a piece of work of its own, where one session serves several.

        Counts and patience begin anew. After so many seconds only what is in hand is brought to its end;
        every other request is ``OutOfTime``.
        """
        self.counts.clear()
        self._began = self._patience.clock()
        self._until = self._began + seconds

    @property
    def google_now(self) -> float:
        """Google's clock by now: its last answer, and the time that has passed here since."""
        return self.google_time + self._patience.clock() - self._noted_at

    @property
    def server_time(self) -> float:
        """The token server's clock at its last answer (seconds since 1970); 0 where it has not been asked."""
        return self._session.asking.server_time if isinstance(self._session, Session) else 0.0

    def request(self, method: str, url: str, **kwargs: Any) -> requests.Response:
        """Send a request; the answer is a success, everything else is raised.

        Raises:
            Refused: Google answered with an error.
            Unreachable: No answer came.
            OutOfTime: The time of the work in hand is over (``begin``).
            Stopped: The run is asked to end, and this request is no part of what is in hand.
        """
        method = method.upper()
        name = method_id(method, urlsplit(url).path)
        of_sheets = name.startswith("sheets.")
        kwargs["timeout"] = (
            CONNECT_SECONDS,
            SHEETS_SILENCE_SECONDS if of_sheets else SILENCE_SECONDS,
        )
        return self.persist(
            lambda: self._counted(method, url, name, kwargs),
            worth=lambda error: _may_repeat(method, error),
        )

    def persist(self, work: Callable[[], T], *, worth: Callable[[WorkspaceError], bool]) -> T:
        """Do something again and again, with growing waits, while its failure is worth repeating it.

        Raises:
            WorkspaceError: The last failure, when patience has ended.
            Stopped: The run is asked to end.
        """
        patience, attempt = self._patience, 0
        began = patience.clock()
        while True:
            self.stop.check()
            try:
                return work()
            except WorkspaceError as error:
                attempt += 1
                now = patience.clock()
                if (
                    attempt >= patience.attempts
                    or now - began > patience.request_seconds
                    or now - self._began > patience.run_seconds
                    or self.stop.is_late
                    or not worth(error)
                ):
                    raise
                patience.wait(attempt - 1)

    def _counted(
        self, method: str, url: str, name: str, kwargs: dict[str, Any]
    ) -> requests.Response:
        if self._patience.clock() > self._until and not self.stop.is_in_hand:
            raise OutOfTime(f"Отведённое время истекло. ({name})")
        if self._pace and not self.stop.asked:
            self._patience.sleep(self._pace.reserved(name, self._patience.clock()))
        self.counts[name] += 1
        return self._once(method, url, name, kwargs)

    def _once(self, method: str, url: str, name: str, kwargs: dict[str, Any]) -> requests.Response:
        try:
            response = self._session.request(method, url, **kwargs)
        except GoogleAuthError as error:
            status = self._session.asking.status if isinstance(self._session, Session) else 0
            raise no_token(error, name, status, self._kind) from error
        except requests.RequestException as error:
            raise unanswered(error, name) from error
        self._note_time(response)
        if not response.ok:
            raise _refused(name, response, self._kind)
        if name != "drive.files.export" and not _is_json(response):
            raise Refused(name, 502, _not_json(response, REPLACED), _SPOILT, kind=self._kind)
        return response

    def _note_time(self, response: requests.Response) -> None:
        try:
            self.google_time = parsedate_to_datetime(response.headers.get("Date", "")).timestamp()
        except (TypeError, ValueError):
            return
        self._noted_at = self._patience.clock()

    @contextmanager
    def repeatable(self) -> Iterator[None]:
        """Writes inside may be sent again after a lost reply: they are fenced or found again by key."""
        token = _repeatable.set(True)
        try:
            yield
        finally:
            _repeatable.reset(token)


def _may_repeat(method: str, error: WorkspaceError) -> bool:
    """Whether sending again can do no harm and may help.

    A 429 was refused before it took effect. Anything else that failed in transit may have taken
    effect, so only reads and writes declared repeatable are sent again. How much may be shared is
    counted over days: to wait for that is no use.
    """
    if isinstance(error, Refused) and error.reason == SHARED_ENOUGH:
        return False
    if isinstance(error, Unreachable) and error.is_lasting:
        return False
    if isinstance(error, Refused) and error.method == TOKEN and error.code >= 500:
        return True  # what was to be asked with the token has not been sent
    if isinstance(error, Refused) and (
        error.code == 429 or (error.code == 403 and "ateLimitExceeded" in error.reason)
    ):
        return True
    return left_open(error) and (method == "GET" or _repeatable.get())


def left_open(error: WorkspaceError) -> bool:
    """Whether a request that failed in this way may have taken effect all the same."""
    if isinstance(error, Refused):
        return error.code in {500, 502, 503, 504} and error.method != TOKEN
    return isinstance(error, Unreachable) and "Connection refused" not in str(error.__cause__)


def _is_json(response: requests.Response) -> bool:
    """Whether an answer came whole; what stands between us and Google may cut or replace it.

    A spreadsheet is megabytes of JSON: whoever asks the response for it afterwards gets what was read here.
    """
    if not response.content:
        return True
    try:
        value = response.json()
    except ValueError:
        return False
    response.json = lambda **_: value  # type: ignore[method-assign]  # of this response alone
    return True


def _refused(name: str, response: requests.Response, kind: Kind | None) -> Refused:
    reason, said, detail = "", response.text, ""
    try:
        error = response.json()["error"]
        said = str(error.get("message", ""))
        listed = error.get("errors") or [{}]
        reason = str(listed[0].get("reason") or error.get("status") or "")
        detail = error_info(error)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        reason = _not_json(response, HTML)
        said = "веб-страница" if reason == HTML else said
    return Refused(name, response.status_code, reason, said, detail=detail, kind=kind)


def _not_json(response: requests.Response, of_page: str) -> str:
    """What to call an answer that isn't JSON: a web page comes from somebody else than Google's APIs."""
    return of_page if response.content.lstrip()[:1] == b"<" else NOT_JSON


class SessionHttp:
    """What googleapiclient takes for its http object, speaking through a ``Transport``."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def request(
        self, uri: str, method: str = "GET", body: Any = None, headers: Any = None, **_ignored: Any
    ) -> tuple[httplib2.Response, bytes]:
        """httplib2's own call shape."""
        response = self._transport.request(method, uri, data=body, headers=headers)
        reply = httplib2.Response({**response.headers, "status": str(response.status_code)})
        reply.reason = response.reason
        return reply, response.content

    def close(self) -> None:
        """Nothing to close: the session lives as long as the run."""
