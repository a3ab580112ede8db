"""Domain-wide delegation: a service account that works in the name of a person of the organisation."""

from sync.checkup.check import Check, error, ok
from sync.workspace.credential_files import Key, Token
from sync.workspace.credentials import NO_ADDRESS, NO_SUBJECT_FOR_PEOPLE
from sync.workspace.sources import SUBJECT_VARIABLE, Source

NAME = "Делегирование"


def delegation(source: Source, found: Key | Token | None) -> Check | None:
    """Whether delegation can be used with what was chosen; None where it isn't asked for.

    Args:
        source: The credentials that apply.
        found: What their file holds; None where they are in none.
    """
    if not source.subject:
        return None
    if isinstance(found, Token):
        told, _, remedy = NO_SUBJECT_FOR_PEOPLE.partition(". ")
        return error(NAME, f"{told}.", remedy)
    if "@" not in source.subject:
        told, _, remedy = NO_ADDRESS.partition(". ")
        return error(NAME, f"{told}.", remedy)
    how = "ключом" if found else "без ключа, через подпись IAM"
    return ok(NAME, f"Программа действует от имени человека из {SUBJECT_VARIABLE} ({how}).")
