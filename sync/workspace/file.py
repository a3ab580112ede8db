"""A file on Drive, and a folder that people have named, as the programme needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KEY = "nastavnik"
"""Property that says what a file is («agreement:П-05:2026-27»); ``properties``, because another
OAuth client would not see ``appProperties``."""
HOME = "nastavnik_home"
"""Property that all files of one programme share."""

FIELDS = "id,name,mimeType,parents,properties,modifiedTime,createdTime,webViewLink,trashed"
"""What Drive is asked of each file."""


@dataclass(frozen=True)
class File:
    """A file on Drive as the run needs it."""

    id: str
    name: str
    mime_type: str
    parents: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    modified: str = ""
    created: str = ""
    url: str = ""
    trashed: bool = False

    @property
    def key(self) -> str:
        """What the file is, or "" for a file that isn't ours."""
        return self.properties.get(KEY, "")

    @property
    def home(self) -> str:
        """The programme it belongs to."""
        return self.properties.get(HOME, "")


@dataclass(frozen=True)
class NamedFolder:
    """A folder as a place for the programme's own.

    Attributes:
        mime_type: Its type; people may have named a file.
        trashed: Whether it lies in the bin.
        is_writable: Whether the caller may put files into it and, in a shared drive, old copies into its bin.
        shared_drive: Id of the shared drive that it lies in or is; "" on a My Drive.
    """

    mime_type: str
    trashed: bool
    is_writable: bool
    shared_drive: str


def file_of(resource: Mapping[str, Any]) -> File:
    """A File resource of Drive v3 with these fields."""
    return File(
        id=resource["id"],
        name=resource.get("name", ""),
        mime_type=resource.get("mimeType", ""),
        parents=tuple(resource.get("parents", ())),
        properties=dict(resource.get("properties", {})),
        modified=resource.get("modifiedTime", ""),
        created=resource.get("createdTime", ""),
        url=resource.get("webViewLink", ""),
        trashed=resource.get("trashed", False),
    )
