"""Which credentials apply is decided by what is there, and real ones never stand beside an emulator."""

import json
from itertools import product
from pathlib import Path

import pytest

from sync.workspace.endpoint import EndpointError, NotCredentials, emulator_url, refuse_real_file
from sync.workspace.sources import Place, Source, choose

TOKEN = Path("config/token.json")
KEY = {"GOOGLE_APPLICATION_CREDENTIALS": "key.json"}
JOB = {"CLOUD_RUN_JOB": "nastavnik"}
METADATA = {"GCE_METADATA_HOST": "127.0.0.1:1"}
NAMED = {"NASTAVNIK_TOKEN": "other.json"}


def chosen(*given: dict[str, str], token: bool = False, emulated: bool = False) -> Source:
    environment = {name: value for some in given for name, value in some.items()}
    return choose(environment, TOKEN, lambda _: token, emulated=emulated)


def test_a_named_file_goes_before_the_machine_and_the_machine_before_a_persons_token() -> None:
    assert chosen(KEY, JOB, NAMED, token=True).named_by == "GOOGLE_APPLICATION_CREDENTIALS"
    assert chosen(JOB, NAMED, token=True).place is Place.MACHINE
    assert chosen(METADATA, NAMED, token=True).place is Place.MACHINE
    assert chosen(NAMED, token=True) == Source(Place.FILE, Path("other.json"), "NASTAVNIK_TOKEN")
    assert chosen(token=True) == Source(Place.FILE, TOKEN)
    assert chosen().place is Place.NOWHERE


def test_beside_an_emulator_nothing_means_nobody_and_a_jobs_name_is_no_metadata_server() -> None:
    assert chosen(emulated=True).place is Place.NOBODY
    assert chosen(JOB, emulated=True).place is Place.NOBODY
    assert chosen(JOB, METADATA, emulated=True).place is Place.MACHINE
    assert chosen(KEY, emulated=True).place is Place.FILE


def test_whatever_is_chosen_keeps_in_whose_name_it_works() -> None:
    subject = {"NASTAVNIK_SUBJECT": " kurator@sad.example "}
    for given, token, emulated in product(
        (KEY, JOB, METADATA, NAMED, {}), (True, False), (True, False)
    ):
        source = chosen(given, subject, token=token, emulated=emulated)
        assert source.subject == "kurator@sad.example"


URL = {"WORKSPACE_EMULATOR_URL": "http://127.0.0.1:8787"}


@pytest.mark.parametrize("variable", ["GOOGLE_APPLICATION_CREDENTIALS", "NASTAVNIK_TOKEN"])
def test_a_file_beside_an_emulator_must_belong_to_it(tmp_path: Path, variable: str) -> None:
    path = tmp_path / "file.json"
    real = json.dumps({"token_uri": "https://oauth2.googleapis.com/token"})
    for content, said in ((real, "настоящий ключ"), ("no", "повреждён.* укажите в ней другой")):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(EndpointError, match=said):
            emulator_url(URL | {variable: str(path)})

    path.write_text(json.dumps({"token_uri": "http://127.0.0.1:9/token"}), encoding="utf-8")
    assert emulator_url(URL | {variable: str(path)})


@pytest.mark.parametrize("variable", ["GCE_METADATA_HOST", "GCE_METADATA_IP", "GCE_METADATA_ROOT"])
def test_a_metadata_server_beside_an_emulator_must_be_on_this_machine(variable: str) -> None:
    with pytest.raises(EndpointError, match=r"169\.254"):
        emulator_url(URL | {variable: "169.254.169.254"})
    assert emulator_url(URL | {variable: "127.0.0.1:8787"})


def test_a_real_token_that_nobody_named_is_not_shown_to_an_emulator_either(tmp_path: Path) -> None:
    path = tmp_path / "token.json"
    path.write_text('{"type": "authorized_user"}', encoding="utf-8")
    with pytest.raises(EndpointError, match="переложите файл"):
        refuse_real_file(Source(Place.FILE, path))
    path.write_text('{"token_uri": "http://127.0.0.1:9/token"}', encoding="utf-8")
    refuse_real_file(Source(Place.FILE, path))
    refuse_real_file(Source(Place.NOBODY))


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xfe", b"{}"])
def test_a_spoilt_token_beside_an_emulator_is_called_spoilt_and_not_real(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "token.json"
    path.write_bytes(content)
    with pytest.raises(NotCredentials, match=r"пуст, повреждён.*nastavnik logout") as caught:
        refuse_real_file(Source(Place.FILE, path))
    assert "настоящ" not in str(caught.value)
