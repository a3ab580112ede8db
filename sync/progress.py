"""How long work tells how far it is; who shows it is somebody else's business."""

from typing import Protocol


class Progress(Protocol):
    """Told before the first piece of work (``done`` is 0) and after each."""

    def __call__(self, what: str, done: int, of: int) -> None:
        """Note how far a piece of work is.

        Args:
            what: The work, in Russian («Документы»).
            done: Pieces that are done.
            of: All pieces.
        """


def silent(what: str, done: int, of: int) -> None:
    """Show nothing."""
