"""Whether scopes that were granted serve what a command asks for; pure.

A method of Google's accepts any one of several scopes; which one contains another was taken from the
discovery documents, and a test compares the two.
"""

from collections.abc import Iterable, Mapping

from sync.workspace.scopes import FULL, OWN, PREFIX

EVERYTHING = frozenset({FULL, OWN})
"""Each serves every method that a command calls: ``drive`` on all files, ``drive.file`` on those that the programme made."""

_WIDER: Mapping[str, tuple[str, ...]] = {
    "spreadsheets.readonly": ("spreadsheets", "drive.readonly"),
    "drive.metadata.readonly": ("drive.metadata", "drive.readonly"),
    "forms.body.readonly": ("forms.body", "drive.readonly"),
}


def uncovered(needed: Iterable[str], granted: Iterable[str]) -> tuple[str, ...]:
    """The scopes that are needed and that nothing granted contains, in the order in which they were given."""
    had = frozenset(granted)
    if had & EVERYTHING:
        return ()
    return tuple(scope for scope in needed if not had & {scope, *_containing(scope)})


def _containing(scope: str) -> Iterable[str]:
    return (f"{PREFIX}{name}" for name in _WIDER.get(scope.removeprefix(PREFIX), ()))
