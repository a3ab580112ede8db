"""The report: Markdown for an issue, without anybody's names, addresses or ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sync.probing.answer import Answer, Outcome
from sync.workspace.identity import Kind

TITLE = "# What Google answers: report of `nastavnik probe-google`"
KINDS = {
    Kind.KEY: "a service account's key",
    Kind.MACHINE: "the machine's own identity (metadata server)",
    Kind.PERSON: "a person's OAuth token",
    Kind.DELEGATED_KEY: "a service account's key in a person's name (delegation)",
    Kind.DELEGATED_MACHINE: "the machine's own identity in a person's name (delegation)",
    Kind.NOBODY: "none (an emulator)",
}
SHOWN = 14
"""Exchanges that are shown of one question."""


@dataclass(frozen=True)
class Circumstances:
    """Under which the questions were asked.

    Attributes:
        date: ISO date.
        place: Google or an emulator.
        credentials: Which kind of credentials.
        account: Which kind of account.
        versions: Of the program and its libraries, by name.
        requests: How many were sent.
        left: How many files and folders could not be deleted.
    """

    date: str
    place: str
    credentials: str
    account: str
    versions: Mapping[str, str]
    requests: int
    left: int


def report(circumstances: Circumstances, answers: Sequence[Answer]) -> str:
    """The whole report."""
    return "\n".join(_lines(circumstances, answers)) + "\n"


def as_values(circumstances: Circumstances, answers: Sequence[Answer]) -> dict[str, Any]:
    """The same for a program."""
    return {
        "date": circumstances.date,
        "place": circumstances.place,
        "credentials": circumstances.credentials,
        "account": circumstances.account,
        "versions": dict(circumstances.versions),
        "left": circumstances.left,
        "questions": [
            {
                "name": answer.question.name,
                "outcome": answer.outcome.value,
                "answer": answer.seen.key,
                "detail": answer.seen.detail,
                "meaning": answer.meaning,
                "tell_us": answer.is_news,
            }
            for answer in answers
        ],
    }


def _lines(circumstances: Circumstances, answers: Sequence[Answer]) -> Iterator[str]:
    yield TITLE
    yield ""
    yield from _heading(circumstances)
    yield ""
    yield "## In short"
    yield ""
    yield "| question | answer | for the program |"
    yield "|---|---|---|"
    for answer in answers:
        yield f"| `{answer.question.name}` | {_in_cell(answer.short)} | {_verdict(answer)} |"
    for answer in answers:
        yield ""
        yield from _section(answer)


def _heading(circumstances: Circumstances) -> Iterator[str]:
    versions = ", ".join(f"{name} {number}" for name, number in circumstances.versions.items())
    yield "| | |"
    yield "|---|---|"
    yield f"| date | {circumstances.date} |"
    yield f"| asked of | {circumstances.place} |"
    yield f"| credentials | {circumstances.credentials} |"
    yield f"| account | {circumstances.account} |"
    yield f"| versions | {versions} |"
    yield f"| requests | {circumstances.requests} |"
    if circumstances.left:
        yield f"| not deleted | {circumstances.left} |"


def _verdict(answer: Answer) -> str:
    if answer.is_news:
        return "**tell us**"
    return "handled" if answer.outcome is Outcome.ANSWERED else "open"


def _section(answer: Answer) -> Iterator[str]:
    question = answer.question
    yield f"## {question.name}"
    yield ""
    yield f"**Question.** {question.asks}"
    yield ""
    yield f"**Asked.** {question.steps}"
    yield ""
    words = answer.reading.words if answer.reading else ""
    told = " ".join(part for part in (words, _in_text(answer.seen.detail)) if part)
    yield f"**Answer: {answer.short}.** {told}".rstrip()
    yield ""
    yield f"**For the program.** {answer.meaning}"
    if answer.exchanges:
        yield ""
        yield from _exchanges(answer)


def _exchanges(answer: Answer) -> Iterator[str]:
    yield "```"
    for exchange in answer.exchanges[:SHOWN]:
        times = f" ({exchange.times} times)" if exchange.times > 1 else ""
        yield f"{exchange.method} {exchange.sent}{times}"
        yield f"    → {exchange.got}"
    if len(answer.exchanges) > SHOWN:
        yield f"… and {len(answer.exchanges) - SHOWN} more"
    yield "```"


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _in_text(text: str) -> str:
    """One paragraph; nothing in it may begin a list, a heading or HTML."""
    return " ".join(text.split()).replace("<", "&lt;")
