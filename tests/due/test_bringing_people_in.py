"""A list brought into «Участники»: new people get codes, people's own words stay, namesakes are left to people."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from tabs_landed import landed

from generators.workbook.columns import CellValue
from generators.workbook.registers import PEOPLE_TAB
from programme.people import Gender
from programme.people_list import Listed
from sync.cli.import_participants import Brought, listed, merged
from sync.plan import difference
from sync.tables import Table
from sync.tabular import Sheet, read_file

EMPTY = Table(PEOPLE_TAB, PEOPLE_TAB.title, {c.key: n for n, c in enumerate(PEOPLE_TAB.columns)})
ANNA = Listed(2, "Громова Анна Львовна", Gender.FEMALE, "воспитатель", "anna@example.org")
NAMES = ("Громова Анна Львовна", "Ким Олег", "Орлова Инна Павловна")
PEOPLE = st.lists(
    st.builds(
        Listed,
        line=st.integers(2, 99),
        full_name=st.sampled_from(NAMES),
        gender=st.sampled_from(Gender),
        position=st.sampled_from(["", "воспитатель", "методист"]),
        email=st.sampled_from(["", "a@example.org"]),
        consent_given=st.sampled_from([None, date(2026, 9, 1)]),
    ),
    unique_by=lambda person: person.full_name,
    max_size=3,
)


def register(**rows: dict[str, CellValue]) -> Table:
    table = EMPTY
    for key, cells in rows.items():
        table = table.appended(key.replace("_", "-"), cells)
    return table


def told(brought: Brought) -> str:
    return "\n".join(f"{finding.key}: {finding.text}" for finding in brought.findings)


def test_new_people_get_codes_that_nobody_ever_had() -> None:
    table = register(У_03={"full_name": "Ким Олег"})
    brought = merged(table, [ANNA], {"У-07"})
    assert (brought.added, brought.changed) == (1, 0)
    row = brought.table.row("У-08")
    assert row
    assert row.text("full_name") == "Громова Анна Львовна"
    assert row.cells["left"] is False


def test_only_empty_cells_of_somebody_who_is_there_are_filled() -> None:
    table = register(У_01={"full_name": "Анна Львовна ГРОМОВА", "position": "методист"})
    brought = merged(table, [ANNA], ())
    row = brought.table.row("У-01")
    assert row
    assert (brought.added, brought.changed) == (0, 1)
    assert (row.text("full_name"), row.text("position")) == ("Анна Львовна ГРОМОВА", "методист")
    assert row.text("email") == "anna@example.org"
    assert "У-01: В файле (строка 2) иначе: «Должность»" in told(brought)
    assert "anna" not in told(brought)


def test_namesakes_in_the_register_are_left_alone_unless_one_is_a_second_entry() -> None:
    two = register(У_01={"full_name": ANNA.full_name}, У_02={"full_name": ANNA.full_name})
    brought = merged(two, [ANNA], ())
    assert brought.table == two
    assert "У-01, У-02" in told(brought)
    one = register(
        У_01={"full_name": ANNA.full_name}, У_02={"full_name": ANNA.full_name, "same_as": "У-01"}
    )
    brought = merged(one, [ANNA], ())
    assert (brought.added, brought.changed) == (0, 1)
    assert [row.text("email") for row in brought.table.rows] == ["anna@example.org", ""]


def test_namesakes_whom_people_have_told_apart_are_left_alone_too() -> None:
    two = register(
        У_01={"full_name": ANNA.full_name}, У_02={"full_name": ANNA.full_name, "same_as": "нет"}
    )
    assert merged(two, [ANNA], ()).table == two


@given(PEOPLE, PEOPLE)
def test_what_people_have_typed_stays_and_a_second_import_changes_nothing(
    first: list[Listed], then: list[Listed]
) -> None:
    before = merged(EMPTY, first, ()).table
    brought = merged(before, then, ())
    for row in before.rows:
        after = brought.table.row(row.key)
        assert after
        assert all(after.cells[column] == value for column, value in row.cells.items())
    again = merged(brought.table, then, ())
    assert (again.added, again.changed) == (0, 0)
    assert again.table == brought.table


@given(PEOPLE, PEOPLE)
def test_a_commit_writes_the_filled_cells_and_no_others(
    first: list[Listed], then: list[Listed]
) -> None:
    before = landed({"people": merged(EMPTY, first, ()).table})
    after = {"people": merged(before["people"], then, ()).table}
    cells, rows = difference(before, after, filled=("people",))
    assert all(cell.old is None and cell.new is not None for cell in cells)
    assert len({cell.key for cell in cells}) == merged(before["people"], then, ()).changed
    assert difference(before, after) == ([], rows)  # a run never writes into people's columns


def test_five_hundred_people_at_once() -> None:
    letters = "абвгдежзиклмнопрстуфхцчшэюя"
    people = [
        Listed(n, f"Фамилия{letters[n % 27]}{letters[n // 27]} Анна Львовна") for n in range(500)
    ]
    brought = merged(EMPTY, people, ())
    assert brought.added == 500
    assert brought.table.rows[-1].key == "У-500"


def a_list(*names: str) -> tuple[tuple[str, ...], ...]:
    return (("ФИО", "Должность"), *((name, "воспитатель") for name in names))


def test_every_other_sheet_with_people_is_named_and_sheets_without_people_are_not() -> None:
    sheets = [
        Sheet("Титул", (("Список педагогов",),)),
        Sheet("Образец", a_list()),
        Sheet("Корпус 1", a_list(NAMES[0])),
        Sheet("Корпус 2", a_list(NAMES[2])),
        Sheet("Архив", a_list("Волк Пётр Ильич"), is_hidden=True),
        Sheet("Списки", (("воспитатель",),), is_hidden=True),
    ]

    read = listed(sheets, (), date(2026, 9, 1))

    assert [person.full_name for person in read.people] == [NAMES[0]]
    second, hidden = (f.text for f in read.findings if "не прочитан" in f.text)
    assert second.startswith("Лист «Корпус 2» не прочитан: на нём тоже есть люди")
    assert hidden.startswith("Лист «Архив» не прочитан: он скрыт")


def test_people_on_hidden_sheets_alone_are_told_of_and_not_brought_in() -> None:
    read = listed([Sheet("Архив", a_list(NAMES[0]), is_hidden=True)], (), date(2026, 9, 1))

    assert (read.found, read.people) == (False, ())
    assert "«Архив»" in read.findings[0].text


def test_hidden_sheets_of_a_workbook_are_read_as_such(tmp_path: Path) -> None:
    book = Workbook()
    for place, title in enumerate(("Первый", "Скрытый")):
        page = book.create_sheet(title, place)
        for row in a_list(NAMES[place]):
            page.append(row)
    book["Скрытый"].sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")

    sheets = read_file(tmp_path / "list.xlsx")

    assert {sheet.name: sheet.is_hidden for sheet in sheets if sheet.rows} == {
        "Первый": False,
        "Скрытый": True,
    }
