"""The fields of a form that a browser sent, read with bounds; other sites are kept out by the app."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request

MOST_BYTES = 16 * 1024 * 1024  # some fifty answers of 50 000 Cyrillic letters, percent-encoded
MOST_FIELDS = 10_000
URL_ENCODED = "application/x-www-form-urlencoded"


class RefusedError(Exception):
    """What was sent is not taken; `status` is the HTTP code, the text is for the person."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


async def read_fields(request: Request) -> dict[str, list[str]]:
    """Every field that was sent with its values, empty ones too.

    Raises:
        RefusedError: 413 too large, 415 not a form.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != URL_ENCODED:
        raise RefusedError(415, "Ответ отправлен не так, как его отправляет форма.")
    content = await _read_body(request)
    try:
        return parse_qs(
            content.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise RefusedError(413, "В ответе слишком много полей.") from None


async def _read_body(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_BYTES:
            raise RefusedError(413, "Ответ слишком велик.")
    return bytes(content)
