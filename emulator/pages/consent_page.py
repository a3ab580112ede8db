"""The page on which a person says what a program may do for them, as Google shows it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from emulator.discovery import DOCUMENTS, document
from emulator.identity import consent
from emulator.identity.clients import AUTH_PATH
from emulator.identity.refusals import GrantError
from emulator.identity.scopes import GOOGLE
from emulator.pages.rendering import HEADERS, notice, page
from emulator.pages.submitted import RefusedError, read_fields
from emulator.world import OWNER, World

OLD_AUTH_PATH = "/o/oauth2/auth"
# The answer of a form may only lead where the form itself may be sent: here, back to the program.
TO_THE_PROGRAM = "form-action 'self' http://localhost:* http://127.0.0.1:*;"
ABOUT = {
    f"{GOOGLE}drive": "Просмотр, создание, изменение и удаление всех Ваших файлов на Google Диске",
    f"{GOOGLE}drive.file": "Просмотр, создание, изменение и удаление только тех файлов на Google Диске, "
    "которые Вы используете с этим приложением",
    f"{GOOGLE}drive.readonly": "Просмотр и скачивание всех Ваших файлов на Google Диске",
    f"{GOOGLE}drive.metadata.readonly": "Просмотр сведений о Ваших файлах на Google Диске",
    f"{GOOGLE}spreadsheets": "Просмотр, создание, изменение и удаление всех Ваших таблиц Google",
    f"{GOOGLE}spreadsheets.readonly": "Просмотр всех Ваших таблиц Google",
    f"{GOOGLE}documents": "Просмотр, создание, изменение и удаление всех Ваших документов Google",
    f"{GOOGLE}documents.readonly": "Просмотр всех Ваших документов Google",
    f"{GOOGLE}forms.body": "Просмотр, создание, изменение и удаление всех Ваших форм Google",
    f"{GOOGLE}forms.body.readonly": "Просмотр всех Ваших форм Google",
    f"{GOOGLE}forms.responses.readonly": "Просмотр всех ответов на Ваши формы Google",
}


def consent_routes(world: World) -> list[Route]:
    """The addresses of the consent page; the answer is posted to the address that asked."""

    async def answer(request: Request) -> Response:
        try:
            asked = consent.read(world, dict(request.query_params))
            if request.method == "GET":
                return _shown(request, asked)
            fields = await read_fields(request)
            with world.store.transaction():
                return RedirectResponse(_answered(world, asked, fields), 302)
        except GrantError as error:
            return _refused(error)
        except RefusedError as refused:
            return notice(refused.status, "Ответ не принят", str(refused))

    paths = (AUTH_PATH, OLD_AUTH_PATH)
    return [Route(path, answer, methods=["GET", "POST"]) for path in paths]


def _shown(request: Request, asked: consent.Asked) -> Response:
    shown = page(
        "consent.html",
        action=f"{request.url.path}?{request.url.query}",
        account=request.query_params.get("login_hint", OWNER),
        scopes=[(scope, _about(scope)) for scope in asked.to_choose()],
        is_testing=asked.client.publishing == "testing",
    )
    policy = HEADERS["Content-Security-Policy"].replace("form-action 'self';", TO_THE_PROGRAM)
    shown.headers["Content-Security-Policy"] = policy
    return shown


def _answered(world: World, asked: consent.Asked, fields: dict[str, list[str]]) -> str:
    """Where a person goes after the answer: `decision` is `continue`, `all` or `cancel`."""
    decision = fields.get("decision", ["cancel"])[0]
    email = fields.get("account", [""])[0].strip()
    if decision not in ("continue", "all") or "@" not in email:
        return consent.denied(asked)
    chosen = asked.scopes if decision == "all" else frozenset(fields.get("scope", []))
    return consent.allowed(world, asked, email, chosen)


def _refused(error: GrantError) -> Response:
    """Google's error page: it names the fault, and sends nobody anywhere."""
    text = f"Ошибка {error.status}: {error.body['error']}\n{error.body['error_description']}"
    return notice(error.status, "Доступ заблокирован: запрос приложения с ошибкой", text)


def _about(scope: str) -> str:
    """What a scope allows, in the words of the consent page; of the documents where we have none."""
    described: dict[str, dict[str, str]] = {}
    for family in DOCUMENTS:
        described |= document(family)["auth"]["oauth2"]["scopes"]
    return ABOUT.get(scope) or described.get(scope, {}).get("description", scope)
