"""The services put together: every Google method that is built, and how a call is carried out."""

import logging

from starlette.responses import Response

from emulator import docs, drive, files, forms, resumable, sheets
from emulator.discovery import Method
from emulator.drive.reach import within_reach
from emulator.errors import ApiError, envelope, unimplemented
from emulator.identity.tokens import Identity
from emulator.mask import apply
from emulator.parameters import read_mask, read_parameters
from emulator.validation import check_body
from emulator.wire import Incoming, json_response, parse_json, split_multipart
from emulator.world import Call, Handler, Reply, World

HANDLERS: dict[str, Handler] = {
    **sheets.HANDLERS,
    **drive.HANDLERS,
    **docs.HANDLERS,
    **forms.HANDLERS,
}

logger = logging.getLogger(__name__)


def carry_out(
    world: World, method: Method, path: dict[str, str], incoming: Incoming, who: Identity
) -> Response:
    """Do what a request asks, whole or not at all; refusals become error bodies of the family."""
    try:
        handler = _handler(method)
        _check_way(method, incoming)
        if method.upload and _is_resumable(incoming):
            with world.store.transaction():
                return _resumed(world, method, path, incoming, who)
        call = within_reach(world, method, read_call(method, path, incoming, who))
        with world.store.transaction():
            return _sent(handler(world, call), call)
    except ApiError as error:
        return refusal(error, method.family)
    except Exception:  # a server answers 500 to what it did not foresee, and goes on
        logger.exception("%s failed", method.id)
        return refusal(ApiError(500, "Internal error encountered."), method.family)


def read_call(method: Method, path: dict[str, str], incoming: Incoming, who: Identity) -> Call:
    """The checked call that a request makes; ApiError where it does not fit the documents."""
    params = read_parameters(method, path, incoming.query)
    mask = read_mask(method, incoming.query)
    raw_body, media, media_type = _bodies(method, incoming)
    body = check_body(method.family, method.request, raw_body) if method.request else {}
    return Call(method.id, params, body, who.email, who.app, mask, media, media_type, who.scopes)


def _check_way(method: Method, incoming: Incoming) -> None:
    """ApiError 404 where something is put to an address of v3 that is no session's."""
    chunk = method.upload and incoming.http_method == "PUT" and not method.version
    if chunk and not (_is_resumable(incoming) and resumable.session_id(incoming)):
        raise ApiError(404, "Not Found", reason="notFound")


def _is_resumable(incoming: Incoming) -> bool:
    return dict(incoming.query).get("uploadType") == "resumable"


def _resumed(
    world: World, method: Method, path: dict[str, str], incoming: Incoming, who: Identity
) -> Response:
    """One step of a resumable upload; the last one is the call that the first one asked for."""
    if not resumable.session_id(incoming):
        body = check_body(method.family, method.request, parse_json(incoming.body))
        params = read_parameters(method, path, incoming.query)
        begun = Call(method.id, params, body, who.email, who.app, scopes=who.scopes)
        within_reach(world, method, begun)
        if "fileId" in path:
            files.require(world, path["fileId"], who.email, role="writer")
        return resumable.begin(world, incoming, who)
    taken = resumable.take(world, incoming)
    if isinstance(taken, Response):
        return taken
    params, mask = read_parameters(method, path, taken.query), read_mask(method, taken.query)
    body = check_body(method.family, method.request, taken.body)
    who = taken.who
    call = Call(
        method.id, params, body, who.email, who.app, mask, taken.media, taken.media_type, who.scopes
    )
    call = within_reach(world, method, call)
    return _sent(_handler(method)(world, call), call)


def _handler(method: Method) -> Handler:
    handler = HANDLERS.get(f"{method.id}@{method.version}" if method.version else method.id)
    if handler is None:
        raise unimplemented(method.id)
    return handler


def refusal(error: ApiError, family: str) -> Response:
    """An error as a response."""
    return json_response(envelope(error, family), error.code, error.headers)


def _bodies(method: Method, incoming: Incoming) -> tuple[object, bytes | None, str]:
    """The JSON body, and the uploaded content with its type."""
    if not method.upload:
        return (parse_json(incoming.body) if method.request else {}), None, ""
    way = dict(incoming.query).get(
        "uploadType", "multipart" if "multipart/" in incoming.content_type else "media"
    )
    if way == "media":
        return {}, incoming.body, incoming.content_type or "application/octet-stream"
    if way == "multipart":
        return split_multipart(incoming.content_type, incoming.body)
    raise unimplemented(f"{method.id} with uploadType={way}")


def _sent(result: dict[str, object] | Reply, call: Call) -> Response:
    if isinstance(result, Reply):
        return Response(result.body, result.status, media_type=result.content_type or None)
    return json_response(apply(call.fields, result))
