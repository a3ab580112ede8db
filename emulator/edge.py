"""The edge at which calls arrive: identity, latency, planned failures, quotas and the log."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from emulator import resumable
from emulator.batches import Part, join_batch, split_batch
from emulator.clock import rfc3339
from emulator.discovery import Method, find
from emulator.errors import ApiError, unimplemented
from emulator.faults import Faults, Instruction
from emulator.identity.access import require
from emulator.identity.tokens import identity_of
from emulator.quota import Quota, bucket_of, exhausted
from emulator.requestlog import UNKNOWN, Entry, RequestLog
from emulator.services import carry_out, refusal
from emulator.wire import (
    AbortedResponse,
    Incoming,
    TruncatedResponse,
    json_response,
    receive,
    receive_part,
)
from emulator.world import World

logger = logging.getLogger(__name__)

NOT_FOUND_PAGE = "<!DOCTYPE html><title>Error 404 (Not Found)!!1</title><p>The requested URL was not found on this server."
GARBAGE = "<html><body>The server returned something that is not JSON"

# What a planned refusal says, where Google's text is known.
PLANNED_TEXTS = {
    403: "The caller does not have permission",
    500: "Internal error encountered.",
    502: "Bad Gateway",
    503: "The service is currently unavailable.",
    504: "Deadline expired before operation could complete.",
}


@dataclass(frozen=True)
class Mark:
    """What the log says of a call besides its ending."""

    bucket: str = ""
    fault: str = ""


NO_MARK = Mark()


@dataclass(frozen=True)
class Aside:
    """A request beside Google's methods, such as one for a token.

    Attributes:
        name: what the log and planned failures call it.
        work: answers it.
        path: as the log shall show it where it names people; "" for as it came.
        family: in whose style planned refusals are; "" for OAuth's.
    """

    name: str
    work: Callable[[Incoming], Response]
    path: str = ""
    family: str = ""


@dataclass
class Edge:
    """One world and everything that stands between it and its callers."""

    world: World = field(default_factory=World)
    faults: Faults = field(default_factory=Faults)
    quota: Quota = field(default_factory=Quota)
    log: RequestLog = field(default_factory=RequestLog)
    latency_seconds: float = 0.0
    memories: int = 0  # how often the memory was replaced

    def reset(self) -> None:
        """Make everything as it was at the start."""
        base_url = self.world.base_url
        self.world.store.reset()
        self.world.base_url = base_url
        self.memories += 1
        self.faults.clear()
        self.quota.clear()
        self.quota.enabled = False
        self.log.clear()
        self.latency_seconds = 0.0

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Replace the memory by a snapshot; TypeError or ValueError where it is not one."""
        base_url = self.world.base_url
        self.world.store.restore(snapshot)
        self.world.base_url = base_url
        self.memories += 1

    def bring_back(self, name: str) -> None:
        """Replace the memory by what was put aside under a name; KeyError where nothing was."""
        base_url = self.world.base_url
        self.world.store.bring_back(name)
        self.world.base_url = base_url
        self.memories += 1

    async def answer(self, request: Request) -> Response:
        """Answer a call of a Google method."""
        broken = await self._break_upload(request)
        if broken is not None:
            return broken
        return await self._answered(await receive(request))

    async def batch(self, request: Request) -> Response:
        """Answer several calls of Drive that came in one request."""
        outer = await receive(request)
        try:
            parts = split_batch(outer)
        except ApiError as error:
            return refusal(error, "drive")
        answers: list[tuple[Part, Response]] = []
        for part in parts:
            if not part.incoming.raw_path.startswith("/drive/"):
                return refusal(unimplemented("batches of other calls than Drive's"), "drive")
            response = await self._answered(part.incoming)
            if isinstance(response, AbortedResponse | TruncatedResponse):
                return response  # the one connection of all of them ends
            answers.append((part, response))
        return join_batch(answers)

    async def _answered(self, incoming: Incoming) -> Response:
        found = find(incoming.http_method, incoming.raw_path)
        if found is None:
            self._note(incoming, UNKNOWN, incoming.raw_path, 404)
            return Response(NOT_FOUND_PAGE, 404, media_type="text/html")
        method, path = found
        memory = self.memories
        fault = await self._await_fault(method.id)
        if self.memories != memory:  # it was meant for what has been forgotten since
            return AbortedResponse()
        response = _struck(
            fault, lambda: self._call(method, path, incoming), lambda code: _planned(code, method)
        )
        mark = Mark(bucket_of(method).name, fault.text if fault else "")
        self._note(
            incoming, method.id, _without_people(incoming.raw_path, path), _status(response), mark
        )
        return response

    async def _break_upload(self, request: Request) -> Response | None:
        """Strike an upload while its content is arriving, if that is planned for it."""
        if not request.url.path.startswith("/upload/"):
            return None
        found = find(request.method, request.url.path)
        fault = self.faults.next_in_upload(found[0].id) if found else None
        if not found or fault is None:
            return None
        incoming = await receive_part(request, fault.upload_bytes or 0)
        resumable.keep_part(self.world, incoming)
        method = found[0]
        response = AbortedResponse() if not fault.code else _planned(fault.code, method)
        mark = Mark(bucket_of(method).name, fault.text)
        self._note(incoming, method.id, incoming.raw_path, _status(response), mark)
        return response

    async def aside(self, request: Request, asked: Aside) -> Response:
        """Answer a request that is no method of a discovery document."""
        incoming = await receive(request)
        memory = self.memories
        fault = await self._await_fault(asked.name)
        if self.memories != memory:
            return AbortedResponse()
        response = _struck(
            fault,
            lambda: self._do_aside(asked, incoming),
            lambda code: _planned_aside(code, asked.family),
        )
        mark = Mark(fault=fault.text if fault else "")
        path = asked.path or incoming.raw_path
        self._note(incoming, asked.name, path, _status(response), mark)
        return response

    def _do_aside(self, asked: Aside, incoming: Incoming) -> Response:
        """Do it whole or not at all; what is not foreseen is a 500, as of Google's methods."""
        try:
            with self.world.store.transaction():
                return asked.work(incoming)
        except Exception:  # whatever it is, it is logged, and the caller gets an answer
            logger.exception("%s failed", asked.name)
            return _planned_aside(500, asked.family)

    def _call(self, method: Method, path: dict[str, str], incoming: Incoming) -> Response:
        try:
            who = identity_of(self.world, authorization(incoming))
            require(self.world, method, incoming.query, who)
            self.quota.draw(bucket_of(method), who.email, self.world.clock.now())
        except ApiError as error:
            return refusal(error, method.family)
        return carry_out(self.world, method, path, incoming, who)

    async def _await_fault(self, method: str) -> Instruction | None:
        """Let the latency and a planned silence pass; the instruction that strikes this call."""
        fault = self.faults.next_for(method)
        await asyncio.sleep(self.latency_seconds + (fault.seconds if fault else 0))
        return fault

    def _note(
        self, incoming: Incoming, method: str, path: str, status: int, more: Mark = NO_MARK
    ) -> None:
        now = rfc3339(self.world.clock.now())
        self.log.add(
            Entry(method, incoming.http_method, path, status, more.bucket, now, more.fault)
        )


