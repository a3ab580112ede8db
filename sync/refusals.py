"""Why a command ends without having done its work; each text is for people, in Russian."""


class WrongUse(Exception):
    """The command was called in a way that can't work; the text says how to call it."""


class NotSetUp(Exception):
    """The spreadsheet lacks what ``init`` makes; the text says what to do."""


class LeaseHeld(Exception):
    """Another run is making papers; this one leaves without having changed anything."""


class Overtaken(Exception):
    """Somebody else changed the spreadsheet since it was read: read again and decide again."""
