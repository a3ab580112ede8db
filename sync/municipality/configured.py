"""The configuration of one institution: the municipality's, with what its row says; or a folder of its own."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from config.organisation import Coordinator, Person
from config.schema import Configuration
from sync.municipality.listing import Institution
from sync.places import SHIPPED
from sync.settings import load_configuration

FOLDER = "institutions"
"""Beside the municipality's organisation.yaml; in it a folder with an organisation.yaml for each that has its own."""


def configured(institution: Institution, base: Configuration, base_path: Path) -> Configuration:
    """What an institution is run with.

    Nothing that is about people is taken over from the municipality's own file: who signs and who
    coordinates comes from the row, or stays a blank line.

    Args:
        institution: Its row.
        base: The municipality's configuration.
        base_path: Where that stands.

    Raises:
        ConfigurationError: Its own folder is missing or at fault.
    """
    if institution.settings:
        own = Path(FOLDER) / institution.settings / "organisation.yaml"
        # In a container the common file is a mounted secret, and the folders lie where the image keeps config/.
        shipped = SHIPPED / own
        path = base_path.parent / own
        return _with_people(
            _own(shipped if not path.exists() and shipped.exists() else path), institution
        )
    common = base.organisation
    email = institution.text("email")
    values: Mapping[str, object] = {
        "short_name": institution.short_name,
        "full_name": institution.text("full_name") or institution.short_name,
        "place": institution.text("place"),
        "head": Person(full_name=institution.text("head"), position=common.head.position),
        "coordinator": Coordinator(full_name=institution.text("coordinator"), email=email),
        "time_zone": institution.text("time_zone") or common.time_zone,
        "spreadsheet_id": "",
        "share_with": tuple(dict.fromkeys((*common.share_with, *([email] if email else [])))),
    }
    return base.model_copy(update={"organisation": common.model_copy(update=values)})


def _with_people(own: Configuration, institution: Institution) -> Configuration:
    """Who signs and who coordinates, from the row where the folder doesn't say: one in an image need name nobody."""
    organisation = own.organisation
    head, coordinator = organisation.head, organisation.coordinator
    if not head.full_name:
        head = head.model_copy(update={"full_name": institution.text("head")})
    if not coordinator.full_name:
        of_row = {"full_name": institution.text("coordinator")}
        of_row["email"] = coordinator.email or institution.text("email")
        coordinator = coordinator.model_copy(update=of_row)
    people = organisation.model_copy(update={"head": head, "coordinator": coordinator})
    return own.model_copy(update={"organisation": people})


@cache
def _own(path: Path) -> Configuration:
    return load_configuration(path)
