"""What a token and a project allow: scopes by method, and which APIs are switched on.

Scopes come from the discovery documents. The texts are those that Google's servers were seen to
answer with (public issue threads); `errors[]` is Drive's, `details` are everybody's.
"""

from typing import Any

from emulator.discovery import DOCUMENTS, Method, document
from emulator.errors import ApiError
from emulator.identity.scopes import GOOGLE
from emulator.identity.tokens import Identity
from emulator.parameters import Pairs
from emulator.quota import PROJECT_NUMBER
from emulator.world import World

IAM_CREDENTIALS = "iamcredentials"
APIS = (*DOCUMENTS, IAM_CREDENTIALS)
IAM_TITLE = "IAM Service Account Credentials API"
# Whoever may see only these of a file may not read what is in it (Drive guide, "Choose Google Drive API scopes").
METADATA_ONLY = frozenset({f"{GOOGLE}drive.metadata", f"{GOOGLE}drive.metadata.readonly"})


def require(world: World, method: Method, query: Pairs, who: Identity) -> None:
    """Let a call pass; ApiError 403 where the token is for other scopes, or the API is off."""
    serving = method.scopes
    if dict(query).get("alt") == "media":
        serving -= METADATA_ONLY
    require_scopes(who, serving, method.family)
    require_api(world, method.family)


def require_scopes(who: Identity, serving: frozenset[str], api: str) -> None:
    """ApiError 403 where the caller's token is for none of the scopes that serve."""
    if who.scopes is None or who.scopes & serving:
        return
    needed = " ".join(sorted(serving))
    challenge = (
        f'Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="{needed}"'
    )
    raise ApiError(
        403,
        "Request had insufficient authentication scopes.",
        reason="insufficientPermissions",
        details=[_info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", {"service": service(api)})],
        entry={"message": "Insufficient Permission"},
        headers={"WWW-Authenticate": challenge},
    )


def require_api(world: World, api: str) -> None:
    """ApiError 403 where an API is switched off in the project."""
    if is_on(world, api):
        return
    title = IAM_TITLE if api == IAM_CREDENTIALS else document(api)["title"]
    page = f"https://console.developers.google.com/apis/api/{service(api)}/overview?project={PROJECT_NUMBER}"
    message = (
        f"{title} has not been used in project {PROJECT_NUMBER} before or it is disabled. Enable it by visiting "
        f"{page} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to "
        "our systems and retry."
    )
    about = {
        "activationUrl": page,
        "consumer": f"projects/{PROJECT_NUMBER}",
        "containerInfo": PROJECT_NUMBER,
        "service": service(api),
        "serviceTitle": title,
    }
    link = {"description": "Google developers console API activation", "url": page}
    raise ApiError(
        403,
        message,
        reason="accessNotConfigured",
        details=[
            _info("SERVICE_DISABLED", about),
            {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]},
        ],
        entry={"extendedHelp": page},
    )


def is_on(world: World, api: str) -> bool:
    """Whether an API is switched on; all are at first."""
    return api not in _off(world)


def switch(world: World, states: dict[str, bool]) -> None:
    """Switch APIs on and off by their names."""
    off = _off(world) | {api for api, on in states.items() if not on}
    off -= {api for api, on in states.items() if on}
    world.store.put("meta", "apis", {"off": sorted(off)})


def service(api: str) -> str:
    """The name under which a project switches an API on."""
    return f"{api}.googleapis.com"


def _off(world: World) -> set[str]:
    return set((world.store.get("meta", "apis") or {}).get("off", ()))


def _info(reason: str, metadata: dict[str, str]) -> dict[str, Any]:
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": metadata,
    }