def _struck(
    fault: Instruction | None, effect: Callable[[], Response], refused: Callable[[int], Response]
) -> Response:
    """The response of a call that a planned failure may strike before or after its effect."""
    if fault is None:
        return effect()
    if fault.text == "reset-before" or (fault.upload_bytes is not None and not fault.code):
        return AbortedResponse()
    if fault.code and not fault.after:
        return refused(fault.code)
    return _spoilt(fault, effect(), refused)


def _spoilt(fault: Instruction, response: Response, refused: Callable[[int], Response]) -> Response:
    """What becomes of the response after the effect took place."""
    if fault.code:
        return refused(fault.code)
    if fault.text == "reset-after":
        return AbortedResponse()
    if fault.text == "truncate":
        return TruncatedResponse(response)
    return Response(GARBAGE, media_type="text/html") if fault.text == "garbage" else response


def _planned(code: int, method: Method) -> Response:
    """The refusal that a plan asks for, in the family's style."""
    if code == 429:
        return refusal(exhausted(bucket_of(method)), method.family)
    return refusal(
        ApiError(code, PLANNED_TEXTS.get(code, f"Planned failure {code}")), method.family
    )


def _planned_aside(code: int, family: str) -> Response:
    """The refusal that a plan asks for, of a request that is no method of a document."""
    if not family:
        return json_response({"error": "temporarily_unavailable"}, code)
    return refusal(ApiError(code, PLANNED_TEXTS.get(code, f"Planned failure {code}")), family)


def _status(response: Response) -> int:
    return 0 if isinstance(response, AbortedResponse) else response.status_code


def _without_people(raw_path: str, parameters: dict[str, str]) -> str:
    """A path without the id of a permission, which stands for a person."""
    permission = parameters.get("permissionId")
    return raw_path.removesuffix(f"/{permission}") if permission else raw_path


def authorization(incoming: Incoming) -> str:
    """The Authorization header, or the same from the query parameter `access_token`."""
    token = dict(incoming.query).get("access_token", "")
    return incoming.headers.get("authorization", f"Bearer {token}" if token else "")
