"""The identity of Cloud Run or of a virtual machine: is there one, and whose."""

from collections.abc import Mapping

from sync.checkup.check import Check, error, ok
from sync.workspace.errors import NoCredentials
from sync.workspace.metadata import ask_metadata

NAME = "Учётная запись облака"


def machine_identity(environment: Mapping[str, str]) -> Check:
    """Whose identity this machine has."""
    try:
        machine = ask_metadata(environment)
    except NoCredentials as fault:
        told, _, remedy = str(fault).partition(". ")
        return error(NAME, f"{told}.", remedy)
    return ok(NAME, f"{machine.account}: этому адресу открывают таблицу и папку.")
