"""What is done for institutions one after the other, outside of a pass: making and repairing them, turning their year."""

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from generators.municipality.institutions import WORKS
from sync.commit import Desk
from sync.municipality.configured import configured
from sync.municipality.directory import Directory
from sync.municipality.hall import Hall
from sync.municipality.listing import Institution
from sync.municipality.outcome import Outcome, is_of_everybody, state_of
from sync.municipality.running import log_failure
from sync.progress import Progress, silent
from sync.refusals import Moved, Overtaken, WrongUse
from sync.setup.initialise import initialise
from sync.setup.new_year import new_year

REPORT_AFTER = 3
"""Institutions after which the directory is told: what a killed command has made is found again all the same."""

Work = Callable[[Desk, Institution], Outcome]


@dataclass
class Done:
    """What was done.

    Attributes:
        outcomes: Of every institution that had its turn.
    """

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def good(self) -> list[str]:
        """Codes of those where the work is done."""
        return [one.code for one in self.outcomes if one.state == WORKS]

    @property
    def failed(self) -> list[str]:
        """Codes of those where nothing came of it."""
        return [one.code for one in self.outcomes if one.state not in {WORKS, ""}]

    @property
    def held_up(self) -> list[str]:
        """Codes of those where another run is at work, so that nothing is done and nothing known anew."""
        return [one.code for one in self.outcomes if not one.state]


def create(
    desk: Desk,
    directory: Directory,
    base_path: Path,
    *,
    named: Collection[str] = (),
    everybody: bool = False,
    progress: Progress = silent,
) -> Done:
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
    if everybody:
        wanted: Sequence[Institution] = (*listing.ready, *listing.new)
    else:
        wanted = _named((*listing.ready, *listing.new), named) if named else listing.new

    def made(own: Desk, institution: Institution) -> Outcome:
        set_up = initialise(own, place=directory.place(institution.code))
        return Outcome(
            institution.code,
            WORKS,
            "\n".join(set_up.notices),
            sheet=set_up.spreadsheet_url,
            folder=set_up.folder.url,
            home=set_up.folder.home,
        )

    return _each(hall, wanted, base_path, made, progress)


def turn_years(
    hall: Hall,
    base_path: Path,
    *,
    named: Collection[str] = (),
    progress: Progress = silent,
) -> Done:
    """Close the school year that has ended and begin the new one, in every institution or in those that are named.

    Where it has begun already nothing is changed. Arguments and errors are those of ``create``; an institution
    without a spreadsheet has no year to turn.
    """
    listing = hall.report((), hall.desk.now)

    def turned(own: Desk, institution: Institution) -> Outcome:
        url = new_year(own).url
        return Outcome(institution.code, WORKS, sheet=url)

    wanted = _named(listing.ready, named) if named else listing.ready
    return _each(hall, wanted, base_path, turned, progress)


def _named(candidates: Iterable[Institution], codes: Collection[str]) -> list[Institution]:
    standing = {one.code: one for one in candidates}
    if unknown := sorted(set(codes) - standing.keys()):
        raise WrongUse(
            f"nastavnik municipality: {', '.join(unknown)} — такой строки в справочнике нет, в ней ошибка, у учреждения "
            "ещё нет таблицы или оно приостановлено; коды и состояния — на вкладке «Учреждения»."
        )
    return [standing[code] for code in sorted(set(codes))]


def _each(
    hall: Hall, wanted: Sequence[Institution], base_path: Path, work: Work, progress: Progress
) -> Done:
    done, untold = Done(), list[Outcome]()
    began, desk = monotonic(), hall.desk

    def now() -> datetime:
        return desk.now + timedelta(seconds=monotonic() - began)

    progress("Учреждения", 0, len(wanted))
    try:
        for place, institution in enumerate(wanted, start=1):
            desk.workspace.stop.check()
            outcome, error = _one(replace(desk, now=now()), institution, base_path, work)
            done.outcomes.append(outcome)
            untold.append(outcome)
            if error and is_of_everybody(error):
                raise error
            if len(untold) >= REPORT_AFTER:
                with suppress(Overtaken, Moved):  # it is told with the next word
                    hall.report(untold, now())
                    untold = []
            progress("Учреждения", place, len(wanted))
    finally:
        with desk.workspace.stop.in_hand():
            if untold:
                hall.report(untold, now())
    return done


def _one(
    desk: Desk, institution: Institution, base_path: Path, work: Work
) -> tuple[Outcome, Exception | None]:
    desk.workspace.transport.begin(math.inf)
    try:
        own = replace(
            desk,
            configuration=configured(institution, desk.configuration, base_path),
            spreadsheet_id=institution.spreadsheet,
            tabs=(),
            progress=silent,
        )
        return work(own, institution), None
    except Exception as error:  # noqa: BLE001 - one institution's failure is nobody else's
        log_failure(institution.code, error)
        state, finding = state_of(error, institution.spreadsheet)
        return Outcome(institution.code, state, finding), error
