"""What ``municipality init`` does for institutions: folder, spreadsheet, questionnaires and templates of each."""

import math
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from time import monotonic

from generators.municipality.institutions import WORKS
from sync.commit import Desk
from sync.municipality.configured import configured
from sync.municipality.directory import Directory
from sync.municipality.hall import Hall
from sync.municipality.listing import Institution
from sync.municipality.outcome import Outcome, is_of_everybody, state_of
from sync.progress import Progress, silent
from sync.refusals import WrongUse
from sync.setup.initialise import initialise

REPORT_AFTER = 3
"""Institutions after which the directory is told: what a killed command has made is found again all the same."""


@dataclass
class Created:
    """What was made.

    Attributes:
        outcomes: Of every institution that was to be made or repaired.
    """

    outcomes: list[Outcome] = field(default_factory=list)


def create(
    desk: Desk,
    directory: Directory,
    base_path: Path,
    *,
    named: Collection[str] = (),
    everybody: bool = False,
    progress: Progress = silent,
) -> Created:
    """Make what institutions without a spreadsheet need, and repair those that are named.

    Args:
        desk: On the directory.
        directory: As ``set_up`` left it.
        base_path: Where the municipality's configuration stands.
        named: Codes of institutions to repair.
        everybody: Repair all of them.
        progress: Told after each institution.

    Raises:
        WrongUse: A code is not in the directory, or its row is at fault.
        WorkspaceError: Google can't be reached or knows no key.
    """
    hall = Hall.of(replace(desk, spreadsheet_id=directory.file.id))
    listing = hall.report((), hall.desk.now)
    standing = {one.code: one for one in (*listing.ready, *listing.new)}
    if unknown := sorted(set(named) - standing.keys()):
        raise WrongUse(
            f"nastavnik municipality init: {', '.join(unknown)} — такой строки в справочнике нет, или в ней ошибка; "
            "коды — в столбце «Код» вкладки «Учреждения»."
        )
    codes = sorted(standing if everybody else named)
    wanted = [standing[code] for code in codes] if codes else list(listing.new)
    created, untold = Created(), list[Outcome]()
    began = monotonic()
    progress("Учреждения", 0, len(wanted))
    try:
        for place, institution in enumerate(wanted, start=1):
            outcome, error = _one(hall.desk, directory, institution, base_path)
            created.outcomes.append(outcome)
            untold.append(outcome)
            if error and is_of_everybody(error):
                raise error
            if len(untold) >= REPORT_AFTER:
                hall.report(untold, desk.now + timedelta(seconds=monotonic() - began))
                untold = []
            progress("Учреждения", place, len(wanted))
    finally:
        with desk.workspace.stop.in_hand():
            if untold:
                hall.report(untold, desk.now + timedelta(seconds=monotonic() - began))
    return created


def _one(
    desk: Desk, directory: Directory, institution: Institution, base_path: Path
) -> tuple[Outcome, Exception | None]:
    transport = desk.workspace.transport
    transport.begin(math.inf)
    place = directory.place(institution.code)
    try:
        own = replace(
            desk,
            configuration=configured(institution, desk.configuration, base_path),
            spreadsheet_id=institution.spreadsheet,
            tabs=(),
            progress=silent,
        )
        made = initialise(own, place=place)
    except Exception as error:  # noqa: BLE001 - one institution's failure is nobody else's
        state, finding = state_of(error)
        return Outcome(institution.code, state, finding), error
    return (
        Outcome(
            institution.code,
            WORKS,
            "\n".join(made.notices),
            sheet=made.spreadsheet_url,
            folder=made.folder.url,
            home=made.folder.home,
        ),
        None,
    )
