"""Templates that staff, or somebody else, have spoilt on purpose: a remark, and everything else goes on."""

import io
import zipfile
from typing import Any

import pytest
import requests
from office import Office, mentee, mentor, service

from generators.documents.building import build_template
from generators.documents.checks import check_template
from generators.documents.faults import TemplateFault
from sync.rendering import Renderer

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def zip_bomb(megabytes: int = 300) -> bytes:
    """A .docx of some kilobytes that unpacks to much more."""
    packed = io.BytesIO(build_template("Соглашение"))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.png", b"\x00" * (megabytes * 2**20))
    return packed.getvalue()


BOMB = zip_bomb()


@pytest.mark.parametrize(
    "text",
    [
        "{{ номер.__class__ }}", "{{ номер|attr('__class__') }}", "{{ номер['__class__'] }}",
        "{{ cycler.__init__.__globals__ }}", "{% include '/etc/passwd' %}", "{% import 'os' as x %}",
        "{% for а in range(99999999) %}{% for б in range(99999999) %}х{% endfor %}{% endfor %}",
    ],
)  # fmt: skip
def test_what_reaches_too_far_is_a_fault_and_no_document(text: str) -> None:
    template = build_template(text)
    with Renderer(seconds=2, memory_mb=400) as renderer:
        faults = renderer.check(template, {"номер"})
        if not faults:
            with pytest.raises(TemplateFault):
                renderer.render(template, {"номер": "1"})


def test_a_zip_bomb_is_told_by_its_size_and_never_unpacked() -> None:
    assert len(BOMB) < 2_000_000

    (fault,) = check_template(BOMB, set())

    assert "слишком велик" in fault


@pytest.mark.journey
@pytest.mark.parametrize("template", ["bomb", "loop"])
def test_a_hostile_template_stops_its_papers_and_nothing_else(
    office: Office, template: str
) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    looping = "{% for а in range(99999) %}{% for б in range(99999) %}х{% endfor %}{% endfor %}"
    replace_template(office, BOMB if template == "bomb" else build_template(looping))
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    office.answer("Ф1", mentee("Лис Ольга Петровна"))

    value = office.sync()

    told = [f["text"] for f in value["findings"] if "Шаблон" in f["text"] or "шаблон" in f["text"]]
    assert told, value["findings"]
    assert value["documents"] == 0
    assert len(office.rows("Участники")) == 3
    assert office.sync()["changes"] == 0


def replace_template(office: Office, content: bytes) -> None:
    drive: Any = service(office.base_url, "drive.v3")
    query = "properties has { key='nastavnik' and value='template:agreement' }"
    file_id = drive.files().list(q=query).execute()["files"][0]["id"]
    requests.patch(
        f"{office.base_url}/upload/drive/v3/files/{file_id}?uploadType=media",
        data=content,
        headers={"Content-Type": DOCX},
        timeout=30,
    ).raise_for_status()
