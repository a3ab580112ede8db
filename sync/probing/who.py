"""Whose account it is, as far as a report may tell."""

from typing import Any

from sync.workspace.addresses import ROBOTS
from sync.workspace.probing import Google

_PRIVATE = ("gmail.com", "googlemail.com")


def own_address(google: Google) -> str:
    """The account's address: to be sent to Google, never to be shown."""
    return str(_about(google)["user"].get("emailAddress", ""))


def may_create_drives(google: Google) -> bool:
    """Whether the account may make shared drives."""
    return bool(_about(google).get("canCreateDrives", False))


def is_service_account(google: Google) -> bool:
    """Whether the account is a program's, which has no storage."""
    return own_address(google).endswith(ROBOTS)


def kind_of_account(google: Google) -> str:
    """The kind of account in words.

    Raises:
        WorkspaceError: Google refused or did not answer.
    """
    address = own_address(google)
    if address.endswith(ROBOTS):
        return "a service account"
    if address.rpartition("@")[2] in _PRIVATE:
        return "a private account"
    return "an account of a Workspace domain"


def _about(google: Google) -> dict[str, Any]:
    return dict(google.call("drive.about.get", fields="user(emailAddress),canCreateDrives"))
