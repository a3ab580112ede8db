"""What a control request carries."""

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request


async def read_body(request: Request) -> dict[str, Any]:
    """The JSON object that a control request carries; nothing is an empty one. HTTPException 400 for others."""
    text = await request.body()
    try:
        body = json.loads(text or b"{}")
    except ValueError as error:
        raise HTTPException(400, f"not JSON: {error}") from error
    if not isinstance(body, dict):
        raise HTTPException(400, "the body is a JSON object")
    return body
