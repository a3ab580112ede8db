"""The control paths under `/_emulator/`: for tests and demonstrations, never for the product."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from emulator.clock import parse_rfc3339, rfc3339
from emulator.control_body import read_body
from emulator.drive.reach import give_to_app
from emulator.edge import Edge
from emulator.faults import FaultError
from emulator.quirks import QuirkError, choose, forget
from emulator.sheets.once import cells_once


class Control:
    """The end points of one edge."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge

    async def requests(self, request: Request) -> Response:
        """The log of calls; DELETE empties it."""
        if request.method == "DELETE":
            self.edge.log.clear()
        return JSONResponse(self.edge.log.describe())

    async def faults(self, request: Request) -> Response:
        """The planned failures; POST plans one, DELETE forgets all."""
        if request.method == "POST":
            body = await read_body(request)
            try:
                fault = self.edge.faults.plan(body.get("method", ""), _texts(body, "instructions"))
            except FaultError as error:
                raise HTTPException(400, str(error)) from error
            return JSONResponse(fault.describe())
        if request.method == "DELETE":
            self.edge.faults.clear()
        return JSONResponse({"faults": self.edge.faults.describe()})

    async def state(self, request: Request) -> Response:
        """The whole memory, with ?cells=once each cell once; PUT replaces it."""
        if request.method == "PUT":
            try:
                self.edge.restore(await read_body(request))
            except (TypeError, ValueError) as error:
                raise HTTPException(400, f"not a snapshot: {error}") from error
            return JSONResponse({})
        snapshot = self.edge.world.store.snapshot()
        once = request.query_params.get("cells") == "once"
        return JSONResponse(cells_once(snapshot) if once else snapshot)

    async def state_aside(self, request: Request) -> Response:
        """PUT keeps the memory under a name, POST brings it back: far quicker than sending it to and fro.

        With ?only=collection/key a POST brings back that one thing.
        """
        name = request.path_params["name"]
        if request.method == "PUT":
            self.edge.world.store.put_aside(name)
            return JSONResponse({})
        try:
            if only := request.query_params.get("only", ""):
                collection, _, key = only.partition("/")
                self.edge.world.store.bring_back_one(name, collection, key)
            else:
                self.edge.bring_back(name)
        except KeyError as error:
            raise HTTPException(404, f"nothing was put aside as {name!r}") from error
        return JSONResponse({})

    async def reset(self, _: Request) -> Response:
        """Everything as at the start: memory, log, failures, quota, clock, latency."""
        self.edge.reset()
        return JSONResponse({})

    async def clock(self, request: Request) -> Response:
        """The present moment; PUT sets it, and time runs on from there."""
        if request.method == "PUT":
            text = (await read_body(request)).get("now", "")
            try:
                self.edge.world.clock.set(parse_rfc3339(text))
            except (TypeError, ValueError) as error:
                raise HTTPException(400, f"not a moment of RFC 3339: {text!r}") from error
        return JSONResponse({"now": rfc3339(self.edge.world.clock.now(), 6)})

    async def quota(self, request: Request) -> Response:
        """Whether the per-minute quotas are kept; PUT switches them, and counting starts anew."""
        if request.method == "PUT":
            enabled = (await read_body(request)).get("enabled")
            if not isinstance(enabled, bool):
                raise HTTPException(400, "'enabled' is true or false")
            self.edge.quota.enabled = enabled
            self.edge.quota.clear()
        return JSONResponse({"enabled": self.edge.quota.enabled})

    async def latency(self, request: Request) -> Response:
        """How long every call waits, in seconds; PUT sets it."""
        if request.method == "PUT":
            seconds = (await read_body(request)).get("seconds")
            if (
                isinstance(seconds, bool)
                or not isinstance(seconds, int | float)
                or not 0 <= seconds <= 60
            ):
                raise HTTPException(400, "'seconds' is a number from 0 to 60")
            self.edge.latency_seconds = float(seconds)
        return JSONResponse({"seconds": self.edge.latency_seconds})

    async def quirks(self, request: Request) -> Response:
        """The open questions about Google; PUT chooses answers by name, DELETE the first ones."""
        store = self.edge.world.store
        if request.method == "PUT":
            try:
                choose(store, await read_body(request))
            except QuirkError as error:
                raise HTTPException(400, str(error)) from error
        if request.method == "DELETE":
            forget(store)
        return JSONResponse({"quirks": self.edge.world.quirks.described()})

    async def picked(self, request: Request) -> Response:
        """Give an application a file, as people do with Google's Picker: `drive.file` then reaches it."""
        body = await read_body(request)
        try:
            give_to_app(self.edge.world, str(body.get("file")), str(body.get("app", "")))
        except KeyError as error:
            raise HTTPException(404, f"no file has the id {body.get('file')!r}") from error
        return JSONResponse({})


def control_routes(edge: Edge) -> list[Route]:
    """The routes of the control paths."""
    control = Control(edge)
    return [
        Route("/_emulator/requests", control.requests, methods=["GET", "DELETE"]),
        Route("/_emulator/faults", control.faults, methods=["GET", "POST", "DELETE"]),
        Route("/_emulator/state", control.state, methods=["GET", "PUT"]),
        Route("/_emulator/states/{name}", control.state_aside, methods=["PUT", "POST"]),
        Route("/_emulator/reset", control.reset, methods=["POST"]),
        Route("/_emulator/clock", control.clock, methods=["GET", "PUT"]),
        Route("/_emulator/quota", control.quota, methods=["GET", "PUT"]),
        Route("/_emulator/latency", control.latency, methods=["GET", "PUT"]),
        Route("/_emulator/quirks", control.quirks, methods=["GET", "PUT", "DELETE"]),
        Route("/_emulator/picked", control.picked, methods=["POST"]),
    ]


def _texts(body: dict[str, Any], name: str) -> list[str]:
    value = body.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
        raise HTTPException(400, f"{name!r} is a list of texts that is not empty")
    return value
