"""Open questions about Google: both answers are there, each changes what it says and nothing else."""

import pytest
import requests
from questions_put import SEEN, Server

from emulator.quirks import QUIRKS


def test_every_question_is_put_here() -> None:
    """The filter of responses and the sight of `drive.file` have tests of their own, with answers and tokens."""
    assert SEEN.keys() | {"forms.response-filter", "drive.file-unseen"} == QUIRKS.keys()


@pytest.mark.parametrize("name", SEEN)
def test_both_answers_are_there(emulator: str, name: str) -> None:
    look, first, second = SEEN[name]
    server = Server(emulator)
    assert look(server) == first
    requests.post(f"{emulator}/_emulator/reset", timeout=10)
    server.choose(name, QUIRKS[name].answers[1])
    assert look(server) == second


def test_what_shows_late_shows_in_the_end(emulator: str) -> None:
    server = Server(emulator)
    server.choose("drive.search", "late")
    server.choose("drive.version", "late")
    now = server("GET", "/_emulator/clock").json()["now"]
    book = server.book()
    path = f"/drive/v3/files/{book}"
    version = server("GET", path, params={"fields": "version"}).json()
    server.write(book, [["а"]])
    later = f"{int(now[:4]) + 1}{now[4:]}"
    server("PUT", "/_emulator/clock", {"now": later}).raise_for_status()
    assert server("GET", path, params={"fields": "version"}).json() != version
    found = server("GET", "/drive/v3/files", params={"q": "name = 'Т'"}).json()["files"]
    assert [file["id"] for file in found] == [book]


@pytest.mark.parametrize(
    ("chosen", "named"),
    [({"forms.colour": "red"}, "forms.colour"), ({"forms.new-form": "deleted"}, "deleted"),
     ({"drive.search": "late", "forms.new-form": None}, "None")],
)  # fmt: skip
def test_what_is_unknown_is_refused_whole(emulator: str, chosen: object, named: str) -> None:
    server = Server(emulator)
    refused = server("PUT", "/_emulator/quirks", chosen)
    assert refused.status_code == 400
    assert named in refused.json()["error"]["message"]
    told = server("GET", "/_emulator/quirks").json()["quirks"]
    assert [quirk["answer"] for quirk in told] == [quirk["answers"][0] for quirk in told]


def test_choices_are_told_kept_and_forgotten(emulator: str) -> None:
    server = Server(emulator)

    def told() -> str:
        quirks = server("GET", "/_emulator/quirks").json()["quirks"]
        return str(next(q["answer"] for q in quirks if q["name"] == "drive.search"))

    server.choose("drive.search", "late")
    state = server("GET", "/_emulator/state").json()
    assert told() == "late"
    server("DELETE", "/_emulator/quirks")
    assert told() == "at-once"
    server("PUT", "/_emulator/state", state)
    assert told() == "late"
    server("POST", "/_emulator/reset")
    assert told() == "at-once"
