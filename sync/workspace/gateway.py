"""Google Workspace, opened once for a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sync.stopping import Stop
from sync.workspace.drive import Drive
from sync.workspace.forms import Forms
from sync.workspace.identity import Identity
from sync.workspace.logs import log_answers
from sync.workspace.pace import Pace
from sync.workspace.scopes import RUN
from sync.workspace.session import open_session
from sync.workspace.sheets import Sheets
from sync.workspace.sources import Source
from sync.workspace.transport import Patience, Transport


@dataclass(frozen=True)
class Workspace:
    """The three services of a run and what they share.

    Attributes:
        endpoint: The emulator's base URL, or "google".
        identity: Whose credentials are shown.
        notices: What was noticed while reading and people should be told, in Russian.
    """

    endpoint: str
    sheets: Sheets
    drive: Drive
    forms: Forms
    transport: Transport
    identity: Identity
    notices: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Mapping[str, int]:
        """Requests sent so far, by Google's method id."""
        return dict(sorted(self.transport.counts.items()))

    @property
    def stop(self) -> Stop:
        """Whether the run is asked to end."""
        return self.transport.stop


def open_workspace(
    emulator: str,
    patience: Patience | None = None,
    *,
    scopes: Sequence[str] = RUN,
    stop: Stop | None = None,
    source: Source | None = None,
    pace: Pace | None = None,
) -> Workspace:
    """Open Google, or the emulator at that base URL.

    Args:
        emulator: Its base URL, or "" for Google.
        patience: How long failures are worth waiting for; as Google advises where it is not given.
        scopes: What the credentials are asked for; what a run needs where it is not given.
        stop: Whether the run is asked to end; nobody asks where it is not given.
        source: Which credentials; chosen by the environment alone where it is not given.
        pace: Keeps within Google's quotas beforehand; without it a run asks as fast as it can.

    Raises:
        NoCredentials: There is nothing usable.
    """
    session = open_session(emulator, scopes, source)
    log_answers(session)
    transport = Transport(session, patience, stop, pace)
    forms = Forms(transport)
    return Workspace(
        endpoint=emulator or "google",
        sheets=Sheets(transport),
        drive=Drive(transport, forms),
        forms=forms,
        transport=transport,
        identity=session.identity,
    )
