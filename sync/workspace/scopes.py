"""What each command asks of a key: the fewest OAuth scopes that let it do its work.

A method of Google's accepts any one of several scopes. Commands that only read ask for scopes that
permit no writing. A run makes files and finds them again wherever people have put them, whoever made
them: only ``drive`` permits that, and it permits all the rest that a run does, so nothing is added to
it. docs/access.md tells people the same.
"""

from collections.abc import Mapping

PREFIX = "https://www.googleapis.com/auth/"

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "init": ("drive",),
    "init --dry-run": ("drive.readonly",),
    "import-roadmap": ("drive.metadata.readonly", "spreadsheets"),
    "import-participants": ("drive.metadata.readonly", "spreadsheets"),
    "plan": ("drive.readonly", "forms.responses.readonly"),
    "sync": ("drive",),
    "new-year": ("drive",),
    "status": ("drive.metadata.readonly", "spreadsheets.readonly"),
    "calendar": ("drive.metadata.readonly", "spreadsheets.readonly"),
    "explain": (
        "drive.metadata.readonly",
        "forms.body.readonly",
        "forms.responses.readonly",
        "spreadsheets.readonly",
    ),
    "doctor": ("drive.readonly",),
    "export": ("drive.readonly",),
    "check-templates": ("drive.readonly",),
    "probe-google": ("drive",),
}

SCOPES: Mapping[str, tuple[str, ...]] = {
    command: tuple(f"{PREFIX}{name}" for name in names) for command, names in _NEEDED.items()
}
"""Command → the scopes it asks for; the other commands never speak with Google."""

RUN = SCOPES["sync"]

OWN, FULL = f"{PREFIX}drive.file", f"{PREFIX}drive"
"""What a person is asked for by ``nastavnik login``: files that the programme made, or with ``--full`` all of theirs."""
