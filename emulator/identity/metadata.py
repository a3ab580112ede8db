"""The metadata server: how a program on Cloud Run or a virtual machine learns who it is.

Google's page "About VM metadata", and google-auth (`compute_engine/_metadata.py`) for what is asked.
Clients come here where GCE_METADATA_HOST and GCE_METADATA_IP name the emulator's address.
"""

import json
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from emulator.identity.accounts import account_of, ensure, project_of
from emulator.identity.scopes import CLOUD_PLATFORM, known
from emulator.identity.tokens import Identity, answer, issue
from emulator.quota import PROJECT_NUMBER
from emulator.wire import Incoming
from emulator.world import World

ROOT = "/computeMetadata/v1"
FLAVOR = {"Metadata-Flavor": "Google"}
HEADERS = FLAVOR | {"Server": "Metadata Server for VM", "X-XSS-Protection": "0"}
REGION = f"projects/{PROJECT_NUMBER}/regions/europe-west1"
TOKEN = "instance/service-accounts/default/token"  # noqa: S105 - a path
KEY = ("meta", "metadata")


@dataclass(frozen=True)
class Machine:
    """Whose identity the metadata server gives out.

    Attributes:
        email: the service account's address.
        honours_scopes: whether a token is for the scopes that were asked for, as on Cloud Run;
            a virtual machine's is for those it was started with, whatever is asked.
    """

    email: str
    honours_scopes: bool = True


def machine(world: World) -> Machine | None:
    """Where programs run; None where there is no metadata server."""
    kept = world.store.get(*KEY)
    return Machine(kept["email"], kept["honours_scopes"]) if kept else None


def settle(world: World, where: Machine | None) -> None:
    """Say where programs run; the account is made where there is none."""
    if where is None:
        world.store.delete(*KEY)
        return
    ensure(world, where.email)
    kept = {"email": where.email, "honours_scopes": where.honours_scopes}
    world.store.put(*KEY, kept)


def ping(world: World) -> Response:
    """Whether there is a metadata server at all, asked at the root."""
    return _text("computeMetadata/\n") if machine(world) else missing()


def tell(world: World, incoming: Incoming) -> Response:
    """Answer one request below `/computeMetadata/v1/`."""
    where = machine(world)
    if where is None:
        return missing()
    if incoming.headers.get("metadata-flavor") != "Google":
        return _text("Missing required header: Metadata-Flavor\n", 403)
    query = dict(incoming.query)
    path = step(incoming.raw_path, where)
    if path == TOKEN:
        return _token(world, where, query.get("scopes", ""))
    if path == "instance/service-accounts/default" and query.get("recursive") == "true":
        return _json({"aliases": ["default"], "email": where.email, "scopes": [CLOUD_PLATFORM]})
    told = _entries(where).get(path)
    return missing() if told is None else _text(told)


def logged(path: str) -> str:
    """A path as the log may show it: without the address of an account, and nothing that is not known."""
    nobody = Machine("-")
    asked = step(path, None)
    is_known = asked == TOKEN or asked in _entries(nobody)
    return f"{ROOT}/{asked if is_known else '-'}"


def step(raw_path: str, where: Machine | None = None) -> str:
    """What is asked for, below the root; an account's address becomes `default`."""
    steps = raw_path.removeprefix(ROOT).strip("/").split("/")
    if steps[:2] == ["instance", "service-accounts"] and len(steps) > 2:
        is_own = where is None or steps[2].replace("%40", "@") in ("default", where.email)
        steps[2] = "default" if is_own else "-"
    return "/".join(steps)


def missing() -> Response:
    """404, as for everything that a metadata server does not know."""
    return Response("Not Found", 404, media_type="text/html")


def _entries(where: Machine) -> dict[str, str]:
    return {
        "instance/service-accounts": f"default/\n{where.email}/\n",
        "instance/service-accounts/default": "aliases\nemail\nidentity\nscopes\ntoken\n",
        "instance/service-accounts/default/aliases": "default\n",
        "instance/service-accounts/default/email": where.email,
        "instance/service-accounts/default/scopes": f"{CLOUD_PLATFORM}\n",
        "instance/region": REGION,
        "project/project-id": project_of(where.email),
        "project/numeric-project-id": PROJECT_NUMBER,
        "universe/universe-domain": "googleapis.com",
    }


def _token(world: World, where: Machine, asked: str) -> Response:
    if account_of(world, where.email) is None:
        return missing()
    scopes = frozenset(asked.replace(",", " ").split()) if where.honours_scopes else frozenset()
    if not scopes <= known():
        return _json({"error": "invalid_scope"}, 400)
    who = Identity(where.email, project_of(where.email), scopes or frozenset({CLOUD_PLATFORM}))
    return _json(answer(issue(world, who)))


def _text(content: str, status: int = 200) -> Response:
    return Response(content, status, headers=HEADERS, media_type="application/text")


def _json(content: Any, status: int = 200) -> Response:
    return Response(json.dumps(content), status, headers=HEADERS, media_type="application/json")
