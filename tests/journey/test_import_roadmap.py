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
    office.clear_log()

    answered = office.run("import-roadmap", str(PUBLISHED), "--dry-run")

    assert answered.code == 0
    assert (answered.value["activities"], answered.value["sections"]) == (23, 5)
    assert any(finding["row"].startswith("3.7") for finding in answered.value["findings"])
    assert office.counts() == {}


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
        "Дорожная карта", "№ п/п", "3.4.", "Наименование мероприятий", "Опрос будущих наставников"
    )

    answered = office.run("import-roadmap", str(PUBLISHED))

    assert any(
        f["row"] == "3.4." and "звучит иначе" in f["text"] for f in answered.value["findings"]
    )
    rows = {row["№ п/п"]: row["Наименование мероприятий"] for row in office.rows("Дорожная карта")}
    assert rows["3.4."] == "Опрос будущих наставников"
    assert len(rows) == 28


def test_wording_of_2023_is_kept_and_read_for_the_present_school_year(office: Office) -> None:
    office.sync(today="2026-10-01")

    row = office.rows("Дорожная карта")[1]
    assert row["Сроки реализации"] == "февраль 2023"
    assert "2027" in row["Срок: как прочитан"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.pdf", b"%PDF-1.4", ".txt"),
        ("plan.txt", "№ п/п\tМероприятие".encode("cp1251"), "UTF-8"),
        ("absent.txt", None, "не читается"),
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
