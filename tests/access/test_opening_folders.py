"""A pair's folder is open to the pair and the coordinator, in fact: everybody asks in their own name."""

import pytest
from folder_people import (
    ADDRESSES,
    COORDINATOR,
    READER,
    WRITER,
    addressed,
    asked_as,
    configured,
    decide,
    folder,
    let_in,
    matched,
    may,
    opened,
    pairs,
    quirk,
    remarks,
    shut_out,
    who,
    who_of,
    with_coordinator,
    write_address,
)
from office import Office

from demo.few_papers import only_papers

pytestmark = pytest.mark.journey

MINE, OTHERS = "zayats@example.org", "dolgikh@example.org"
MENTOR = "gromova@example.org"


def test_the_pair_reads_the_coordinator_writes_and_nobody_else_may_anything(office: Office) -> None:
    with_coordinator(office)
    office.brought(addressed)
    mine, others = (pairs(office)[code] for code in ("У-01", "У-02"))
    decide(office, mine, "утвердить")
    decide(office, others, "утвердить")
    planned = office.run("plan")
    done = office.sync()
    again = office.sync()

    assert f"+ доступ к папке пары {mine}: У-03, У-01, куратор" in planned.value["plan"]
    assert done["changes"] == planned.value["changes"]
    assert again["changes"] == 0
    assert who(office, mine) == {MINE: READER, MENTOR: READER, COORDINATOR: WRITER}
    papers = {row["О ком"]: row["Файл"] for row in office.rows("Документы")}
    assert may(office, MINE, papers[mine]) == READER
    assert may(office, MENTOR, papers[mine]) == READER
    assert may(office, COORDINATOR, papers[mine]) == WRITER
    assert may(office, OTHERS, papers[mine]) == ""
    assert may(office, MINE, papers[others]) == ""
    assert may(office, MINE, folder(office, f"folder:{others}")) == ""
    assert may(office, MINE, folder(office, "papers")) == ""
    export = f"/drive/v3/files/{papers[mine]}/export?mimeType=text/plain"
    assert asked_as(office, MINE, "GET", export) == 200
    assert asked_as(office, OTHERS, "GET", export) == 404


def test_a_participants_folder_stays_closed_to_the_other_half_of_the_pair(office: Office) -> None:
    only_papers(office.folder, ["agreement", "labour_addendum"])
    assert office.run("init").code == 0
    with_coordinator(office)
    opened(office)
    files = {row["Ключ"]: row["Файл"] for row in office.rows("Документы")}
    addendum = files["labour_addendum:У-03:2026-27"]

    assert len(files) == 4
    assert who_of(office, folder(office, "folder:У-03")) == {}
    for address in (MINE, MENTOR, OTHERS, COORDINATOR):
        assert may(office, address, addendum) == ""
        assert may(office, address, folder(office, "folder:У-03")) == ""


def test_without_addresses_nothing_is_asked_of_google(office: Office) -> None:
    office.brought(matched)
    for code in pairs(office).values():
        decide(office, code, "утвердить")
    office.clear_log()
    office.sync()

    assert not [method for method in office.counts() if "permissions" in method]
    assert not [row for row in office.rows("Служебная") if str(row["Имя"]).startswith("access")]


def test_a_quiet_run_asks_for_nothing_more(office: Office) -> None:
    office.brought(opened)
    office.clear_log()

    assert office.sync()["changes"] == 0

    counts = office.counts()
    assert counts["drive.files.list"] <= 2  # one of them looks for the spreadsheet
    assert not [method for method in counts if "permissions" in method]
    # The spreadsheet, the folder, and the answers to each of the thirteen questionnaires.
    assert sum(counts.values()) <= 1 + 13 + 3


def test_an_address_that_comes_later_opens_the_folder_in_one_run(office: Office) -> None:
    office.brought(opened)
    mine = pairs(office)["У-01"]
    write_address(office, "У-01", "vera@example.org")
    planned = office.run("plan").value["plan"]
    done = office.sync()

    assert f"+ доступ к папке пары {mine}: У-01" in planned
    assert f"- доступ к папке пары {mine} закрыть: У-01" in planned
    assert who(office, mine) == {"vera@example.org": READER, MENTOR: READER}
    assert done["documents"] == 0
    assert office.sync()["changes"] == 0


