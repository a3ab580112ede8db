"""The addresses of the spreadsheet's page and of what is done on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from emulator.errors import ApiError
from emulator.pages.office_pages import CLOSED, endpoint
from emulator.pages.rendering import notice
from emulator.pages.sheet_editing import change_rows, type_cell
from emulator.pages.sheet_page import SheetPage
from emulator.pages.sheet_place import Spot
from emulator.pages.submitted import RefusedError, read_fields
from emulator.pages.visitor import viewer
from emulator.world import World

Change = Callable[[World, str, str, Mapping[str, str]], Response]


def sheet_routes(world: World) -> list[Route]:
    """The addresses: the page as on Google's site, changes below it, and its script."""
    base = "/spreadsheets/d/{id}"
    show, script = endpoint(world, _show), "/_emulator/pages/sheet.js"
    return [
        Route(script, _script, methods=["GET"]),
        Route(f"{base}/edit", show, methods=["GET"]),
        Route(base, show, methods=["GET"]),
        Route(f"{base}/cell", _receiver(world, type_cell), methods=["POST"]),
        Route(f"{base}/rows", _receiver(world, change_rows), methods=["POST"]),
    ]


def _show(world: World, request: Request) -> Response:
    spot = Spot.read(request.path_params["id"], request.query_params)
    return SheetPage(world, spot, viewer(request)).answer()


def _receiver(world: World, change: Change) -> Callable[[Request], Any]:
    """Take what a form of the page sends, from our own pages only."""

    async def receive(request: Request) -> Response:
        try:
            sent = await read_fields(request)
            fields = {name: values[-1] for name, values in sent.items() if values}
            return change(world, request.path_params["id"], viewer(request), fields)
        except RefusedError as refused:
            return notice(refused.status, "Изменение не принято", str(refused))
        except ApiError as error:
            return notice(error.code, "Не открывается", CLOSED.get(error.code, error.message))

    return receive


async def _script(_: Request) -> Response:
    return Response(script_text(), media_type="text/javascript; charset=utf-8")


@cache
def script_text() -> str:
    """The script of the spreadsheet's page."""
    return (files("emulator.pages") / "static" / "sheet.js").read_text(encoding="utf-8")
