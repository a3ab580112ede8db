"""Whether an address without a Google account is let in silently."""

from sync.probing.bench import Bench
from sync.probing.question import Question, Reading, Seen

NOBODY = "nobody@nastavnik-probe.example"
"""An address that can't exist (RFC 2606), so nobody gets a letter whatever Google does."""


def _ask(bench: Bench) -> Seen:
    refusal = bench.refusal(
        "drive.permissions.create",
        fileId=bench.scratch.folder,
        body={"type": "user", "role": "reader", "emailAddress": NOBODY},
        sendNotificationEmail=False,
        fields="role",
    )
    if refusal is None:
        return Seen("let-in")
    return Seen("refused", f"Google's word for it is {refusal.reason}.")


QUESTION = Question(
    name="drive.no-account",
    asks="Does permissions.create without a letter let in an address that has no Google account?",
    title="можно ли открыть папку адресу без аккаунта Google",
    steps="permissions.create on the scratch folder for an address of the reserved domain .example, without a letter.",
    readings={
        "let-in": Reading(
            "Such an address is let in.",
            "Handled: the programme counts it as opened.",
        ),
        "refused": Reading(
            "Such an address is refused unless Google may write a letter.",
            "Handled: a remark beside the person says that the address has no Google account.",
        ),
    },
    ask=_ask,
)
