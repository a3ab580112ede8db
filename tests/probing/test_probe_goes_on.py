"""Whatever becomes of one question, the others are asked and everything is deleted."""

import pytest
from probing_bench import NAME, ROBOT, Guest, google_as, google_of, left_on_drive, put, sent

from sync.probing.answer import Outcome
from sync.probing.bench import Bench
from sync.probing.lent import id_in
from sync.probing.question import NotAsked, Question, Reading, Seen
from sync.probing.questions import QUESTIONS
from sync.probing.scratch import Scratch
from sync.workspace.errors import Refused
from sync.workspace.identity import Kind

SHEETS = {question.name for question in QUESTIONS if question.name.startswith("sheets.")}


def plan(base_url: str, method: str, *instructions: str) -> None:
    fault = {"method": method, "instructions": list(instructions)}
    sent(base_url, "POST", "/_emulator/faults", fault)


def test_a_refused_question_says_why_and_the_next_one_is_asked(emulator: str) -> None:
    plan(emulator, "drive.approvals.start", "return-429")
    google = google_as(emulator, "owner@example.org")

    refused, asked = put(google, ["drive.approvals", "sheets.raw-apostrophe"])

    assert refused.outcome is Outcome.FAILED
    assert "drive.approvals.start: 429" in refused.seen.detail
    assert asked.seen.key == "kept"
    assert left_on_drive(emulator) == []


def test_an_account_without_storage_gets_a_reason_for_each_question(emulator: str) -> None:
    answers = put(google_as(emulator, ROBOT))

    assert len(answers) == len(QUESTIONS)
    failed = {one.question.name for one in answers if one.outcome is Outcome.FAILED}
    assert failed >= SHEETS - {"sheets.protecting-editor"}
    for one in answers:
        assert one.seen.key or one.seen.detail.endswith((".", "…", "delegation"))
    assert any(one.outcome is Outcome.ANSWERED for one in answers)


def test_a_folder_that_cannot_be_made_is_tried_once(emulator: str) -> None:
    plan(emulator, "drive.files.create", "return-403")
    google = google_as(emulator, "owner@example.org")

    answers = put(google, ["drive.no-account", "drive.search", "drive.version"])

    assert {one.outcome for one in answers} == {Outcome.FAILED}
    assert google.counts["drive.files.create"] == 1


def test_only_a_token_of_the_metadata_server_is_asked_for_its_scopes(emulator: str) -> None:
    asked, not_asked = (
        put(google_as(emulator, "owner@example.org", kind), ["forms.metadata-scopes"])[0]
        for kind in (Kind.MACHINE, Kind.PERSON)
    )

    assert asked.seen.key == "honoured"
    assert (not_asked.outcome, not_asked.seen.key) == (Outcome.NOT_ASKED, "")


def question(ask: object) -> Question:
    readings = {"yes": Reading("Yes.", "Handled: yes."), "no": Reading("No.", "Handled: no.")}
    return Question("x.y", "Is it?", "так ли это", "Looked.", readings, ask)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raised", "outcome"),
    [
        (Refused("drive.files.get", 403, "forbidden", "No."), Outcome.FAILED),
        (NotAsked("Nobody is there."), Outcome.NOT_ASKED),
        (KeyError("replies"), Outcome.FAILED),
    ],
)
def test_what_a_question_raises_is_an_answer(
    emulator: str, monkeypatch: pytest.MonkeyPatch, raised: Exception, outcome: Outcome
) -> None:
    def ask(_bench: Bench) -> Seen:
        raise raised

    monkeypatch.setattr("probing_bench.QUESTIONS", (question(ask),))
    (told,) = put(google_as(emulator, "owner@example.org"))

    assert (told.outcome, told.seen.key) == (outcome, "")
    assert told.seen.detail


def test_an_answer_that_nobody_foresaw_is_news(
    emulator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("probing_bench.QUESTIONS", (question(lambda _bench: Seen("perhaps")),))
    (told,) = put(google_as(emulator, "owner@example.org"))

    assert (told.outcome, told.short, told.is_news) == (Outcome.UNFORESEEN, "perhaps", True)


def test_what_cannot_be_deleted_is_listed_and_the_rest_is_deleted(emulator: str) -> None:
    google = google_of(emulator)
    scratch = Scratch(google, NAME)
    with scratch.beside() as note:
        form = google.call("forms.forms.create", body={"info": {"title": NAME}})["formId"]
        note(form)
    folder = scratch.folder
    plan(emulator, "drive.files.delete", "return-403")
    plan(emulator, "drive.files.update", "return-403")

    left = scratch.clear()

    assert [one.id for one in left] == [form]
    assert form in left[0].link
    assert folder not in str(sent(emulator, "GET", "/drive/v3/files"))


def test_in_a_lent_shared_drive_a_service_account_gets_answers_and_leaves_nothing(
    emulator: str,
) -> None:
    lent = Guest(emulator, whom=ROBOT).asked("общий диск")
    google = google_as(emulator, ROBOT)

    answers = put(google, parent=id_in(lent))

    failed = {one.question.name for one in answers if one.outcome is Outcome.FAILED}
    assert not failed & SHEETS
    assert {name.partition(".")[0] for name in failed} == {"forms"}
    (in_drive,) = [one for one in answers if one.question.name == "drive.form-in-shared-drive"]
    assert in_drive.seen.key == "made"
    mine = {"Authorization": f"Bearer emulator:{ROBOT}"}
    everywhere = "corpora=allDrives&supportsAllDrives=true&includeItemsFromAllDrives=true"
    path = f"/drive/v3/files?q=trashed=false&{everywhere}"
    assert sent(emulator, "GET", path, headers=mine)["files"] == []


def test_what_was_made_while_the_reply_was_lost_is_found_by_its_name(emulator: str) -> None:
    google = google_as(emulator, "owner@example.org")
    plan(emulator, "forms.forms.create", "reset-after")

    (told,) = put(google, ["forms.email-collection"])

    assert told.outcome is Outcome.FAILED
    assert left_on_drive(emulator) == []
