"""``nastavnik import-roadmap``: the published roadmap into the sheet, nothing dropped, nothing overwritten."""

from pathlib import Path

import pytest
from office import Office

pytestmark = pytest.mark.journey

PUBLISHED = Path(__file__).parents[1] / "roadmap" / "roadmap-serpantin.txt"
HEADERS = (
    "№ п/п",
    "Наименование мероприятий",
    "Сроки реализации",
    "Ответственный исполнитель",
    "Результат, вид документа",
)


def published_cells() -> list[list[str]]:
    """Every row of the published table, cell by cell."""
    rows = [line.split("\t") for line in PUBLISHED.read_text("utf-8").splitlines() if "\t" in line]
    return [[cell.strip() for cell in row] for row in rows[1:]]


def cells_in_the_sheet(office: Office) -> list[list[str]]:
    return [[str(row[header]) for header in HEADERS] for row in office.rows("Дорожная карта")]


def test_init_puts_every_cell_of_the_published_roadmap_into_the_sheet(office: Office) -> None:
    assert cells_in_the_sheet(office) == published_cells()


def test_a_dry_run_only_reads(office: Office) -> None:
    before = cells_in_the_sheet(office)
    office.clear_log()

    answered = office.run("import-roadmap", str(PUBLISHED), "--dry-run")

    assert answered.code == 0
    assert (answered.value["activities"], answered.value["sections"]) == (23, 5)
    assert any(finding["row"].startswith("3.7") for finding in answered.value["findings"])
    assert (answered.value["added"], answered.value["would_add"]) == (0, 0)
    assert set(office.counts()) <= {"sheets.spreadsheets.get", "drive.files.list"}
    assert cells_in_the_sheet(office) == before


def test_a_dry_run_says_what_another_plan_would_come_to(office: Office) -> None:
    plan = office.folder / "plan.tsv"
    cells = "март 2027\tметодист\tсправка"
    plan.write_text("".join(f"3.{n}.\tКонцерт хора {n}\t{cells}\n" for n in range(1, 14)), "utf-8")

    looked, done = (office.run("import-roadmap", str(plan), *flag) for flag in (["--dry-run"], []))

    assert looked.value["would_add"] == done.value["added"] == 0
    assert looked.value["findings"] == done.value["findings"]
    said = "\n".join(f["text"] for f in looked.value["findings"])
    assert "другой план" in said
    assert all(f"«Концерт хора {n}»" in said for n in range(1, 14))


def test_a_dry_run_needs_no_spreadsheet(office: Office) -> None:
    answered = office.run("import-roadmap", str(PUBLISHED), "--dry-run", WORKSPACE_EMULATOR_URL="")

    assert (answered.code, answered.value["activities"]) == (0, 23)
    assert "would_add" not in answered.value
    assert "с таблицей не сравнивался" in answered.said


def test_importing_into_an_empty_tab_brings_every_line_back(office: Office) -> None:
    sheet = office.spreadsheet.worksheet("Дорожная карта")
    sheet.delete_rows(2, 29)
    assert office.rows("Дорожная карта") == []

    answered = office.run("import-roadmap", str(PUBLISHED))

    assert answered.code == 0, answered.said
    assert cells_in_the_sheet(office) == published_cells()
    assert office.sync()["changes"] > 0
    assert office.sync()["changes"] == 0


def test_a_line_that_staff_reworded_is_left_alone_and_named(office: Office) -> None:
    office.type(
        "Дорожная карта",
        "№ п/п",
        "3.4.",
        "Наименование мероприятий",
        "Анкетирование будущих наставников",
    )

    answered = office.run("import-roadmap", str(PUBLISHED))

    said = "\n".join(f["text"] for f in answered.value["findings"] if f["row"] == "3.4.")
    assert "звучит иначе" in said
    assert "на вкладке «Анкетирование будущих наставников», в файле «" in said
    assert "удалите эту строку на вкладке и повторите" in said
    assert answered.value["added"] == 0
    rows = {row["№ п/п"]: row["Наименование мероприятий"] for row in office.rows("Дорожная карта")}
    assert rows["3.4."] == "Анкетирование будущих наставников"
    assert len(rows) == 28


