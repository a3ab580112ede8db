"""The page on which people answer a form, and what happens when they send it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from emulator import files
from emulator.forms.answers import Fields
from emulator.forms.editing import EDIT_FIELD, edit_token, edited, edited_id, fields_of
from emulator.forms.publishing import Door, door
from emulator.forms.responses import response_of
from emulator.forms.rules import Json
from emulator.forms.sections import sections_of
from emulator.forms.submission import (
    EMAIL_FIELD,
    HISTORY_FIELD,
    Sent,
    Show,
    first_page,
    take_step,
)
from emulator.pages.form_view import carried_fields, widgets_of, without_item
from emulator.pages.rendering import notice, page
from emulator.pages.submitted import RefusedError, read_fields
from emulator.pages.visitor import signed_in_as
from emulator.world import World

UNAVAILABLE = "Форма недоступна"
REASONS = {
    Door.UNPUBLISHED: "Форма не опубликована. Обратитесь к тому, кто прислал Вам ссылку.",
    Door.CLOSED: "Форма больше не принимает ответы. Если это ошибка, обратитесь к тому, кто прислал Вам ссылку.",
    Door.NO_ACCESS: "У Вас нет доступа к этой форме. Попросите его у того, кто прислал Вам ссылку.",
    Door.SIGN_IN: "Отвечать на эту форму могут только те, кто вошёл в аккаунт Google и кому открыт доступ.",
}
CLEAR = "clear:"


def form_routes(world: World) -> list[Route]:
    """The addresses of the form page, as on Google's site."""

    async def show(request: Request) -> Response:
        fields = parse_qs(request.url.query)
        return _Visit(world, request).open(fields)

    async def receive(request: Request) -> Response:
        try:
            fields = await read_fields(request)
        except RefusedError as refused:
            return notice(refused.status, "Ответ не принят", str(refused))
        return _Visit(world, request).send(fields)

    async def return_to_form(request: Request) -> Response:
        return RedirectResponse(f"/forms/d/e/{request.path_params['public_id']}/viewform", 302)

    base = "/forms/d/e/{public_id}"
    return [
        Route(f"{base}/viewform", show, methods=["GET"]),
        Route(f"{base}/formResponse", receive, methods=["POST"]),
        Route(f"{base}/formResponse", return_to_form, methods=["GET"]),
    ]


class _Visit:
    """Somebody at the door of one form: looked up, let in or turned away, answered."""

    def __init__(self, world: World, request: Request) -> None:
        self.world = world
        self.public_id: str = request.path_params["public_id"]
        self.responder = signed_in_as(request)
        self.form_id, self.form = _find(world, self.public_id)
        self.record = world.store.get("files", self.form_id) or {}

    def open(self, fields: Fields) -> Response:
        """The first page, filled in with what the link brings along."""
        known = {name: values for name, values in fields.items() if name != HISTORY_FIELD}
        if refusal := self._refusal() or self._refused_edit(fields):
            return refusal
        if before := self._response(edited_id(fields)):
            known = fields_of(before, self.form["items"]) | known
        return self._show(first_page(), known)

    def send(self, fields: Fields) -> Response:
        """The page after the one that was sent, the same page with what is wrong, or thanks."""
        if refusal := self._refusal() or self._refused_edit(fields):
            return refusal
        go = next(iter(fields.get("go", ())), "next")
        items = self.form["items"]
        if go.startswith(CLEAR):
            fields, go = without_item(items, fields, go.removeprefix(CLEAR)), "stay"
        step = take_step(items, fields, go=go, asks_email=self._asks_email)
        if isinstance(step, Show):
            return self._show(step, fields)
        response = self._keep(step, self._response(edited_id(fields)))
        again = self._address("viewform")
        change = f"{again}?{EDIT_FIELD}={edit_token(response)}"
        return page("form_sent.html", title=self._title, again=again, change=change)

    def _refusal(self) -> Response | None:
        if not self.form or not self.record or self.record["trashed"]:
            return notice(404, UNAVAILABLE, "Такой формы нет или её удалили.")
        found = door(
            self.form["state"],
            self.form["settings"],
            admitted=self._is_admitted(),
            responder=self.responder,
        )
        return None if found is Door.OPEN else notice(403, UNAVAILABLE, REASONS[found])

    def _refused_edit(self, fields: Fields) -> Response | None:
        name = edited_id(fields)
        if not name or self._response(name):
            return None
        return notice(404, UNAVAILABLE, "Такого ответа нет: его нельзя изменить.")

    def _is_admitted(self) -> bool:
        if files.is_published(self.record, self.responder):
            return True
        role = files.role_of(self.world, self.record, self.responder) if self.responder else None
        return files.is_at_least(role, "writer")

    @property
    def _asks_email(self) -> bool:
        return bool(self.form["settings"].get("emailCollectionType") == "RESPONDER_INPUT")

    @property
    def _title(self) -> str:
        title: str = self.form["info"].get("title") or self.record["name"]
        return title

    def _address(self, last: str) -> str:
        return f"/forms/d/e/{self.public_id}/{last}"

    def _show(self, step: Show, fields: Fields) -> Response:
        items = self.form["items"]
        sections = sections_of(items)
        section = sections[step.page]
        problems: Mapping[str, str] = step.problems
        kept_email = () if step.page == 0 else (EMAIL_FIELD,)
        return page(
            "form.html",
            400 if problems else 200,
            title=self._title,
            description=self.form["info"].get("description", ""),
            action=self._address("formResponse"),
            step=step,
            is_last=step.page == len(sections) - 1,
            several=len(sections) > 1,
            history=",".join(map(str, step.history)),
            header={"title": "", "description": ""} | (section.header or {}),
            widgets=widgets_of(section, fields, problems),
            carried=[
                *carried_fields(items, section, fields, kept_email),
                *((EDIT_FIELD, token) for token in fields.get(EDIT_FIELD, ())),
            ],
            responder=self._verified_email(),
            email_shown=self._asks_email and step.page == 0,
            email=next(iter(fields.get(EMAIL_FIELD, ())), ""),
            email_problem=problems.get(EMAIL_FIELD, ""),
        )

    def _verified_email(self) -> str:
        verified = self.form["settings"].get("emailCollectionType") == "VERIFIED"
        return self.responder if verified else ""

    def _response(self, name: str) -> Json | None:
        return self.world.store.get("responses", f"{self.form_id}/{name}") if name else None

    def _keep(self, sent: Sent, before: Json | None) -> Json:
        """Keep a new response, or other answers in place of those of an earlier one."""
        response_id = "ACYDBN" + self.world.ids.token(72)
        email = sent.email or self._verified_email()
        response = response_of(response_id, self.world.clock.now(), sent.answers, email)
        response = edited(before, response) if before else response
        name = f"{self.form_id}/{response['responseId']}"
        self.world.store.put("responses", name, response)
        return response


def _find(world: World, public_id: str) -> tuple[str, Json]:
    for form_id, form in world.store.items("forms"):
        if form["publicId"] == public_id:
            return form_id, form
    return "", {}
