"""Why a command ends without having done its work; each text is for people, in Russian."""

from datetime import datetime


class WrongUse(Exception):
    """The command was called in a way that can't work; the text says how to call it."""


class NotSetUp(Exception):
    """The spreadsheet lacks what ``init`` makes; the text says what to do."""


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
    """Somebody else changed the spreadsheet since it was read: read again and decide again."""
