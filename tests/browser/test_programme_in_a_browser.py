"""The way through the programme as people go it: a form through its link, a decision in the sheet, the agreement."""

import io
from typing import Any

import docx
import pytest
import requests
from browser_steps import cell_named, fill_form, open_tab, sheet_of
from chromium_windows import Visit
from office import SPEECH, Office, mentee, mentor
from playwright.sync_api import Route, expect

pytestmark = pytest.mark.journey


def link(office: Office, code: str) -> str:
    return str(next(r["Ссылка для отправки"] for r in office.rows("Анкеты") if r["Анкета"] == code))


def test_from_the_questionnaire_to_the_agreement(office: Office, visit: Visit) -> None:
    office.answer("Ф2", mentor("Громова Анна Львовна", offers=[SPEECH]))
    teacher = visit(viewport={"width": 390, "height": 800}, has_touch=True)
    page = teacher.open(link(office, "Ф1"))
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_label("Фамилия, имя, отчество", exact=False)).to_be_focused()
    fill_form(page, mentee("Заяц Вера Ильинична", needs=[SPEECH]))
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("status")).to_contain_text("Спасибо! Ваш ответ записан.")
    office.sync()

    coordinator = visit(viewport={"width": 1280, "height": 800})
    page = sheet_of(coordinator, office.base_url)
    open_tab(page, "Участники")
    people = office.rows("Участники")
    row = next(n for n, r in enumerate(people, 2) if r["Фамилия, имя, отчество"].startswith("Гром"))
    cell = cell_named(page, row, "Согласие наставника получено")
    cell.click()
    page.locator("#typing").fill("15.09.2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("изменена")
    office.sync()

    open_tab(page, "Пары")
    cell_named(page, 2, "Решение").click()
    page.locator("#typing").select_option("утвердить")
    expect(page.get_by_role("status")).to_have_text("Ячейка A2 изменена.")
    expect(cell_named(page, 2, "Решение")).to_contain_text("утвердить")
    office.sync()

    open_tab(page, "Документы")
    with page.expect_navigation():
        cell_named(page, 2, "Ссылка").locator("a[rel]").click()
    paper = page.get_by_role("article")
    expect(paper).to_contain_text("Громова Анна Львовна")
    expect(paper).to_contain_text("Заяц Вере Ильиничне")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Скачать .docx").click()
    assert taken.value.suggested_filename.startswith("Соглашение о сотрудничестве")
    content = taken.value.path().read_bytes()
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert "Заяц Вера Ильинична" in text


def test_a_tick_is_set_and_taken_away_again(office: Office, visit: Visit) -> None:
    page = sheet_of(visit(), office.base_url)
    box = page.get_by_role("checkbox", name="Просьба")
    expect(box).to_have_attribute("aria-checked", "false")
    box.click()
    expect(box).to_have_attribute("aria-checked", "true")

    office.sync()
    page.reload()

    expect(page.get_by_role("checkbox", name="Просьба")).to_have_attribute("aria-checked", "false")


@pytest.mark.parametrize(
    ("role", "heard", "not_heard"),
    [
        ("наставляемый", "С кем из наставников", "С кем из наставляемых"),
        ("наставник", "С кем из наставляемых", "С кем из наставников"),
    ],
)
def test_the_questionnaire_after_the_meeting_branches_by_role(
    office: Office, visit: Visit, role: str, heard: str, not_heard: str
) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    personal = office.rows("Участники")[0]["Личная ссылка на Ф3"]
    page = visit().open(personal)
    expect(page.get_by_label("Ваш код участника", exact=False)).to_have_value("У-01")

    page.get_by_label(role, exact=True).check()
    page.get_by_role("button", name="Дальше").click()

    expect(page.get_by_text(heard, exact=False).first).to_be_visible()
    assert page.get_by_text(not_heard, exact=False).count() == 0
    page.get_by_role("button", name="Назад").click()
    expect(page.get_by_label("Ваш код участника", exact=False)).to_have_value("У-01")


def test_the_sheet_by_keyboard_alone(office: Office, visit: Visit) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    page = sheet_of(visit(), office.base_url)
    page.get_by_role("link", name="Участники", exact=True).press("Enter")
    page.wait_for_url("**gid=1002**")
    page.locator("td[data-cell=A1]").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#typing")).to_be_focused()
    page.keyboard.type("vera@example.org")
    page.keyboard.press("Enter")
    expect(page.locator("td[data-cell=D2]")).to_contain_text("vera@example.org")
    expect(page.locator("td[data-cell=D3]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#typing")).to_be_focused()
    page.keyboard.type("не сохранять")
    page.keyboard.press("Escape")
    expect(page.locator("#typing")).to_have_count(0)
    assert [r["Электронная почта"] for r in office.rows("Участники")] == ["vera@example.org"]


def test_escape_before_the_cell_stands_open_takes_the_opening_back(
    office: Office, visit: Visit
) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    page = sheet_of(visit(), office.base_url)
    open_tab(page, "Участники")
    waiting: list[Route] = []
    page.route("**cell=D2**", lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in has no place for what Playwright notes on it
    page.locator("td[data-cell=D2]").focus()
    with page.expect_event("requestfailed"):
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        page.keyboard.press("Escape")
    page.unroute("**cell=D2**")
    expect(page.locator("#typing")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#typing")).to_be_focused()


def test_everything_works_without_scripts(office: Office, visit: Visit) -> None:
    reader = visit(java_script_enabled=False)
    page = reader.open(link(office, "Ф1"))
    fill_form(page, mentee("Заяц Вера Ильинична"))
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("status")).to_contain_text("Спасибо!")
    office.sync()

    page = sheet_of(reader, office.base_url)
    open_tab(page, "Участники")
    cell_named(page, 2, "Пол").get_by_role("link").click()
    page.locator("#typing").select_option("женский")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("status")).to_contain_text("изменена")
    left = cell_named(page, 2, "Выбыл").get_by_role("checkbox")
    left.click()
    expect(left).to_have_attribute("aria-checked", "true")
    person = office.rows("Участники")[0]
    assert (person["Пол"], person["Выбыл"]) == ("женский", True)


HOSTILE = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>{{ 7*7 }}'


def test_nothing_that_people_answer_comes_alive(office: Office, visit: Visit) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична", **{"Чего ждёте": HOSTILE}))
    office.sync()
    office.type("Участники", "Код", "У-01", "Пометки куратора", HOSTILE)
    page = sheet_of(visit(), office.base_url)
    for tab in ("Участники", "Ответы Ф1"):
        open_tab(page, tab)
        expect(page.get_by_text("{{ 7*7 }}", exact=False).first).to_be_attached()
        assert page.evaluate("window.broken") is None
        assert page.locator("td img").count() == 0


def test_a_stopped_emulator_is_said_on_the_page(office: Office, visit: Visit) -> None:
    visitor = visit()
    page = sheet_of(visitor, office.base_url)
    page.route("**/cell", lambda route: route.abort())
    page.get_by_role("checkbox", name="Просьба").click()
    expect(page.get_by_role("status")).to_contain_text("Нет связи")
    visitor.troubles.clear()  # Chromium itself notes the lost connection


def pages_of(office: Office) -> dict[str, Any]:
    files = requests.get(f"{office.base_url}/drive/v3/files", timeout=10).json()["files"]
    by_kind = {file["mimeType"].rpartition(".")[2]: file["id"] for file in files}
    return {
        "start": "/",
        "folder": f"/drive/folders/{by_kind['folder']}",
        "sheet": f"/spreadsheets/d/{by_kind['spreadsheet']}/edit?gid=1002",
        "cell": f"/spreadsheets/d/{by_kind['spreadsheet']}/edit?gid=1002&cell=B2",
        "document": f"/document/d/{by_kind['document']}/edit",
        "form": f"/forms/d/{by_kind['form']}/edit",
        "answering": link(office, "Ф1").removeprefix(office.base_url),
        "picture": f"/file/d/{by_kind['image/png']}/view",
    }


def test_every_page_fits_a_phone_and_names_its_controls(office: Office, visit: Visit) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    page = visit(viewport={"width": 360, "height": 740}, has_touch=True).page
    for name, path in pages_of(office).items():
        page.goto(office.base_url + path)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, name
        assert page.evaluate("document.documentElement.lang") == "ru", name
        assert page.locator("h1").count() == 1, name
        nameless = page.evaluate(
            """[...document.querySelectorAll('input:not([type=hidden]),select,textarea:not([hidden]),button')]
               .filter(c => !c.labels?.length && !c.ariaLabel && !c.getAttribute('aria-labelledby')
                            && !c.textContent.trim() && c.tabIndex >= 0)
               .map(c => c.outerHTML)"""
        )
        assert nameless == [], name