@pytest.mark.parametrize("header", HEADERS[2:])
def test_every_cell_that_differs_is_named_and_kept(office: Office, header: str) -> None:
    office.type("Дорожная карта", "№ п/п", "3.4.", header, "Иначе")

    answered = office.run("import-roadmap", str(PUBLISHED))

    named = [f for f in answered.value["findings"] if "звучит иначе" in f["text"]]
    assert [f["row"] for f in named] == ["3.4."]
    assert f"«{header}» — на вкладке «Иначе»" in named[0]["text"]
    assert named[0]["text"].count("в файле «") == 1
    kept = {row["№ п/п"]: row[header] for row in office.rows("Дорожная карта")}
    assert kept["3.4."] == "Иначе"


def test_a_cell_that_people_filled_in_where_the_file_is_empty_is_no_difference(
    office: Office,
) -> None:
    office.type("Дорожная карта", "№ п/п", "3.7.", "Результат, вид документа", "Отчёт")

    answered = office.run("import-roadmap", str(PUBLISHED))

    assert not [f for f in answered.value["findings"] if "звучит иначе" in f["text"]]


def test_a_line_deleted_from_the_tab_is_taken_from_the_file_again(office: Office) -> None:
    office.type("Дорожная карта", "№ п/п", "3.4.", "Сроки реализации", "март")
    sheet = office.spreadsheet.worksheet("Дорожная карта")
    sheet.delete_rows(sheet.col_values(1).index("3.4.") + 1)

    answered = office.run("import-roadmap", str(PUBLISHED))

    assert answered.value["added"] == 1
    assert sorted(cells_in_the_sheet(office)) == sorted(published_cells())


def test_a_number_that_stands_twice_is_brought_in_once_and_named(office: Office) -> None:
    file = office.folder / "plan.tsv"
    cells = "март 2027\tметодист\tсправка"
    file.write_text(f"9\tРаздел\n9.1.\tПервое\t{cells}\n9.1.\tВторое\t{cells}\n", "utf-8")

    answered = office.run("import-roadmap", str(file))

    assert answered.value["added"] == 2
    said = "\n".join(f["text"] for f in answered.value["findings"])
    assert "встречается несколько раз" in said
    assert "эта не внесена: «Второе»" in said
    titles = [row["Наименование мероприятий"] for row in office.rows("Дорожная карта")]
    assert ("Первое" in titles, "Второе" in titles) == (True, False)


@pytest.mark.parametrize("flags", [(), ("--dry-run",)])
@pytest.mark.parametrize(
    "content", ["", "Просто письмо\nбез таблицы\n", "3\tТолько раздел\t\t\t\n"]
)
def test_a_file_without_any_activity_is_wrong_use(
    office: Office, content: str, flags: tuple[str, ...]
) -> None:
    file = office.folder / "letter.txt"
    file.write_text(content, "utf-8")
    before = cells_in_the_sheet(office)

    answered = office.run("import-roadmap", str(file), *flags)

    assert answered.code == answered.value["code"] == 2
    assert "не найдено ни одной строки плана" in answered.value["error"]
    assert cells_in_the_sheet(office) == before


def test_a_folder_is_no_file(office: Office) -> None:
    answered = office.run("import-roadmap", str(office.folder))

    assert answered.code == 2
    assert "это папка" in answered.said


def test_wording_of_2023_is_kept_and_read_for_the_present_school_year(office: Office) -> None:
    office.sync(today="2026-10-01")

    row = office.rows("Дорожная карта")[1]
    assert row["Сроки реализации"] == "февраль 2023"
    assert "2027" in row["Срок: как прочитан"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.pdf", b"%PDF-1.4", "это PDF"),
        ("plan.docx", b"%PDF-1.4", "это PDF"),
        ("plan.txt", bytes(range(256)), "UTF-8"),
        ("absent.txt", None, "такого файла нет"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_changes_nothing(
    office: Office, name: str, content: bytes | None, said: str
) -> None:
    file = office.folder / name
    if content is not None:
        file.write_bytes(content)
    before = cells_in_the_sheet(office)

    answered = office.run("import-roadmap", str(file))

    assert answered.code == 2
    assert said in answered.said
    assert "Traceback" not in answered.said
    assert cells_in_the_sheet(office) == before
