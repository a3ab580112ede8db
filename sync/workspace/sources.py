"""Which credentials a command uses: chosen by what is there; pure.

The first that applies (docs/credentials.md): a file that is named expressly, the identity of the machine
one runs on, the file that ``nastavnik login`` made, and beside an emulator nobody's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

KEY_VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS"
TOKEN_VARIABLE = "NASTAVNIK_TOKEN"  # noqa: S105 - a variable's name
SUBJECT_VARIABLE = "NASTAVNIK_SUBJECT"
JOB_VARIABLE = "CLOUD_RUN_JOB"
METADATA_VARIABLE = "GCE_METADATA_HOST"
TOKEN_FILE = "token.json"  # noqa: S105 - a file's name


class Place(StrEnum):
    """Where credentials are."""

    FILE = "file"
    MACHINE = "machine"
    NOBODY = "nobody"
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class Source:
    """The choice.

    Attributes:
        place: Where the credentials are.
        path: The file; None where they are in none.
        named_by: The variable that named it, or "" for the file of ``nastavnik login``.
        subject: Whose rights are borrowed (domain-wide delegation); "" for nobody's.
    """

    place: Place
    path: Path | None = None
    named_by: str = ""
    subject: str = ""


def choose(
    environment: Mapping[str, str],
    token: Path | None,
    exists: Callable[[Path], bool],
    *,
    emulated: bool,
) -> Source:
    """The credentials that apply.

    Args:
        environment: The variables.
        token: Where ``nastavnik login`` keeps its file for this configuration; None where there is no configuration.
        exists: Whether there is a file.
        emulated: Whether an emulator is spoken with. There a job's name alone means no metadata server.
    """
    subject = environment.get(SUBJECT_VARIABLE, "").strip()
    if named := environment.get(KEY_VARIABLE, ""):
        return Source(Place.FILE, Path(named), KEY_VARIABLE, subject)
    if environment.get(METADATA_VARIABLE) or (environment.get(JOB_VARIABLE) and not emulated):
        return Source(Place.MACHINE, subject=subject)
    if named := environment.get(TOKEN_VARIABLE, ""):
        return Source(Place.FILE, Path(named), TOKEN_VARIABLE, subject)
    if token is not None and exists(token):
        return Source(Place.FILE, token, "", subject)
    return Source(Place.NOBODY if emulated else Place.NOWHERE, subject=subject)
