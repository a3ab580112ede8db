"""Why a command ends without having done its work; each text is for people, in Russian."""

from collections.abc import Mapping
from datetime import datetime


class WrongUse(Exception):
    """The command was called in a way that can't work; the text says how to call it."""


class NotSetUp(Exception):
    """The spreadsheet lacks what ``init`` makes; the text says what to do."""


class InTheBin(NotSetUp):
    """The spreadsheet lies in the bin, from which people can take it back."""


class NotThere(Exception):
    """The spreadsheet whose id was given doesn't answer; the text says where the id came from."""


class LeaseHeld(Exception):
    """Another run is making papers; this one leaves without having changed anything.

    Attributes:
        until: When its claim ends, in the institution's time zone; None where that is unknown.
    """

    def __init__(self, until: datetime | None = None) -> None:
        super().__init__()
        self.until = until


class Overtaken(Exception):
    """Another run wrote first since the spreadsheet was read: what was decided is out of date."""


class Moved(Exception):
    """People moved rows or columns between reading and writing: what they had is back, decide again.

    Attributes:
        tabs: Key of each tab concerned → how many cells were put back.
    """

    def __init__(self, tabs: Mapping[str, int]) -> None:
        super().__init__()
        self.tabs = tabs


class Guarded(Exception):
    """The plan would take away a large share of what stands: a person has to confirm it first.

    Attributes:
        reasons: What it would take away, in Russian.
        checksum: Names this very plan.
        back: Where people find what was there before.
        command: What confirms it.
    """

    def __init__(
        self,
        reasons: tuple[str, ...],
        checksum: str,
        *,
        back: str = "в таблице: Файл → История версий, или копия из папки «Копии таблицы»",
        command: str = "nastavnik sync",
    ) -> None:
        super().__init__()
        self.reasons = reasons
        self.checksum = checksum
        self.back = back
        self.command = command
