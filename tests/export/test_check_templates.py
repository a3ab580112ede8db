"""``nastavnik check-templates``: templates on Drive and on this computer; each fault with its remedy."""

import io
from pathlib import Path

import docx
import pytest
from googleapiclient.http import MediaIoBaseUpload
from office import Office, service
from papers_made import DOCX, paper

pytestmark = pytest.mark.journey


def template_id(office: Office, kind: str) -> str:
    query = f"properties has {{ key='nastavnik' and value='template:{kind}' }}"
    listed = service(office.base_url, "drive.v3").files().list(q=query).execute()["files"]
    return str(listed[0]["id"])


def test_sound_templates_are_fine_and_only_read(office: Office) -> None:
    office.clear_log()

    answered = office.run("check-templates")

    assert answered.code == 0, answered.value
    assert {check["state"] for check in answered.value["checks"]} == {"ok"}
    assert answered.value["checks"]
    assert set(office.counts()) <= {
        "sheets.spreadsheets.get",
        "drive.files.list",
        "drive.files.export",
    }


def test_a_fault_on_drive_is_named_with_its_remedy_as_doctor_does(office: Office) -> None:
    file = template_id(office, "agreement")
    media = MediaIoBaseUpload(io.BytesIO(paper("{{ наставник_фиоо }} {% for а in б %}")), DOCX)
    service(office.base_url, "drive.v3").files().update(fileId=file, media_body=media).execute()

    answered = office.run("check-templates", "--kind", "agreement")
    doctor = office.run("doctor")

    assert answered.code == 3
    errors = [c for c in answered.value["checks"] if c["state"] == "error"]
    assert errors
    assert all(file in check["remedy"] for check in errors)
    assert {c["check"] for c in errors} == {"Шаблон: соглашение о сотрудничестве"}
    assert [c for c in doctor.value["checks"] if c["state"] == "error"] == errors


def test_files_on_this_computer_need_no_google(empty_office: Office, tmp_path: Path) -> None:
    good, bad = tmp_path / "хороший.docx", tmp_path / "плохой.docx"
    good.write_bytes(paper("{{ наставник_фио }}"))
    bad.write_bytes(paper("{{ наставник_фиоо }}"))
    damaged = tmp_path / "битый.docx"
    damaged.write_bytes(b"PK")
    empty_office.clear_log()

    files = [str(good), str(bad), str(damaged), str(tmp_path / "нет.docx")]
    answered = empty_office.run("check-templates", *files, "--kind", "agreement")
    fine = empty_office.run("check-templates", str(good), "--kind", "соглашение о сотрудничестве")

    states = [(Path(c["check"]).name, c["state"]) for c in answered.value["checks"]]
    assert answered.code == 3
    assert states == [
        ("хороший.docx", "ok"),
        ("плохой.docx", "error"),
        ("битый.docx", "error"),
        ("нет.docx", "error"),
    ]
    assert "наставник_фио" in answered.value["checks"][1]["text"]
    assert all(c["remedy"] for c in answered.value["checks"][1:])
    assert fine.code == 0
    assert empty_office.counts() == {}


@pytest.mark.parametrize(
    ("arguments", "said"), [(["а.docx"], "--kind"), (["--kind", "чего нет"], "Вида «чего нет» нет")]
)
def test_wrong_use(empty_office: Office, arguments: list[str], said: str) -> None:
    answered = empty_office.run("check-templates", *arguments)

    assert answered.code == 2
    assert said in answered.value["error"]


def test_a_template_with_endless_loops_is_bounded(empty_office: Office, tmp_path: Path) -> None:
    document = docx.Document()
    for _ in range(3):
        document.add_paragraph("{%p for а in range(99999) %}")
    document.add_paragraph("{{ наставник_фио }}")
    path = tmp_path / "долгий.docx"
    document.save(str(path))

    answered = empty_office.run("check-templates", str(path), "--kind", "agreement")

    assert answered.code == 3
    assert answered.value["checks"][0]["state"] == "error"
