"""Who is let into a folder, one after another: Google keeps only the last of several changes at once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sync.workspace.errors import Refused
from sync.workspace.transport import Transport

_FIELDS = "id,type,role,emailAddress,permissionDetails(inherited)"


@dataclass(frozen=True)
class Permission:
    """One entry of the list of who may do what.

    Attributes:
        id: Google's; the same person has the same id on every file.
        kind: user, group, domain or anyone.
        role: reader … owner.
        address: "" for a domain or for anyone; never printed or logged.
        inherited: Whether it is known to come from the folder above alone.
    """

    id: str
    kind: str
    role: str
    address: str = field(default="", repr=False)
    inherited: bool = False


class Shares:
    """Permissions of Drive v3. No refusal that leaves here repeats Google's words, which quote the address."""

    def __init__(self, permissions: Any, transport: Transport) -> None:
        """Works on googleapiclient's resource of permissions."""
        self._permissions, self._transport = permissions, transport

    def of(self, folder: str) -> tuple[Permission, ...]:
        """Who may do what, by hand, by the programme and from the folders above."""
        found: list[Permission] = []
        token: str | None = None
        while True:
            with _discreet():
                page = self._permissions.list(
                    fileId=folder,
                    fields=f"nextPageToken,permissions({_FIELDS})",
                    pageSize=100,
                    pageToken=token,
                    supportsAllDrives=True,
                ).execute()
            found += [_permission(resource) for resource in page.get("permissions", [])]
            token = page.get("nextPageToken")
            if not token:
                return tuple(found)

    def let_in(self, folder: str, address: str, role: str) -> str:
        """Let a person in without a letter from Google; the same once more changes nothing. Google's id of it.

        Raises:
            Refused: For an address without a Google account, too: such a one Google only ever invites by
                letter (400 ``invalidSharingRequest``), and the programme writes to nobody.
        """
        body = {"type": "user", "role": role, "emailAddress": address}
        request = self._permissions.create(
            fileId=folder,
            body=body,
            sendNotificationEmail=False,
            fields="id",
            supportsAllDrives=True,
        )
        with self._transport.repeatable(), _discreet():
            return str(request.execute().get("id", ""))

    def shut_out(self, folder: str, permission: str) -> None:
        """Take an access away; one that is gone already is no fault."""
        request = self._permissions.delete(
            fileId=folder, permissionId=permission, supportsAllDrives=True
        )
        try:
            with self._transport.repeatable(), _discreet():
                request.execute()
        except Refused as refusal:
            if refusal.code != 404:
                raise


@contextmanager
def _discreet() -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        raise Refused(refusal.method, refusal.code, refusal.reason, "") from None


def _permission(resource: Mapping[str, Any]) -> Permission:
    details = resource.get("permissionDetails", ())
    return Permission(
        id=resource["id"],
        kind=resource.get("type", ""),
        role=resource.get("role", ""),
        address=resource.get("emailAddress", ""),
        inherited=bool(details) and all(detail.get("inherited") for detail in details),
    )
