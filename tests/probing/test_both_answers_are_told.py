"""Each question is answered rightly whichever way Google is: the emulator plays both."""

import json
from pathlib import Path

import pytest
from google.auth.compute_engine import _metadata
from probing_bench import (
    ROBOT,
    Guest,
    choose,
    google_as,
    google_of,
    google_with,
    left_on_drive,
    put,
    sent,
)

from emulator.quirks import QUIRKS
from sync.probing.answer import Outcome
from sync.probing.questions import QUESTIONS
from sync.workspace.probing import Google, open_google
from sync.workspace.sources import Place, Source

ELSEWHERE = {"forms.service-account", "sheets.protecting-editor", "drive.file-unseen"}
"""Quirks whose question needs another account: asked below."""

BOTH = [(name, answer) for name, quirk in QUIRKS.items() for answer in quirk.answers]


@pytest.fixture(scope="module")
def opened(emulator_process: str) -> Google:
    return google_of(emulator_process)


def test_every_quirk_of_the_emulator_is_asked_of_google() -> None:
    """A new quirk wants a module in sync/probing/questions, so that somebody can ask Google one day."""
    assert set(QUIRKS) <= {question.name for question in QUESTIONS}


def test_no_two_questions_share_a_name_and_each_says_what_its_answers_mean() -> None:
    names = [question.name for question in QUESTIONS]
    assert len(names) == len(set(names))
    for question in QUESTIONS:
        assert len(question.readings) >= 2, question.name
        for reading in question.readings.values():
            start = "Handled: " if reading.is_handled else "Tell us: "
            assert reading.meaning.startswith(start), question.name


@pytest.mark.parametrize(("name", "answer"), [one for one in BOTH if one[0] not in ELSEWHERE])
def test_the_answer_that_holds_is_told(
    emulator: str, opened: Google, name: str, answer: str
) -> None:
    choose(emulator, {name: answer})

    (told,) = put(opened, [name])

    assert (told.outcome, told.seen.key) == (Outcome.ANSWERED, answer), told.seen.detail
    assert told.exchanges
    assert left_on_drive(emulator) == []


@pytest.mark.parametrize("answer", QUIRKS["forms.service-account"].answers)
def test_a_service_account_learns_how_it_is_refused(emulator: str, answer: str) -> None:
    choose(emulator, {"forms.service-account": answer})

    (told,) = put(google_as(emulator, ROBOT), ["forms.service-account"])

    assert told.seen.key == answer


@pytest.mark.parametrize("answer", QUIRKS["sheets.protecting-editor"].answers)
def test_a_person_lends_a_spreadsheet_of_another_owner(
    emulator: str, opened: Google, answer: str
) -> None:
    choose(emulator, {"sheets.protecting-editor": answer})
    guest = Guest(emulator)

    (told,) = put(opened, ["sheets.protecting-editor"], person=guest)

    assert told.seen.key == answer, told.seen.detail
    assert len(guest.texts) == 1


@pytest.mark.parametrize("answer", QUIRKS["drive.file-unseen"].answers)
def test_a_token_of_drive_file_is_tried_on_a_lent_spreadsheet(
    emulator: str, robot: dict[str, str], tmp_path: Path, answer: str
) -> None:
    choose(emulator, {"drive.file-unseen": answer})
    key = tmp_path / "key.json"
    key.write_text(json.dumps(robot), encoding="utf-8")
    google = google_with(emulator, key)

    (told,) = put(google, ["drive.file-unseen"], person=Guest(emulator, whom=robot["client_email"]))

    assert told.seen.key == answer, told.seen.detail


@pytest.mark.parametrize("answer", ["made", "refused"])
def test_a_service_account_is_lent_a_shared_drive(emulator: str, answer: str) -> None:
    if answer == "refused":
        choose(emulator, {"drive.form-by-files-create": "refused"})

    (told,) = put(
        google_as(emulator, ROBOT),
        ["drive.form-in-shared-drive"],
        person=Guest(emulator, whom=ROBOT),
    )

    assert told.seen.key == answer, told.seen.detail


@pytest.mark.parametrize(("honours", "answer"), [(True, "honoured"), (False, "ignored")])
def test_the_metadata_server_honours_or_ignores_what_is_asked_for(
    emulator: str, monkeypatch: pytest.MonkeyPatch, honours: bool, answer: str
) -> None:
    host = emulator.removeprefix("http://")
    monkeypatch.setenv("GCE_METADATA_HOST", host)
    monkeypatch.setenv("GCE_METADATA_IP", host)
    monkeypatch.setattr(_metadata, "_GCE_METADATA_HOST", host)  # read when it was imported
    settled = {"email": ROBOT, "honours_scopes": honours}
    sent(emulator, "PUT", "/_emulator/metadata", settled)
    google = open_google(emulator, Source(Place.MACHINE))

    (told,) = put(google, ["forms.metadata-scopes"])

    assert told.seen.key == answer, told.seen.detail


def test_what_is_late_is_told_with_the_time_it_took(emulator: str, opened: Google) -> None:
    choose(emulator, {"drive.search": "late", "drive.version": "late"})

    search, version = put(opened, ["drive.search", "drive.version"])

    assert "by name after about 20 s" in search.seen.detail
    assert "version: after about 20 s" in version.seen.detail


def test_waiting_ends_when_it_is_cut_short(emulator: str, opened: Google) -> None:
    choose(emulator, {"drive.search": "late", "drive.version": "late"})

    search, version = put(opened, ["drive.search", "drive.version"], seconds=0)

    assert [search.seen.key, version.seen.key] == ["late", "late"]
    assert "by name not within 0 s" in search.seen.detail
