"""Only in a browser can changing answers be permitted: a person helps, or the question is left out."""

from collections.abc import Mapping

import pytest
from probing_bench import google_as, put

from sync.probing.answer import Answer, Outcome
from sync.workspace.errors import Refused
from sync.workspace.probing import Google

NAME = "forms.response-filter"


class Helper:
    """A person who says yes to the first requests and then has had enough."""

    def __init__(self, patience: int) -> None:
        self.texts: list[str] = []
        self._patience = patience

    def asked(self, text: str) -> str:
        self.texts.append(text)
        return "да" if len(self.texts) <= self._patience else ""


def asked(google: Google, helper: Helper) -> Answer:
    (told,) = put(google, [NAME], person=helper, seconds=5)
    return told


@pytest.fixture
def google(emulator: str) -> Google:
    return google_as(emulator, "owner@example.org")


def hide_link(google: Google, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """The first pages after sending offer no link to change the answer, as Google's by themselves."""
    send, sent = google.answer_form, []

    def answer_form(url: str, fields: Mapping[str, str]) -> str:
        sent.append(url)
        page = send(url, fields)
        return "Ответ записан" if len(sent) <= times else page

    monkeypatch.setattr(google, "answer_form", answer_form)


def test_a_person_permits_changing_answers_and_the_probe_goes_on(
    google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_link(google, monkeypatch, 1)
    helper = Helper(1)

    told = asked(google, helper)

    assert told.seen.key == "last-submission", told.seen.detail
    assert len(helper.texts) == 1
    assert "Разрешить изменение ответов" in helper.texts[0]
    assert "https://docs.google.com/forms/d/" in helper.texts[0]


@pytest.mark.parametrize(("patience", "reason"), [(0, "needs a person"), (1, "offers no link")])
def test_without_that_the_question_is_left_out(
    google: Google, monkeypatch: pytest.MonkeyPatch, patience: int, reason: str
) -> None:
    hide_link(google, monkeypatch, 9)

    told = asked(google, Helper(patience))

    assert told.outcome is Outcome.NOT_ASKED
    assert reason in told.seen.detail


def test_a_person_changes_the_answer_where_the_page_does_not_take_it_from_the_probe(
    google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = google.answer_form
    changed: list[tuple[str, dict[str, str]]] = []

    def answer_form(url: str, fields: Mapping[str, str]) -> str:
        if "edit2" in fields:
            changed.append((url, dict(fields)))
            return "Ответ записан"
        return send(url, fields)

    class Browser(Helper):
        def asked(self, text: str) -> str:
            send(*changed[0])
            return super().asked(text)

    monkeypatch.setattr(google, "answer_form", answer_form)
    helper = Browser(1)

    told = asked(google, helper)

    assert told.seen.key == "last-submission", told.seen.detail
    assert "?edit2=" in helper.texts[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/forms/d/e/1/viewform",
        "http://docs.google.com/forms/d/e/1/viewform",
        "https://docs.google.com.example/forms/d/e/1/viewform",
    ],
)
def test_answers_are_posted_to_google_or_the_emulator_alone(google: Google, url: str) -> None:
    with pytest.raises(Refused, match="another host"):
        google.answer_form(url, {})
