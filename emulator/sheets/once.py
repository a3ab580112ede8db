"""The memory told briefly: most cells of a spreadsheet are alike, and each that is kept once is told once."""

from typing import Any

Json = dict[str, Any]


def cells_once(snapshot: Json) -> Json:
    """A snapshot whose rows hold numbers: the places of their cells in its list «cells»; None stays None.

    What is alike but kept twice is told twice.
    """
    cells: list[Json] = []
    places: dict[int, int] = {}

    def place(cell: Json | None) -> int | None:
        if cell is None:
            return None
        if id(cell) not in places:
            places[id(cell)] = len(cells)
            cells.append(cell)
        return places[id(cell)]

    def told(sheet: Json) -> Json:
        return sheet | {"rows": [[place(cell) for cell in row] for row in sheet["rows"]]}

    collections = snapshot["collections"]
    books = {
        key: book | {"sheets": [told(sheet) for sheet in book["sheets"]]}
        for key, book in collections.get("spreadsheets", {}).items()
    }
    return snapshot | {"collections": collections | {"spreadsheets": books}, "cells": cells}
