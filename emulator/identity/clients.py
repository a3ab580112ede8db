"""OAuth clients: programs that ask people for access, as the Google Cloud console registers them."""

from dataclasses import dataclass
from typing import Any

from emulator.identity.refusals import GrantError
from emulator.quota import PROJECT_NUMBER
from emulator.world import World

CLIENTS = "oauth_clients"
PUBLISHING = ("testing", "production")
NOT_FOUND = "The OAuth client was not found."
AUTH_PATH = "/o/oauth2/v2/auth"


@dataclass(frozen=True)
class Client:
    """A program for people's own computers ("installed application").

    Attributes:
        id: the client id.
        secret: what it proves itself with; of an installed program it is no secret.
        publishing: `testing` or `production`, the status of its consent screen.
    """

    id: str
    secret: str
    publishing: str


def register(world: World, publishing: str) -> dict[str, Any]:
    """A new client: the content of its file, with the fields of Google's `client_secret.json`."""
    name = world.ids.token(32).lower().replace("_", "0").replace("-", "1")
    client = Client(
        id=f"{PROJECT_NUMBER}-{name}.apps.googleusercontent.com",
        secret=f"GOCSPX-{world.ids.token(28)}",
        publishing=publishing,
    )
    kept = {"secret": client.secret, "publishing": publishing, "deleted": False}
    world.store.put(CLIENTS, client.id, kept)
    about = {
        "client_id": client.id,
        "project_id": "emulated-project",
        "auth_uri": f"{world.base_url}{AUTH_PATH}",
        "token_uri": f"{world.base_url}/token",
        "auth_provider_x509_cert_url": "https://www.googleapis.com/oauth2/v1/certs",
        "client_secret": client.secret,
        "redirect_uris": ["http://localhost"],
    }
    return {"installed": about}


def is_known(world: World, client_id: str) -> bool:
    """Whether a client is or was registered here."""
    return world.store.get(CLIENTS, client_id) is not None


def find(world: World, client_id: str) -> Client | None:
    """A registered client; None where there is none or it was deleted."""
    kept = world.store.get(CLIENTS, client_id)
    if kept is None or kept["deleted"]:
        return None
    return Client(client_id, kept["secret"], kept["publishing"])


def authenticate(world: World, client_id: str, secret: str) -> Client:
    """The client that proves itself with its secret; else GrantError."""
    client = find(world, client_id)
    if client is None:
        raise GrantError("invalid_client", NOT_FOUND, 401)
    if secret != client.secret:
        raise GrantError("invalid_client", "The provided client secret is invalid.", 401)
    return client


def delete(world: World, client_id: str) -> bool:
    """Take a client away; whether there was one."""
    kept = world.store.get(CLIENTS, client_id)
    if kept is None or kept["deleted"]:
        return False
    world.store.put(CLIENTS, client_id, kept | {"deleted": True})
    return True
