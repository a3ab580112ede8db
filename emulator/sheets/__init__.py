"""Google Sheets v4: a pure model of spreadsheets and the handlers of its methods."""

from emulator.sheets import documents, routes, values_routes
from emulator.world import Handler

documents.register()

HANDLERS: dict[str, Handler] = {**routes.HANDLERS, **values_routes.HANDLERS}

__all__ = ["HANDLERS"]
