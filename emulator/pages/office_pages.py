"""Read-only pages behind the links that people get: start, folder, document, form.

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
from emulator.pages.asking import ask
from emulator.pages.document_view import blocks_of
from emulator.pages.listing import DOWNLOAD, by_kind, visible_files, zone_of
from emulator.pages.rendering import notice, page
from emulator.pages.suggestions import suggestions
from emulator.pages.visitor import viewer
from emulator.world import World

Json = dict[str, Any]
PICTURES = {"image/png", "image/jpeg", "image/gif"}
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
        "/document/d/{id}/edit": _document,
        "/document/d/{id}": _document,
        "/forms/d/{id}/edit": _form,
        "/file/d/{id}/view": _file,
    }
    return [Route(path, endpoint(world, show), methods=["GET"]) for path, show in shows.items()]


def endpoint(world: World, show: Show) -> Callable[[Request], Any]:
    """Answer with a page; where the services refuse, with a page that says why."""

    async def answer(request: Request) -> Response:
        try:
            return show(world, request)
        except ApiError as error:
            return notice(error.code, "Не открывается", CLOSED.get(error.code, error.message))

    return answer


def _start(world: World, request: Request) -> Response:
    who = viewer(request)
    return page(
        "start.html",
        who=who,
        base_url=world.base_url,
        variable="WORKSPACE_EMULATOR_URL",
        suggestions=suggestions(world, visible_files(world, who)),
        **_list(world, request),
    )


def _folder(world: World, request: Request) -> Response:
    folder_id = request.path_params["id"]
    folder = files.require(world, folder_id, viewer(request), mime_type=files.FOLDER)
    above = _folders_above(world, folder, viewer(request))
    listed = _list(world, request, folder["id"])
    return page("folder.html", name=folder["name"], above=above, **listed)


def _folders_above(world: World, folder: Json, who: str) -> list[Json]:
    """The folders on the way down to one, as far as somebody may see them, the outermost first."""
    above: list[Json] = []
    seen = {folder["id"]}
    while parents := [key for key in folder["parents"] if key not in seen]:
        parent = world.store.get("files", parents[0])
        if parent is None or parent.get("root") or not files.role_of(world, parent, who):
            break
        above.insert(0, parent)
        seen.add(parents[0])
        folder = parent
    return above


def _list(world: World, request: Request, folder_id: str = "") -> Json:
    """The files of one folder or all, and the zone in which their times are told."""
    zone = zone_of(world, visible_files(world, viewer(request)))
    shown = visible_files(world, viewer(request), folder_id)
    return {"groups": by_kind(shown, zone), "zone": zone.key}


def _document(world: World, request: Request) -> Response:
    key = request.path_params["id"]
    document = ask(world, viewer(request), "docs.documents.get", documentId=key)
    return page("document.html", title=document["title"], id=key, blocks=blocks_of(document))


def _form(world: World, request: Request) -> Response:
    key = request.path_params["id"]
    form = ask(world, viewer(request), "forms.forms.get", formId=key)
    answers = ask(world, viewer(request), "forms.forms.responses.list", formId=key)
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
        whole_address=form["responderUri"],
    )


def _file(world: World, request: Request) -> Response:
    """A file that is no Google document: a picture is shown, anything can be taken home."""
    record = files.require(world, request.path_params["id"], viewer(request))
    return page(
        "file.html",
        name=record["name"],
        address=DOWNLOAD.format(id=record["id"]),
        is_picture=record["mimeType"] in PICTURES,
    )
