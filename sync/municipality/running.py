"""One institution's run inside a pass: whatever happens to it becomes its outcome, and nobody else's."""

import logging
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from generators.municipality.institutions import ATTENTION, ERROR, WORKS
from sync.commit import Desk
from sync.municipality.configured import configured
from sync.municipality.listing import Institution
from sync.municipality.outcome import Outcome, attention, is_foreseen, state_of
from sync.municipality.summary import summary
from sync.municipality.vanishing import HOME
from sync.receipt import Receipt
from sync.records.memory import service
from sync.run import synchronise
from sync.snapshot import Snapshot, read_spreadsheet

_LOG = logging.getLogger("nastavnik.municipality")


def homes_of(directory: Snapshot) -> dict[str, str]:
    """Mark on an institution's files → its code, as far as the directory remembers."""
    memory = directory.memory
    codes = directory.tables["institutions"].keys
    return {
        home: name.removeprefix(HOME)
        for name, home in memory.items()
        if name.startswith(HOME) and name.removeprefix(HOME) in codes
    }


def run_one(
    desk: Desk,
    institution: Institution,
    base_path: Path,
    homes: Mapping[str, str],
    seconds: float,
) -> tuple[Outcome, Exception | None]:
    """Run one institution.

    Args:
        desk: The task's: its workspace, the municipality's configuration, and now.
        institution: Whose turn it is.
        base_path: Where the municipality's configuration stands.
        homes: As ``homes_of`` tells.
        seconds: How long it may take.

    Returns:
        What to write into its row, and what went wrong. Ctrl-C and SIGTERM alone pass through.
    """
    transport = desk.workspace.transport
    transport.begin(seconds)
    failure: Exception | None = None
    try:
        outcome = _run(desk, institution, base_path, homes)
    except Exception as error:  # noqa: BLE001 - the one place where everything that is anybody's own fault ends
        log_failure(institution.code, error)
        state, finding = state_of(error, institution.spreadsheet)
        outcome, failure = Outcome(institution.code, state, finding), error
    return replace(outcome, requests=sum(transport.counts.values())), failure


def _run(
    desk: Desk, institution: Institution, base_path: Path, homes: Mapping[str, str]
) -> Outcome:
    configuration = configured(institution, desk.configuration, base_path)
    zone = ZoneInfo(configuration.organisation.time_zone)
    own = replace(
        desk,
        configuration=configuration,
        spreadsheet_id=institution.spreadsheet,
        now=desk.now.astimezone(zone),
        sparing=True,
    )
    # One more request, but for those whose spreadsheet has been looked at before.
    if not institution.is_met or institution.code not in homes.values():
        snapshot = read_spreadsheet(own.workspace, configuration, own.spreadsheet_id)
        other = homes.get(snapshot.memory.get("home", ""), institution.code)
        if other != institution.code:
            return Outcome(institution.code, ERROR, _COPY.format(other=other))
    return _good(institution, synchronise(own), own)


def _good(institution: Institution, receipt: Receipt, desk: Desk) -> Outcome:
    findings = receipt.plan.findings
    text = attention(findings)
    memory = service(receipt.tables["service"])
    return Outcome(
        institution.code,
        ATTENTION if text else WORKS,
        text,
        remarks=len(findings),
        sheet=receipt.url,
        home=memory.get("home", ""),
        summary=summary(receipt.tables, desk.configuration),
    )


def log_failure(code: str, error: Exception) -> None:
    """Log where an institution's work failed, without the error's text: that may quote what people wrote.

    What is foreseen is told in the institution's row. Of a fault of the program that says nothing but its kind, so its
    place is always logged.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    level = logging.DEBUG if is_foreseen(error) else logging.WARNING
    _LOG.log(level, "%s: %s (%s)", code, type(error).__name__, place)


_COPY = (
    "Это таблица учреждения {other} или её копия: ответы и документы двух садов смешались бы. Исправьте «Готовая "
    "таблица»; без ссылки nastavnik municipality init создаст учреждению собственную таблицу."
)
