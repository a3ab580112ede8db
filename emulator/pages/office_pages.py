"""Read-only pages behind the links that people get: start, folder, spreadsheet, document, form.

They ask the services as any client would, through the handlers of Google's methods.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from emulator import files
from emulator.errors import ApiError
from emulator.pages.document_view import blocks_of
from emulator.pages.listing import by_kind, visible_files, zone_of
from emulator.pages.rendering import notice, page
from emulator.pages.sheet_view import table_of
from emulator.pages.visitor import viewer
from emulator.services import HANDLERS
from emulator.world import Call, World

Json = dict[str, Any]
Show = Callable[[World, Request], Response]
CLOSED = {
    403: "У Вас нет доступа к этому файлу.",
    404: "Такого файла нет или его удалили.",
}


def office_routes(world: World) -> list[Route]:
    """The addresses of the pages, as on Google's sites."""
    shows: dict[str, Show] = {
        "/": _start,
        "/drive/folders/{id}": _folder,
        "/spreadsheets/d/{id}/edit": _spreadsheet,
        "/spreadsheets/d/{id}": _spreadsheet,
        "/document/d/{id}/edit": _document,
        "/document/d/{id}": _document,
        "/forms/d/{id}/edit": _form,
    }
    return [Route(path, _endpoint(world, show), methods=["GET"]) for path, show in shows.items()]


def _endpoint(world: World, show: Show) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        try:
            return show(world, request)
        except ApiError as error:
            return notice(error.code, "Не открывается", CLOSED.get(error.code, error.message))

    return answer


def _ask(world: World, request: Request, method: str, **params: Any) -> Json:
    """Call a Google method as whoever looks at the page."""
    handler = HANDLERS.get(method)
    if handler is None:
        raise ApiError(501, f"В этой сборке нет метода {method}.")
    reply = handler(world, Call(method, params, caller=viewer(request)))
    if not isinstance(reply, dict):
        raise TypeError(f"{method} answered without JSON")
    return reply


def _start(world: World, request: Request) -> Response:
    return page("start.html", **_list(world, request))


def _folder(world: World, request: Request) -> Response:
    folder_id = request.path_params["id"]
    folder = files.require(world, folder_id, viewer(request), mime_type=files.FOLDER)
    return page("folder.html", name=folder["name"], **_list(world, request, folder["id"]))


def _list(world: World, request: Request, folder_id: str = "") -> Json:
    """The files of one folder or all, and the zone in which their times are told."""
    zone = zone_of(world, visible_files(world, viewer(request)))
    shown = visible_files(world, viewer(request), folder_id)
    return {"groups": by_kind(shown, zone), "zone": zone.key}


def _spreadsheet(world: World, request: Request) -> Response:
    key = request.path_params["id"]
    method = "sheets.spreadsheets.get"
    whole = _ask(world, request, method, spreadsheetId=key)
    tabs = [sheet["properties"] for sheet in whole["sheets"]]
    tabs = [tab for tab in tabs if not tab.get("hidden")] or tabs
    shown = _wanted_tab(tabs, request)
    title = shown["title"].replace("'", "''")
    part = _ask(
        world, request, method, spreadsheetId=key, ranges=[f"'{title}'"], includeGridData=True
    )
    return page(
        "spreadsheet.html",
        title=whole["properties"]["title"],
        tabs=tabs,
        shown=shown,
        table=table_of(part["sheets"][0]),
    )


def _wanted_tab(tabs: list[Json], request: Request) -> Json:
    """The tab named by `?gid=` or `?tab=`, else the first."""
    gid, title = request.query_params.get("gid"), request.query_params.get("tab")
    for tab in tabs:
        if str(tab.get("sheetId", 0)) == gid or tab["title"] == title:
            return tab
    return tabs[0]


def _document(world: World, request: Request) -> Response:
    key = request.path_params["id"]
    document = _ask(world, request, "docs.documents.get", documentId=key)
    return page("document.html", title=document["title"], id=key, blocks=blocks_of(document))


def _form(world: World, request: Request) -> Response:
    key = request.path_params["id"]
    form = _ask(world, request, "forms.forms.get", formId=key)
    answers = _ask(world, request, "forms.forms.responses.list", formId=key)
    record = files.require(world, key, viewer(request))
    state = form["publishSettings"]["publishState"]
    return page(
        "form_summary.html",
        title=form["info"].get("title") or form["info"]["documentTitle"],
        published=state.get("isPublished", False),
        accepting=state.get("isAcceptingResponses", False),
        questions=[item.get("title", "") for item in form.get("items", [])],
        for_all=files.is_published(record),
        count=len(answers.get("responses", [])),
        address=form["responderUri"].removeprefix(world.base_url),
    )
