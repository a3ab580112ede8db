"""Resumable uploads: chunk by chunk, after a break, and by Google's own client."""

import contextlib
from typing import Any

import pytest
import requests
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaInMemoryUpload
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

GRAIN = 256 * 1024
CREATE = "drive.files.create"


def begin(emulator: str, **body: Any) -> str:
    """Open a session; its address."""
    answer = requests.post(
        f"{emulator}/upload/drive/v3/files",
        params={"uploadType": "resumable", "fields": "id,name,size,mimeType"},
        json={"name": "Ф"} | body,
        headers={"X-Upload-Content-Type": "text/plain"},
        timeout=10,
    )
    assert (answer.status_code, answer.content) == (200, b"")
    return answer.headers["location"]


def put(session: str, content: bytes, span: str) -> requests.Response:
    return requests.put(session, data=content, headers={"Content-Range": span}, timeout=10)


def content_of(emulator: str, file_id: str) -> bytes:
    address = f"{emulator}/drive/v3/files/{file_id}"
    return requests.get(address, params={"alt": "media"}, timeout=10).content


def plan(emulator: str, *instructions: str) -> None:
    body = {"method": CREATE, "instructions": list(instructions)}
    requests.post(f"{emulator}/_emulator/faults", json=body, timeout=10).raise_for_status()


def test_chunks_make_a_file(emulator: str) -> None:
    content = bytes(range(256)) * 2048  # two grains
    session = begin(emulator)
    first = put(session, content[:GRAIN], f"bytes 0-{GRAIN - 1}/{len(content)}")
    assert (first.status_code, first.headers["range"]) == (308, f"bytes=0-{GRAIN - 1}")
    last = put(session, content[GRAIN:], f"bytes {GRAIN}-{len(content) - 1}/{len(content)}")
    told = last.json()
    assert last.status_code == 200
    assert (told["name"], told["size"], told["mimeType"]) == ("Ф", str(len(content)), "text/plain")
    assert content_of(emulator, told["id"]) == content
    assert put(session, b"", f"bytes */{len(content)}").status_code == 404, "the session is over"


def test_of_an_uneven_chunk_the_even_part_is_kept(emulator: str) -> None:
    session = begin(emulator)
    assert "range" not in put(session, b"a" * 10, "bytes 0-9/*").headers
    uneven = put(session, b"a" * (GRAIN + 5), f"bytes 0-{GRAIN + 4}/*")
    assert uneven.headers["range"] == f"bytes=0-{GRAIN - 1}"
    asked = put(session, b"", "bytes */*")
    assert (asked.status_code, asked.headers["range"]) == (308, f"bytes=0-{GRAIN - 1}")


@pytest.mark.parametrize(
    "span",
    [f"bytes {GRAIN}-{GRAIN + 1}/9", "bytes 0-1/1", "lines 0-1/2", "bytes 0-1/" + "9" * 5000],
)
def test_a_range_that_cannot_be_is_refused(emulator: str, span: str) -> None:
    assert put(begin(emulator), b"ab", span).status_code == 400


def test_an_unknown_session_and_wrong_metadata_are_refused(emulator: str) -> None:
    address = f"{emulator}/upload/drive/v3/files?uploadType=resumable"
    assert put(f"{address}&upload_id=none", b"a", "bytes 0-0/1").status_code == 404
    assert requests.post(address, json={"colour": 1}, timeout=10).status_code == 400


def test_an_upload_to_a_file_that_is_not_there_does_not_begin(emulator: str) -> None:
    address = f"{emulator}/upload/drive/v3/files/none?uploadType=resumable"
    assert requests.patch(address, json={}, timeout=10).status_code == 404


@pytest.mark.parametrize("query", ["", "?uploadType=media", "?uploadType=resumable"])
def test_a_chunk_without_a_session_has_no_address(emulator: str, query: str) -> None:
    address = f"{emulator}/upload/drive/v3/files{query}"
    assert requests.put(address, data=b"a", timeout=10).status_code == 404
    assert requests.get(f"{emulator}/drive/v3/files", timeout=10).json()["files"] == []


