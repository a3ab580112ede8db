"""The spreadsheet's id as people gave it or ``init`` noted it, and where it stands written."""

from dataclasses import dataclass

from sync.locate import local_file, remembered_id
from sync.settings import Settings


@dataclass(frozen=True)
class Known:
    """An id that was there before Google was asked.

    Attributes:
        id: The id, or "" where none is known.
        is_noted: Whether ``init`` noted it; else people gave it expressly.
        where: Where it stands, a clause in Russian.
        without: How to begin without it on purpose, an order in Russian.
    """

    id: str = ""
    is_noted: bool = False
    where: str = ""
    without: str = ""


def known_of(settings: Settings, endpoint: str) -> Known:
    """The id that counts for an endpoint; one that was given comes before one that was noted."""
    given = settings.spreadsheet_id
    if given and given == settings.configuration.organisation.spreadsheet_id:
        where = f"стоит в {settings.config_path} (spreadsheet_id)"
        return Known(
            given, where=where, without=f"уберите spreadsheet_id из {settings.config_path}"
        )
    if given:
        variable = "NASTAVNIK_SPREADSHEET_ID"
        return Known(given, where=f"задан переменной {variable}", without=f"уберите {variable}")
    path = local_file(settings.config_path)
    return Known(
        remembered_id(settings.config_path, endpoint),
        is_noted=True,
        where=f"записан в {path}",
        without=f"удалите из {path} строку с этим номером",
    )
