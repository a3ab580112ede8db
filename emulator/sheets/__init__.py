"""Google Sheets v4: a pure model of spreadsheets and the handlers of its methods."""

from emulator.sheets import documents, routes, separated, values_routes
from emulator.world import Handler

documents.register()
separated.register()

HANDLERS: dict[str, Handler] = {**routes.HANDLERS, **values_routes.HANDLERS}

__all__ = ["HANDLERS"]
