"""Pages for people: the form page, and plain read-only views of what lies in the Workspace."""

from __future__ import annotations

from starlette.routing import Route

from emulator.pages.form_page import form_routes
from emulator.pages.office_pages import office_routes
from emulator.world import World


def routes(world: World) -> list[Route]:
    """Every page of the emulator; each answer is made in one synchronous piece of work."""
    return [*form_routes(world), *office_routes(world)]
