"""A shared drive with one member of each role, and clients of whoever calls."""

from dataclasses import dataclass, field
from typing import Any

from conftest import service
from google.oauth2.credentials import Credentials

ROBOT = "robot@school.iam.gserviceaccount.com"
MEMBERS = {
    "organizer": "manager@example.org",
    "fileOrganizer": ROBOT,
    "writer": "contributor@example.org",
    "commenter": "commenter@example.org",
    "reader": "viewer@example.org",
}
OWNER = "owner@example.org"
ALL = {"supportsAllDrives": True}
EVERYWHERE = ALL | {"includeItemsFromAllDrives": True}
TYPE = "application/vnd.google-apps."


@dataclass
class Clients:
    """Google's own clients of one emulator; close them."""

    base_url: str
    _made: list[Any] = field(default_factory=list)

    def __call__(self, email: str, name: str = "drive.v3", *, token: str = "") -> Any:
        """A client of an API for somebody, or with a token."""
        credentials = Credentials(token=token or f"emulator:{email}")
        self._made.append(service(self.base_url, name, credentials))
        return self._made[-1]

    def close(self) -> None:
        """End all connections."""
        for client in self._made:
            client.close()


@dataclass
class Shared:
    """A shared drive.

    Attributes:
        id: its id, which is its top folder's.
        client: makes clients.
    """

    id: str
    client: Clients

    def files(self, email: str = ROBOT) -> Any:
        """drive.files of a member."""
        return self.client(email).files()

    def made(self, name: str, kind: str = "folder", *, by: str = ROBOT, **body: Any) -> str:
        """The id of a new file in the drive."""
        whole = {"name": name, "mimeType": f"{TYPE}{kind}", "parents": [self.id]} | body
        return str(self.files(by).create(body=whole, **ALL).execute()["id"])


def new_drive(clients: Clients) -> Shared:
    """A shared drive of the owner's, with a service account for content manager."""
    drive = clients(OWNER)
    made = drive.drives().create(requestId="first", body={"name": "Детский сад"}).execute()
    for role, email in MEMBERS.items():
        body = {"type": "user", "role": role, "emailAddress": email}
        drive.permissions().create(fileId=made["id"], body=body, **ALL).execute()
    return Shared(made["id"], clients)
