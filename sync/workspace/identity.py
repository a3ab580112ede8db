"""Who speaks with Google, as far as that changes what is advised when Google refuses."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Of what kind credentials are."""

    KEY = "key"
    MACHINE = "machine"
    PERSON = "person"
    DELEGATED_KEY = "delegated key"
    DELEGATED_MACHINE = "delegated machine"
    NOBODY = "nobody"

    @property
    def is_robot(self) -> bool:
        """Whether a service account speaks for itself: it has no storage and no files of its own."""
        return self in {Kind.KEY, Kind.MACHINE}

    @property
    def is_delegated(self) -> bool:
        """Whether a service account speaks in the name of a person."""
        return self in {Kind.DELEGATED_KEY, Kind.DELEGATED_MACHINE}


@dataclass(frozen=True)
class Identity:
    """Credentials that were opened.

    Attributes:
        kind: Of what kind.
        account: The service account's address, which is nobody's personal data; "" for a person.
        granted: Scopes that a person has granted, or a machine has been given; None where nobody has said.
    """

    kind: Kind
    account: str = ""
    granted: tuple[str, ...] | None = None
