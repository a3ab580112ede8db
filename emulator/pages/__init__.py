"""Pages for people: forms to answer, spreadsheets to work in, documents and folders to read."""

from __future__ import annotations

from starlette.routing import Route

from emulator.pages.consent_page import consent_routes
from emulator.pages.form_page import form_routes
from emulator.pages.office_pages import office_routes
from emulator.pages.sheet_routes import sheet_routes
from emulator.world import World


def routes(world: World) -> list[Route]:
    """Every page of the emulator; each answer is made in one synchronous piece of work."""
    return [
        *consent_routes(world),
        *form_routes(world),
        *sheet_routes(world),
        *office_routes(world),
    ]