def test_a_rejected_pair_and_a_person_who_left_lose_what_the_programme_gave(office: Office) -> None:
    office.brought(opened)
    mine, others = (pairs(office)[code] for code in ("У-01", "У-02"))
    let_in(office, folder(office, f"folder:{mine}"), "metodist@example.org", WRITER)
    decide(office, mine, "отклонить")
    office.type("Участники", "Код", "У-02", "Выбыл", value=True)
    office.sync()

    assert who(office, mine) == {"metodist@example.org": WRITER}
    assert who(office, others) == {"shevchenko@example.org": READER}

    decide(office, mine, "утвердить")
    office.type("Участники", "Код", "У-02", "Выбыл", value=False)
    office.sync()
    assert set(who(office, mine)) == {MINE, MENTOR, "metodist@example.org"}
    assert OTHERS in who(office, others)


def test_what_people_gave_is_neither_doubled_lowered_nor_taken(office: Office) -> None:
    office.brought(opened)
    mine = pairs(office)["У-01"]
    place = folder(office, f"folder:{mine}")
    write_address(office, "У-01", "")
    office.sync()
    let_in(office, place, "vera@example.org", WRITER)
    write_address(office, "У-01", "Vera@Example.org")
    office.sync()
    assert who(office, mine) == {"vera@example.org": WRITER, MENTOR: READER}

    write_address(office, "У-01", "")
    decide(office, mine, "отклонить")
    office.sync()
    assert who(office, mine) == {"vera@example.org": WRITER}


def test_what_people_changed_of_the_programmes_access_is_theirs(office: Office) -> None:
    """Taken by hand: not given again. Widened by hand: not taken."""
    office.brought(opened)
    mine = pairs(office)["У-01"]
    place = folder(office, f"folder:{mine}")
    shut_out(office, place, MINE)
    let_in(office, place, MENTOR, WRITER)
    assert office.sync()["changes"] == 0
    assert who(office, mine) == {MENTOR: WRITER}

    decide(office, mine, "отклонить")
    office.sync()
    assert who(office, mine) == {MENTOR: WRITER}


def test_who_works_in_the_whole_folder_is_given_nothing_twice(office: Office) -> None:
    configured(office, ("share_with: []", f"share_with:\n  - {COORDINATOR}"))
    with_coordinator(office)
    assert office.run("init").code == 0
    opened(office)
    mine = pairs(office)["У-01"]
    record = folder(office, f"folder:{mine}")

    assert who(office, mine)[COORDINATOR] == WRITER
    decide(office, mine, "отклонить")
    office.sync()
    assert who_of(office, record) == {COORDINATOR: WRITER}


def test_the_setting_switches_it_off_and_on(office: Office) -> None:
    office.brought(opened)
    mine = pairs(office)["У-01"]
    configured(office, ("share_pair_folders: true", "share_pair_folders: false"))
    office.sync()
    assert who(office, mine) == {}
    assert office.sync()["changes"] == 0

    configured(office, ("share_pair_folders: false", "share_pair_folders: true"))
    office.sync()
    assert who(office, mine) == {MINE: READER, MENTOR: READER}


@pytest.mark.parametrize("how", ["no account", "forbidden"])
def test_a_refusal_is_told_remembered_and_asked_again_after_a_week(
    office: Office, how: str
) -> None:
    office.brought(addressed)
    write_address(office, "У-01", "vera@elsewhere.example")
    mine = pairs(office)["У-01"]
    for code in pairs(office).values():
        decide(office, code, "утвердить")
    if how == "no account":
        quirk(office, **{"drive.no_account": "refused"})
    else:
        # The pair's mentor is let in, the mentee isn't.
        office.plan_fault("drive.permissions.create", "pass", "return-403")
    done = office.run("sync")
    assert done.code == 0
    assert who(office, mine) == {MENTOR: READER}
    assert f"Google не дал доступ к папке пары {mine}" in remarks(office, "У-01")
    told = [f for f in done.value["findings"] if "Google не дал" in f["text"]]
    assert [(f["tab"], f["row"]) for f in told] == [("Участники", "У-01")]
    assert "elsewhere" not in done.said + str(done.value)

    office.clear_log()
    assert office.sync()["changes"] == 0
    assert office.sync(today="2026-10-07")["changes"] == 0
    assert "drive.permissions.create" not in office.counts()

    if how == "no account":
        quirk(office, **{"drive.no_account": "let-in"})
    office.sync(today="2026-10-08")
    assert who(office, mine)["vera@elsewhere.example"] == READER
    assert "Google не дал" not in remarks(office, "У-01")
    assert office.sync(today="2026-10-08")["changes"] == 0