def test_whoever_opened_the_session_owns_the_file(emulator: str) -> None:
    """The address of a session is its key: chunks need no token."""
    answer = requests.post(
        f"{emulator}/upload/drive/v3/files?uploadType=resumable&fields=owners(emailAddress)",
        headers={"Authorization": "Bearer emulator:guest@example.org"},
        timeout=10,
    )
    made = requests.put(answer.headers["location"], data=b"abc", timeout=10).json()
    assert made == {"owners": [{"emailAddress": "guest@example.org"}]}


@pytest.mark.parametrize(("instruction", "kept"), [("reset-after-300K", GRAIN), ("return-503-after-600K", 2 * GRAIN), ("reset-after-0K", 0)])  # fmt: skip
def test_a_break_in_the_middle_keeps_what_has_arrived(
    emulator: str, instruction: str, kept: int
) -> None:
    content = b"ab" * GRAIN * 2
    session = begin(emulator)
    plan(emulator, instruction)
    span = f"bytes 0-{len(content) - 1}/{len(content)}"
    if instruction.startswith("reset"):
        with pytest.raises(requests.ConnectionError):
            put(session, content, span)
    else:
        assert put(session, content, span).status_code == 503
    asked = put(session, b"", f"bytes */{len(content)}")
    assert asked.headers.get("range") == (f"bytes=0-{kept - 1}" if kept else None)
    rest = put(session, content[kept:], f"bytes {kept}-{len(content) - 1}/{len(content)}")
    assert content_of(emulator, rest.json()["id"]) == content
    log = requests.get(f"{emulator}/_emulator/requests", timeout=10).json()["requests"]
    assert [entry["fault"] for entry in log if entry["fault"]] == [instruction]


@pytest.mark.parametrize("instruction", ["reset-after-1K", "return-500-after-1K"])
def test_a_break_in_a_simple_upload_leaves_nothing(
    emulator: str, drive: Any, instruction: str
) -> None:
    plan(emulator, instruction)
    media = MediaInMemoryUpload(b"a" * 5000, mimetype="text/plain")
    wanted = drive.files().create(body={"name": "Ф"}, media_body=media)
    with pytest.raises((OSError, HttpError)):
        wanted.execute(num_retries=0)
    assert drive.files().list().execute()["files"] == []
    wanted.execute()
    assert len(drive.files().list().execute()["files"]) == 1


def test_such_a_plan_for_a_call_without_content_strikes_before_its_effect(emulator: str) -> None:
    plan(emulator, "return-503-after-1K")
    answer = requests.post(f"{emulator}/drive/v3/files", json={"name": "Ф"}, timeout=10)
    assert answer.status_code == 503
    assert requests.get(f"{emulator}/drive/v3/files", timeout=10).json()["files"] == []


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(size=st.integers(0, 3 * GRAIN + 7), chunk=st.integers(1, 3), breaks=st.lists(st.integers(0, 900), max_size=2))  # fmt: skip
def test_googles_client_uploads_whatever_breaks(
    emulator: str, drive: Any, size: int, chunk: int, breaks: list[int]
) -> None:
    requests.post(f"{emulator}/_emulator/reset", timeout=10)
    content = (b"0123456789abcdef" * (size // 16 + 1))[:size]
    media = MediaInMemoryUpload(content, "text/plain", chunksize=chunk * GRAIN, resumable=True)
    if breaks:
        plan(emulator, "pass", *(f"return-503-after-{n}K" for n in breaks))
    wanted = drive.files().create(body={"name": "Ф"}, media_body=media)
    made = None
    while made is None:
        # The client asks how far the upload came, and goes on from there.
        with contextlib.suppress(HttpError):
            _, made = wanted.next_chunk(num_retries=0)
    assert content_of(emulator, made["id"]) == content
    assert len(drive.files().list().execute()["files"]) == 1
