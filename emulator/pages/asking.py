"""How pages ask the services: through the handlers of Google's methods, as any client would."""

from __future__ import annotations

from typing import Any

from emulator.errors import ApiError
from emulator.services import HANDLERS
from emulator.world import Call, World

Json = dict[str, Any]


def ask(
    world: World, caller: str, method: str, body: Json | None = None, **parameters: Any
) -> Json:
    """Call a Google method as somebody; what it changes is kept whole or not at all.

    Raises:
        ApiError: Refused as Google would; 501 where the method is not built.
    """
    handler = HANDLERS.get(method)
    if handler is None:
        raise ApiError(501, f"В этой сборке нет метода {method}.")
    with world.store.transaction():
        reply = handler(world, Call(method, parameters, body or {}, caller=caller))
    if not isinstance(reply, dict):
        raise TypeError(f"{method} answered without JSON")
    return reply