def test_access_that_google_will_not_take_back_is_told_and_tried_the_next_day(
    office: Office,
) -> None:
    office.brought(opened)
    mine = pairs(office)["У-01"]
    decide(office, mine, "отклонить")
    office.plan_fault("drive.permissions.delete", "return-403")
    office.sync()
    row = next(row for row in office.rows("Пары") if row["Код пары"] == mine)
    assert "Google не дал закрыть доступ" in row["Замечание программы"]
    assert len(who(office, mine)) == 1
    assert office.sync()["changes"] == 0

    office.sync(today="2026-10-02")
    row = next(row for row in office.rows("Пары") if row["Код пары"] == mine)
    assert who(office, mine) == {}
    assert "Google не дал" not in row["Замечание программы"]


def test_a_folder_that_lies_in_the_bin_stops_nothing(office: Office) -> None:
    office.brought(opened)
    mine = pairs(office)["У-01"]
    place = folder(office, f"folder:{mine}")
    path = f"/drive/v3/files/{place}"
    assert asked_as(office, "owner@example.org", "PATCH", path, json={"trashed": True}) == 200
    decide(office, mine, "отклонить")
    write_address(office, "У-02", "oleg@example.org")
    office.sync()
    assert office.sync()["changes"] == 0

    assert asked_as(office, "owner@example.org", "PATCH", path, json={"trashed": False}) == 200
    office.sync()
    assert who(office, mine) == {}


@pytest.mark.parametrize(
    "cell",
    [
        "нет", "-", "vera@", "@example.org", "vera@example", "vera example.org", "a b@example.org",
        "vera@example.org, oleg@example.org", "vera@example.org oleg@example.org", "вера@почта.рф",
        f"{'v' * 500}@example.org", "'; x@example.org", "=A1", "<vera@example.org>",
        "У-03 writer@example.org",
    ],
)  # fmt: skip
def test_a_cell_without_one_address_opens_nothing_and_is_told(office: Office, cell: str) -> None:
    office.brought(addressed)
    mine = pairs(office)["У-01"]
    write_address(office, "У-01", "'=A1" if cell == "=A1" else cell)
    decide(office, mine, "утвердить")
    done = office.sync()

    assert who(office, mine) == {MENTOR: READER}
    assert "«Электронная почта»" in remarks(office, "У-01")
    assert cell == "-" or cell not in str(done)


@pytest.mark.parametrize("other", ["У-02", "У-03"])
def test_an_address_that_two_people_have_opens_nothing_new_and_closes_nothing(
    office: Office, other: str
) -> None:
    office.brought(addressed)
    mine = pairs(office)["У-01"]
    write_address(office, "У-01", ADDRESSES[other].upper())
    decide(office, mine, "утвердить")
    office.sync()
    assert who(office, mine) == ({} if other == "У-03" else {MENTOR: READER})
    assert "такой же адрес" in remarks(office, "У-01")

    write_address(office, "У-01", MINE)
    office.sync()
    assert who(office, mine) == {MINE: READER, MENTOR: READER}

    write_address(office, "У-04", MINE)
    office.sync()
    assert who(office, mine) == {MINE: READER, MENTOR: READER}
    assert "такой же адрес" in remarks(office, "У-01")


def test_addresses_are_written_nowhere_but_in_their_cells(office: Office) -> None:
    office.brought(addressed)
    for code in pairs(office).values():
        decide(office, code, "утвердить")
    said = [office.run(command, NASTAVNIK_LOG="debug") for command in ("plan", "sync", "doctor")]

    for answered in said:
        assert "@example.org" not in answered.said + str(answered.value)
    for tab in ("Служебная", "Журнал", "Замечания", "Пары", "Документы"):
        assert "@example.org" not in str(office.rows(tab))
