"""Who Google thinks we are, what room there is, and which of its APIs answer: questions of ``doctor``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sync.workspace.addresses import ROBOTS
from sync.workspace.errors import Refused
from sync.workspace.faults import Fault
from sync.workspace.transport import Transport

_ABOUT = (
    "https://www.googleapis.com/drive/v3/about?fields=user(emailAddress),storageQuota(limit,usage)"
)
_NO_SUCH_FILE = "nastavnik-doctor"
_PROBES = {
    "sheets.googleapis.com": f"https://sheets.googleapis.com/v4/spreadsheets/{_NO_SUCH_FILE}?fields=spreadsheetId",
    "forms.googleapis.com": f"https://forms.googleapis.com/v1/forms/{_NO_SUCH_FILE}?fields=formId",
}
"""An API → a question about a file that doesn't exist: whatever is answered, the API is switched on."""


@dataclass(frozen=True)
class Account:
    """Who calls.

    Attributes:
        address: Theirs.
        limit: Bytes that they may store; None where nothing limits them.
        usage: Bytes that they store.
    """

    address: str
    limit: int | None
    usage: int

    @property
    def is_robot(self) -> bool:
        """Whether it is a service account, whose address is nobody's personal data."""
        return self.address.endswith(ROBOTS)


def ask_account(transport: Transport) -> Account:
    """Who calls (drive.about.get).

    Raises:
        WorkspaceError: Google doesn't say.
    """
    said: Mapping[str, Any] = transport.request("GET", _ABOUT).json()
    quota = said.get("storageQuota", {})
    limit, usage = quota.get("limit"), quota.get("usage")
    return Account(
        address=str(said.get("user", {}).get("emailAddress", "")),
        limit=int(limit) if str(limit).isdecimal() else None,
        usage=int(usage) if str(usage).isdecimal() else 0,
    )


def ask_apis(transport: Transport) -> dict[str, Refused]:
    """The APIs besides Drive's that can't be used, each with Google's refusal.

    Raises:
        Unreachable: No answer came.
    """
    refused: dict[str, Refused] = {}
    for service, url in _PROBES.items():
        try:
            transport.request("GET", url)
        except Refused as refusal:
            if refusal.fault in {Fault.API_OFF, Fault.SCOPES, Fault.PROXY_PAGE}:
                refused[service] = refusal
    return refused
