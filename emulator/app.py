"""The ASGI application: control paths, pages for people, tokens, and all of Google's methods."""

from collections.abc import Callable
from email.utils import format_datetime
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from emulator.clock import Clock
from emulator.control import control_routes
from emulator.edge import Edge
from emulator.identity.control import identity_control
from emulator.identity.routes import identity_routes
from emulator.pages import routes

VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
CLIENT_CLOSED_REQUEST = 499  # nginx's number; no other stands for it
LOOPBACK_NAMES = {"127.0.0.1", "localhost", "::1"}


def build(edge: Edge, before_reply: Callable[[], None]) -> Starlette:
    """The application over one edge; `before_reply` is called before any reply goes out."""
    return Starlette(
        routes=[
            *control_routes(edge),
            *identity_control(edge),
            *identity_routes(edge),
            *routes(edge.world),
            Route("/batch/drive/v3", edge.batch, methods=["POST"]),
            Route("/{path:path}", edge.answer, methods=VERBS),
        ],
        middleware=[
            Middleware(DateHeader, clock=edge.world.clock),
            Middleware(WorkBeforeReply, work=before_reply),
            Middleware(OnlyThisMachine),
        ],
        exception_handlers={HTTPException: explain, ClientDisconnect: leave},
    )


async def explain(_: Request, error: Exception) -> Response:
    """A refused control request, with the reason."""
    code, text = (
        (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    )
    return JSONResponse({"error": {"code": code, "message": text}}, code)


async def leave(_: Request, __: Exception) -> Response:
    """Nothing is done for a client that went away while it was asking; nobody reads this reply."""
    return Response(status_code=CLIENT_CLOSED_REQUEST)


class WorkBeforeReply:
    """Does some work before every reply, for example writes down what the reply acknowledges."""

    def __init__(self, app: ASGIApp, work: Callable[[], None]) -> None:
        self.app, self.work = app, work

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; work before its reply begins, or where it has none."""

        async def send_after_work(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.work()
            await send(message)

        await self.app(scope, receive, send_after_work)
        self.work()


class OnlyThisMachine:
    """Answers only to names of this machine, and takes no changes from pages of other sites.

    A page elsewhere can give its own name this machine's address and would then speak to the
    emulator as if to its own server (DNS rebinding); the Host header gives it away. And any page can
    make a browser post to an address; the Origin header, which Google's clients never send, says which.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        refusal = (
            _refused(scope["method"], Headers(scope=scope)) if scope["type"] == "http" else None
        )
        await (refusal or self.app)(scope, receive, send)


def _refused(method: str, headers: Headers) -> Response | None:
    host, origin = headers.get("host", ""), headers.get("origin")
    if urlsplit(f"//{host}").hostname not in LOOPBACK_NAMES:
        return PlainTextResponse("This emulator answers to 127.0.0.1 only.", 421)
    is_foreign = origin is not None and urlsplit(origin).netloc != host
    if is_foreign and method not in ("GET", "HEAD"):
        return PlainTextResponse("Sent from a page of another site: refused.", 403)
    return None


class DateHeader:
    """Gives every reply the date of the emulator's clock."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        self.app, self.clock = app, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; add the header to its reply."""

        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                date = format_datetime(self.clock.now(), usegmt=True)
                message["headers"] = [*message["headers"], (b"date", date.encode())]
            await send(message)

        await self.app(scope, receive, send_dated)
