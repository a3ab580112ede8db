"""What can go wrong between us and Google, in words for the person who runs the command."""

from sync.workspace.addresses import without_addresses
from sync.workspace.faults import Answer, Fault, recognised
from sync.workspace.identity import Kind
from sync.workspace.remedies import remedy


class WorkspaceError(Exception):
    """Google refused or could not be reached; the text is for people, in Russian."""


class NoCredentials(WorkspaceError):
    """There is nothing usable to show to Google: a matter of configuration, not of Google."""


class Unreachable(WorkspaceError):
    """No answer came; for a request that writes it stays open whether it took effect.

    Attributes:
        is_lasting: Whether asking again is no use before people have put something right.
    """

    def __init__(self, text: str, *, is_lasting: bool = False) -> None:
        super().__init__(text)
        self.is_lasting = is_lasting


class OutOfTime(WorkspaceError):
    """The time given to a piece of work has passed; what it has begun goes on with the next run."""


class Refused(WorkspaceError):
    """Google answered with an error.

    Attributes:
        method: Google's method id, or «token» where no access token was given.
        code: HTTP status.
        reason: Google's status or reason word («NOT_FOUND», «storageQuotaExceeded»).
        said: Google's own message; it may name people, so the error's text has it without addresses.
        detail: Reason of the ``ErrorInfo`` among the details («SERVICE_DISABLED»); "" where there is none.
        fault: What that means.
        advice: What is wrong and what to do next, in Russian.
    """

    def __init__(
        self,
        method: str,
        code: int,
        reason: str,
        said: str,
        *,
        detail: str = "",
        kind: Kind | None = None,
    ) -> None:
        answer = Answer(method, code, reason, said, detail)
        self.method = method
        self.code = code
        self.reason = reason
        self.said = said
        self.detail = detail
        self.fault: Fault = recognised(answer)
        self.advice: str = remedy(self.fault, answer, kind)
        shown = without_addresses(said)[:300]
        super().__init__(f"{self.advice} (Google, {method}: {code} {reason}: {shown})")
