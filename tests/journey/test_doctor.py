"""``nastavnik doctor``: what is broken is named with its remedy; nothing is ever changed."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import requests
from googleapiclient.http import MediaIoBaseUpload
from office import Office, service

pytestmark = pytest.mark.journey

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Checks = list[dict[str, str]]


def doctor(office: Office, **environment: str) -> tuple[int, Checks]:
    answered = office.run("doctor", **environment)
    assert "Traceback" not in answered.said
    return answered.code, answered.value["checks"]


def troubles(checks: Checks) -> Checks:
    return [check for check in checks if check["state"] == "error"]


def file_id(office: Office, key: str) -> str:
    query = f"properties has {{ key='nastavnik' and value='{key}' }}"
    listed = service(office.base_url, "drive.v3").files().list(q=query).execute()["files"]
    return str(listed[0]["id"])


def form_id(office: Office) -> str:
    return str(office.rows("Анкеты")[0]["Файл формы"])


def test_a_sound_programme_has_no_troubles_and_is_only_read(office: Office) -> None:
    before = requests.get(f"{office.base_url}/_emulator/state", timeout=30).json()
    office.clear_log()

    code, checks = doctor(office)

    assert code == 0
    assert troubles(checks) == []
    named = {check["check"] for check in checks}
    assert {"Python", "Доступ к Google", "Таблица", "Вкладки и столбцы", "Анкета Ф3"} <= named
    assert requests.get(f"{office.base_url}/_emulator/state", timeout=30).json() == before
    assert not any(m.endswith((".update", ".batchUpdate", ".create")) for m in office.counts())


def test_before_init_the_next_step_is_init(empty_office: Office) -> None:
    code, checks = doctor(empty_office)

    assert code == 3
    assert [t["check"] for t in troubles(checks)] == ["Таблица"]
    assert "nastavnik init" in troubles(checks)[0]["remedy"]


def delete_tab(office: Office) -> None:
    office.spreadsheet.del_worksheet(office.spreadsheet.worksheet("Не ставить в пару"))


def rename_header(office: Office) -> None:
    sheet = office.spreadsheet.worksheet("Пары")
    sheet.update_cell(1, sheet.row_values(1).index("Решение") + 1, "Моё решение")


def delete_service(office: Office) -> None:
    office.spreadsheet.del_worksheet(office.spreadsheet.worksheet("Служебная"))


def trash_spreadsheet(office: Office) -> None:
    files = service(office.base_url, "drive.v3").files()
    files.update(fileId=file_id(office, "spreadsheet"), body={"trashed": True}).execute()


def delete_form(office: Office) -> None:
    service(office.base_url, "drive.v3").files().delete(fileId=form_id(office)).execute()


def lock_form(office: Office) -> None:
    permissions = service(office.base_url, "drive.v3").permissions()
    listed = permissions.list(
        fileId=form_id(office), includePermissionsForView="published", fields="permissions(id,view)"
    ).execute()["permissions"]
    for permission in listed:
        if permission.get("view") == "published":
            permissions.delete(fileId=form_id(office), permissionId=permission["id"]).execute()


def trash_template(office: Office) -> None:
    files = service(office.base_url, "drive.v3").files()
    files.update(fileId=file_id(office, "template:agreement"), body={"trashed": True}).execute()


def break_template(office: Office) -> None:
    word = docx.Document()
    word.add_paragraph("Соглашение {{ наставник_фиоо }}")
    content = io.BytesIO()
    word.save(content)
    media = MediaIoBaseUpload(content, DOCX)
    files = service(office.base_url, "drive.v3").files()
    files.update(fileId=file_id(office, "template:agreement"), media_body=media).execute()


@pytest.mark.parametrize(
    ("breaking", "check", "said", "remedy"),
    [
        (delete_tab, "Вкладки и столбцы", "Нет вкладки «Не ставить в пару»", "nastavnik init"),
        (rename_header, "Вкладки и столбцы", "Нет столбца «Решение»", "nastavnik init"),
        (delete_service, "Вкладки и столбцы", "нет служебных сведений", "nastavnik init"),
        (trash_spreadsheet, "Таблица", "лежит в корзине", "повторите"),
        (delete_form, "Анкета Ф1", "удалён или недоступен", "корзины"),
        (lock_form, "Анкета Ф1", "только вошедшие в Google", "nastavnik init"),
        (trash_template, "Шаблон: соглашение о сотрудничестве", "Файла шаблона нет", "корзины"),
        (break_template, "Шаблон: соглашение о сотрудничестве", "наставник_фиоо", "Исправьте"),
    ],
)
def test_what_is_broken_is_named_with_its_remedy(
    office: Office, breaking: Callable[[Office], None], check: str, said: str, remedy: str
) -> None:
    breaking(office)

    code, checks = doctor(office)

    assert code == 3
    found = [t for t in troubles(checks) if t["check"] == check and said in t["text"]]
    assert found, troubles(checks)
    assert remedy in found[0]["remedy"]


def test_a_question_that_staff_changed_is_a_warning(office: Office) -> None:
    forms = service(office.base_url, "forms.v1").forms()
    body = {"requests": [{"deleteItem": {"location": {"index": 3}}}]}
    forms.batchUpdate(formId=form_id(office), body=body).execute()

    code, checks = doctor(office)

    assert code == 0
    warned = [c for c in checks if c["check"] == "Анкета Ф1" and c["state"] == "warning"]
    assert warned
    assert "Ф1" in warned[0]["text"]


def test_init_puts_back_the_question_that_says_who_answers(office: Office) -> None:
    forms = service(office.base_url, "forms.v1").forms()
    before = forms.get(formId=form_id(office)).execute()["items"]
    name = next(n for n, item in enumerate(before) if "Фамилия" in item["title"])
    body = {"requests": [{"deleteItem": {"location": {"index": name}}}]}
    forms.batchUpdate(formId=form_id(office), body=body).execute()
    office.sync()

    def remark() -> str:
        return str(
            next(r for r in office.rows("Анкеты") if r["Анкета"] == "Ф1")["Замечание программы"]
        )

    assert "удалён вопрос fio" in remark()
    code, checks = doctor(office)
    assert code == 3
    assert [t["check"] for t in troubles(checks)] == ["Анкета Ф1"]
    assert "nastavnik init" in troubles(checks)[0]["remedy"]

    office.run("init")
    office.sync()

    assert forms.get(formId=form_id(office)).execute()["items"] == before
    assert remark() == ""
    assert doctor(office)[0] == 0
    assert office.run("init").value["changes"] == 0


def bare(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """``nastavnik doctor`` with nothing set but what is given."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GOOGLE", "WORKSPACE", "GCE"))}
    return subprocess.run(
        [sys.executable, "-m", "sync", "doctor", *arguments],
        env={**kept, "PYTHONUTF8": "1", **variables},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "nastavnik demo"),
        ({"WORKSPACE_EMULATOR_URL": "http://127.0.0.1:9"}, "nastavnik emulator --port"),
        ({"WORKSPACE_EMULATOR_URL": "http://192.0.2.1:8787"}, "только на этом"),
        ({"GOOGLE_APPLICATION_CREDENTIALS": "none.json"}, "Файла none.json нет."),
    ],
)
def test_a_newcomer_is_told_what_to_do_first(
    tmp_path: Path, variables: dict[str, str], said: str
) -> None:
    done = bare(tmp_path, **variables)

    assert done.returncode == 3
    assert said in " ".join(done.stdout.split())
    assert "Traceback" not in done.stderr
    assert max(len(line) for line in done.stdout.splitlines() if "://" not in line) <= 80


def test_mistakes_of_the_configuration_are_all_named(tmp_path: Path) -> None:
    config = tmp_path / "organisation.yaml"
    config.write_text("full_name: Сад\nshort_name: ''\nsrok: 1\n", encoding="utf-8")

    done = bare(tmp_path, "--config", str(config))

    assert done.returncode == 3
    told: Any = " ".join(done.stdout.split())
    assert "short_name" in told
    assert "srok" in told
    assert told.count("[ошибка] Настройки") >= 2
