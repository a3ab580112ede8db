"""Where the end points of identities answer."""

from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from emulator.edge import Aside, Edge, authorization
from emulator.errors import ApiError
from emulator.identity import iam, metadata
from emulator.identity.access import IAM_CREDENTIALS
from emulator.identity.grants import grant
from emulator.identity.names import METADATA_GET, METADATA_TOKEN, REVOKE_METHOD, TOKEN_METHOD
from emulator.identity.refresh import take_back
from emulator.identity.refusals import GrantError
from emulator.identity.tokens import identity_of
from emulator.services import refusal
from emulator.wire import Incoming, json_response, parse_json

NO_TRUST_BOUNDARY = {"locations": [], "encodedLocations": "0x0"}
ACCOUNT = "/v1/projects/-/serviceAccounts/{account}"


class MetadataRoute(Route):
    """Matches only what is asked of a metadata server: the rest of `/` is the start page."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for this route."""
        asked = (b"metadata-flavor", b"Google") in scope.get("headers", ())
        return super().matches(scope) if asked else (Match.NONE, {})


def identity_routes(edge: Edge) -> list[Route]:
    """The routes of OAuth, of the metadata server and of IAM."""

    async def ping(_: Request) -> Response:
        return metadata.ping(edge.world)

    async def tell(request: Request) -> Response:
        is_token = request.url.path.endswith("/token")
        name = METADATA_TOKEN if is_token else METADATA_GET
        asked = Aside(
            name,
            lambda incoming: metadata.tell(edge.world, incoming),
            metadata.logged(request.url.path),
        )
        return await edge.aside(request, asked)

    return [
        MetadataRoute("/", ping, methods=["GET"]),
        Route(f"{metadata.ROOT}/{{path:path}}", tell, methods=["GET", "POST"]),
        Route("/token", _oauth(edge, TOKEN_METHOD, _grant), methods=["POST"]),
        Route("/revoke", _oauth(edge, REVOKE_METHOD, _revoke), methods=["GET", "POST"]),
        Route(ACCOUNT, _iam(edge), methods=["POST"]),
        Route(f"{ACCOUNT}/allowedLocations", allowed_locations, methods=["GET"]),
    ]


async def allowed_locations(_: Request) -> Response:
    """Answer google-auth, which asks where a service account may act: everywhere."""
    return JSONResponse(NO_TRUST_BOUNDARY)


def _oauth(
    edge: Edge, name: str, work: Callable[[Edge, dict[str, str]], Response]
) -> Callable[[Request], object]:
    """An end point that takes a form, and refuses in OAuth's words."""

    def effect(incoming: Incoming) -> Response:
        form = dict([*incoming.query, *parse_qsl(incoming.body.decode("utf-8", "replace"))])
        try:
            return work(edge, form)
        except GrantError as error:
            return json_response(error.body, error.status)

    async def answer(request: Request) -> Response:
        return await edge.aside(request, Aside(name, effect))

    return answer


def _iam(edge: Edge) -> Callable[[Request], object]:
    """The methods of IAM that stand after the account's address: `…:signJwt`."""

    async def answer(request: Request) -> Response:
        email, _, name = request.path_params["account"].rpartition(":")
        if name not in iam.METHODS:
            return Response("Not Found", 404, media_type="text/html")

        def effect(incoming: Incoming) -> Response:
            try:
                who = identity_of(edge.world, authorization(incoming))
                body = parse_json(incoming.body)
                return json_response(
                    iam.carry_out(
                        edge.world, who, email, name, body if isinstance(body, dict) else {}
                    )
                )
            except ApiError as error:
                return refusal(error, IAM_CREDENTIALS)

        path = ACCOUNT.format(account=f"-:{name}")  # the log names nobody
        return await edge.aside(
            request, Aside(f"{IAM_CREDENTIALS}.{name}", effect, path, IAM_CREDENTIALS)
        )

    return answer


def _grant(edge: Edge, form: dict[str, str]) -> Response:
    return json_response(grant(edge.world, form))


def _revoke(edge: Edge, form: dict[str, str]) -> Response:
    take_back(edge.world, form.get("token", ""))
    return json_response({})
