"""Control paths of identities: accounts, delegation and the metadata server are set up here."""

from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from emulator.control_body import read_body
from emulator.edge import Edge
from emulator.identity import access, accounts, clients, iam, metadata
from emulator.identity.tokens import expire_all
from emulator.world import World

Answer = dict[str, Any]
Ask = Callable[[World, Request, Answer], Answer]


def identity_control(edge: Edge) -> list[Route]:
    """The routes under `/_emulator/` that set up who there is."""
    paths: list[tuple[str, str, Ask]] = [
        ("POST", "/service-accounts", _new_key),
        ("DELETE", "/service-accounts/{email}", _delete_account),
        ("DELETE", "/service-accounts/{email}/keys/{key}", _delete_key),
        ("PUT", "/delegations", _delegate),
        ("PUT", "/token-creators", _let_create_tokens),
        ("POST", "/oauth-clients", _register),
        ("DELETE", "/oauth-clients/{client}", _delete_client),
        ("GET", "/apis", _apis),
        ("PUT", "/apis", _switch),
        ("PUT", "/metadata", _settle),
        ("DELETE", "/metadata", _no_machine),
        ("POST", "/tokens/expire", _expire_tokens),
    ]
    return [
        Route(f"/_emulator{path}", _endpoint(edge.world, ask), methods=[verb])
        for verb, path, ask in paths
    ]


def _endpoint(world: World, ask: Ask) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        body = await read_body(request)
        with world.store.transaction():
            return JSONResponse(ask(world, request, body))

    return answer


def _new_key(world: World, _: Request, body: Answer) -> Answer:
    """Give an account a key, and make it first where there is none: the key file."""
    return accounts.add_key(world, _address(body.get("email")))


def _delete_account(world: World, request: Request, _: Answer) -> Answer:
    if not accounts.delete(world, request.path_params["email"]):
        raise HTTPException(404, "there is no such account")
    return {}


def _delete_key(world: World, request: Request, _: Answer) -> Answer:
    if not accounts.delete_key(world, request.path_params["email"], request.path_params["key"]):
        raise HTTPException(404, "there is no such key")
    return {}


def _delegate(world: World, _: Request, body: Answer) -> Answer:
    """Say for which scopes accounts may act as people of the domain: the whole list."""
    for email, scopes in body.items():
        _address(email)
        if not isinstance(scopes, list) or not all(isinstance(scope, str) for scope in scopes):
            raise HTTPException(400, f"the scopes of {email!r} are a list of texts")
    accounts.delegate(world, body)
    return {}


def _let_create_tokens(world: World, _: Request, body: Answer) -> Answer:
    """Say which accounts may sign and make tokens for themselves through IAM: the whole list."""
    for email, may in body.items():
        _address(email)
        if not isinstance(may, bool):
            raise HTTPException(400, f"{email!r} is true or false")
    iam.let_create_tokens(world, body)
    return {}


def _register(world: World, _: Request, body: Answer) -> Answer:
    """Register a program that asks people for access: the file of its client."""
    publishing = body.get("publishing", "testing")
    if publishing not in clients.PUBLISHING:
        raise HTTPException(400, f"'publishing' is one of {', '.join(clients.PUBLISHING)}")
    return clients.register(world, publishing)


def _delete_client(world: World, request: Request, _: Answer) -> Answer:
    if not clients.delete(world, request.path_params["client"]):
        raise HTTPException(404, "there is no such client")
    return {}


def _apis(world: World, _: Request, __: Answer) -> Answer:
    return {api: access.is_on(world, api) for api in access.APIS}


def _switch(world: World, request: Request, body: Answer) -> Answer:
    """Switch APIs of the project on and off."""
    for api, is_on in body.items():
        if api not in access.APIS or not isinstance(is_on, bool):
            raise HTTPException(400, f"{', '.join(access.APIS)} are true or false")
    access.switch(world, body)
    return _apis(world, request, {})


def _settle(world: World, _: Request, body: Answer) -> Answer:
    """Say whose identity the metadata server gives out."""
    honours = body.get("honours_scopes", True)
    if not isinstance(honours, bool):
        raise HTTPException(400, "'honours_scopes' is true or false")
    metadata.settle(world, metadata.Machine(_address(body.get("email")), honours))
    return {}


def _no_machine(world: World, _: Request, __: Answer) -> Answer:
    metadata.settle(world, None)
    return {}


def _expire_tokens(world: World, _: Request, body: Answer) -> Answer:
    """End all tokens issued so far; with `refuse_new` every further grant is refused too."""
    return {"expired": expire_all(world, refuse_new=body.get("refuse_new", False) is True)}


def _address(value: object) -> str:
    """A service account's address; HTTPException 400 where it is none."""
    name, _, domain = value.partition("@") if isinstance(value, str) else ("", "", "")
    if not name or not domain.endswith(".gserviceaccount.com"):
        raise HTTPException(400, f"not a service account's address: {value!r}")
    return f"{name}@{domain}"
