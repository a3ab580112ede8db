"""Questions about Google to which nobody knows the answer, or whose answer depends on the account.

Each has two answers here. The first holds until `PUT /_emulator/quirks` chooses the other, so that
a program can be shown to be right under both. What is chosen belongs to the memory: snapshots
carry it, and a reset forgets it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from emulator.store import Store

LAG = timedelta(seconds=20)
"""How long an answer with `late` takes, by the emulator's clock."""


@dataclass(frozen=True)
class Quirk:
    """One open question.

    Attributes:
        name: how it is called, beginning with the API's family.
        answers: both answers, the one that holds by itself first.
        about: the question in words.
    """

    name: str
    answers: tuple[str, str]
    about: str


QUIRKS = {
    quirk.name: quirk
    for quirk in (
        Quirk(
            "forms.new-form", ("unpublished", "published"),
            "How forms.create leaves a form when `unpublished` is not sent: announced to change on 30 June 2026.",
        ),
        Quirk(
            "forms.copied-ids", ("kept", "new"),
            "Whether items and questions of a form copied by drive.files.copy keep their ids.",
        ),
        Quirk(
            "forms.email-collection", ("do-not-collect", "verified"),
            "emailCollectionType of a new form: differs between private accounts and Workspace domains.",
        ),
        Quirk(
            "forms.response-filter", ("last-submission", "first-submission"),
            "Whether `timestamp` in the filter of responses.list is lastSubmittedTime or createTime.",
        ),
        Quirk(
            "forms.service-account", ("403", "500"),
            "What forms.create answers a service account, which has no storage.",
        ),
        Quirk(
            "forms.option-limit", ("none-seen", "500"),
            "Whether a question takes more than 500 options; no document names a limit.",
        ),
        Quirk(
            "forms.new-row-ids", ("given", "refused"),
            "Whether updateItem takes further rows of a grid under ids that the caller chose.",
        ),
        Quirk(
            "drive.form-by-files-create", ("made", "refused"),
            "Whether drive.files.create makes forms; public code does so, no document says it.",
        ),
        Quirk(
            "drive.no-account", ("let-in", "refused"),
            "Whether permissions.create without a letter lets in an address that has no Google account (here: one of "
            "another domain than the owner's).",
        ),
        Quirk(
            "drive.all-drives", ("complete", "incomplete"),
            "Whether a search with corpora=allDrives comes through all shared drives, or answers incompleteSearch.",
        ),
        Quirk(
            "drive.file-unseen", ("404", "403"),
            "What Sheets, Docs and Forms answer a token of drive.file for a file that its application may not see.",
        ),
        Quirk(
            "drive.search", ("at-once", "late"),
            "Whether files.list finds a new file by its name or properties at once.",
        ),
        Quirk(
            "drive.version", ("at-once", "late"),
            "Whether version and modifiedTime tell at once that cells, text or questions changed.",
        ),
        Quirk(
            "drive.approvals", ("unavailable", "available"),
            "Whether the account's edition has approvals.",
        ),
        Quirk(
            "docs.borders", ("kept", "lost"),
            "Whether the borders of tables and the font survive docx → Document → docx.",
        ),
        Quirk(
            "docs.comments", ("kept", "lost"),
            "Whether comments stay when files.update gives a Document another content.",
        ),
        Quirk(
            "sheets.row-metadata", ("stays", "follows-cells"),
            "Whether metadata of rows goes along when their cells are sorted, or cut and pasted whole.",
        ),
        Quirk(
            "sheets.delete-unknown-name", ("refused", "ignored"),
            "What deleteNamedRange with an unknown id does.",
        ),
        Quirk(
            "sheets.taken-name", ("plain", "colon"),
            "The text of a refused name: `with name X` or `with name: X`; both have been seen.",
        ),
        Quirk(
            "sheets.taken-metadata-id", ("refused", "another"),
            "What createDeveloperMetadata does with an id that is taken: refuse, or choose another.",
        ),
        Quirk(
            "sheets.formula-locale", ("spreadsheet", "en_US"),
            "In which locale formulas sent through the API are read.",
        ),
        Quirk(
            "sheets.semicolon", ("accepted", "refused"),
            "Whether a semicolon parts arguments in locales whose separator is the comma.",
        ),
        Quirk(
            "sheets.raw-apostrophe", ("kept", "dropped"),
            "What becomes of a leading apostrophe that is written with RAW.",
        ),
        Quirk(
            "sheets.protected-range-id", ("given", "chosen"),
            "Whether addProtectedRange keeps the id that the caller chose.",
        ),
        Quirk(
            "sheets.protecting-editor", ("stays", "must-be-listed"),
            "Whether somebody who protects a range and is not the owner may still edit it when the editors leave them out.",
        ),
        Quirk(
            "sheets.bar-colours", ("kept", "dropped"),
            "Whether a chart of bars keeps the colours of single bars (styleOverrides).",
        ),
        Quirk(
            "sheets.values-batch-update", ("all-or-nothing", "one-by-one"),
            "Whether ranges before a refused one are written by values.batchUpdate.",
        ),
    )
}  # fmt: skip


class QuirkError(ValueError):
    """A choice that cannot be: the text names the unknown question or answer."""


class Quirks:
    """The answers that hold."""

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        self._chosen = dict(chosen or {})

    def answer(self, name: str) -> str:
        """The answer to a question; KeyError for one that is not in the list."""
        return self._chosen.get(name, QUIRKS[name].answers[0])

    def is_other(self, name: str) -> bool:
        """Whether the second answer holds."""
        return self.answer(name) == QUIRKS[name].answers[1]

    def described(self) -> list[dict[str, Any]]:
        """Every question with the answer that holds and both that there are."""
        return [
            {"name": name, "answer": self.answer(name), "answers": list(quirk.answers), "about": quirk.about}
            for name, quirk in QUIRKS.items()
        ]  # fmt: skip


def quirks_of(store: Store) -> Quirks:
    """The answers that hold in a memory."""
    return Quirks((store.get("meta", "quirks") or {}).get("chosen"))


def choose(store: Store, given: Mapping[str, Any]) -> None:
    """Choose answers by name, all of them or none; QuirkError where one is unknown."""
    for name, answer in given.items():
        if name not in QUIRKS:
            raise QuirkError(f"unknown quirk: {name!r}; there are {', '.join(QUIRKS)}")
        if answer not in QUIRKS[name].answers:
            answers = " and ".join(QUIRKS[name].answers)
            raise QuirkError(f"unknown answer to {name!r}: {answer!r}; there are {answers}")
    chosen = (store.get("meta", "quirks") or {}).get("chosen", {})
    store.put("meta", "quirks", {"chosen": chosen | dict(given)})


def forget(store: Store) -> None:
    """Let every first answer hold again."""
    store.delete("meta", "quirks")
