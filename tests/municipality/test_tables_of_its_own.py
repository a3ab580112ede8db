"""Making and repairing institutions' tables, turning their year; nobody is run on a copy of a neighbour's."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from office import service
from town import NAMES, NOW, Town

from generators.municipality.institutions import ATTENTION, ERROR, WORKS
from sync.commit import Desk, commit
from sync.municipality import hall
from sync.municipality.creating import Done, create, turn_years
from sync.municipality.directory import set_up
from sync.municipality.hall import Hall
from sync.municipality.outcome import Outcome
from sync.refusals import LeaseHeld, Overtaken, WrongUse


def test_neighbours_in_one_account_have_files_of_their_own(town: Town) -> None:
    drive = service(town.base_url, "drive.v3").files()
    listed = drive.list(pageSize=1000, fields="files(id,name,properties)").execute()["files"]
    marks = {f["properties"]["nastavnik_home"] for f in listed if "properties" in f}
    sheets = [f for f in listed if f.get("properties", {}).get("nastavnik") == "spreadsheet"]
    forms = [
        f for f in listed if f.get("properties", {}).get("nastavnik", "").startswith("form:Ф1:")
    ]

    assert (
        len(sheets) == len(forms) == len({f["properties"]["nastavnik_home"] for f in sheets}) == 6
    )
    assert len(marks) == 7  # six programmes and the directory
    assert sorted(f["name"] for f in sheets) == sorted(f"Наставничество — {name}" for name in NAMES)


def test_init_once_more_makes_nothing(town: Town) -> None:
    directory = set_up(town.hall.desk)
    before = len(town.calls())

    made = create(town.hall.desk, directory, town.folder / "organisation.yaml")

    assert (directory.changes, made.outcomes) == (0, [])
    assert len(town.calls()) - before <= 2


def test_what_a_killed_init_had_made_is_found_again(town: Town) -> None:
    """The directory was not told of it: its link is missing, as after a kill."""
    known = town.id_of("Д-03")
    town.type("Д-03", "Таблица программы", "")

    create(town.hall.desk, set_up(town.hall.desk), town.folder / "organisation.yaml")

    assert town.id_of("Д-03") == known


def test_init_repairs_whom_one_names_and_refuses_a_code_that_nobody_has(town: Town) -> None:
    book = town.of("Д-02")
    book.del_worksheet(book.worksheet("Встречи и обучение"))
    directory, base = set_up(town.hall.desk), town.folder / "organisation.yaml"

    made = create(town.hall.desk, directory, base, named=["Д-02"])

    assert [one.state for one in made.outcomes] == [WORKS]
    assert town.of("Д-02").worksheet("Встречи и обучение")
    with pytest.raises(WrongUse, match="Д-99"):
        create(town.hall.desk, directory, base, named=["Д-99"])


def test_a_copy_of_a_neighbours_table_is_not_run(town: Town) -> None:
    town.passed()
    drive = service(town.base_url, "drive.v3").files()
    copy = drive.copy(fileId=town.id_of("Д-01"), body={"name": "Копия"}).execute()["id"]
    town.type("Д-02", "Готовая таблица", f"https://docs.google.com/spreadsheets/d/{copy}/edit")
    sheet = town.book.worksheet("Служебная")
    sheet.update_cell(sheet.find("home Д-02").row, 1, "прежнее")  # type: ignore[union-attr]

    town.passed()

    assert "таблица учреждения Д-01 или её копия" in town.rows()["Д-02"]["Что не так и что сделать"]


def test_an_institution_that_is_known_is_given_no_copy_of_a_neighbours_table_either(
    town: Town,
) -> None:
    town.passed()
    drive = service(town.base_url, "drive.v3").files()
    copy = drive.copy(fileId=town.id_of("Д-01"), body={"name": "Копия"}).execute()["id"]
    town.type("Д-02", "Готовая таблица", f"https://docs.google.com/spreadsheets/d/{copy}/edit")

    town.passed()

    assert "таблица учреждения Д-01 или её копия" in town.rows()["Д-02"]["Что не так и что сделать"]


def test_an_institution_may_go_on_with_a_copy_of_its_own_table(town: Town) -> None:
    town.passed()
    drive = service(town.base_url, "drive.v3").files()
    copy = drive.copy(fileId=town.id_of("Д-02"), body={"name": "Копия"}).execute()["id"]
    town.type("Д-02", "Готовая таблица", f"https://docs.google.com/spreadsheets/d/{copy}/edit")

    town.passed()

    assert town.rows()["Д-02"]["Состояние"] == ATTENTION  # there are two of it, and one is too many


def test_a_new_school_year_begins_in_each_institution_by_itself(town: Town) -> None:
    town.passed()
    drive = service(town.base_url, "drive.v3").files()
    drive.delete(fileId=town.id_of("Д-02")).execute()
    later = Hall.of(replace(town.hall.desk, now=NOW.replace(year=2027), run="year"))

    done = turn_years(later, town.folder / "organisation.yaml", named=["Д-01", "Д-02"])

    assert [(one.code, one.failed) for one in done.outcomes] == [("Д-01", False), ("Д-02", True)]
    assert "2027/2028" in town.of("Д-01").worksheet("Анкеты").col_values(4)
    assert "2027/2028" not in town.of("Д-03").worksheet("Анкеты").col_values(4)
    assert town.rows()["Д-02"]["Состояние"] == ERROR


def test_a_year_is_turned_only_where_there_is_a_table(town: Town) -> None:
    town.type("Д-03", "Таблица программы", "")

    with pytest.raises(WrongUse, match="Д-03"):
        turn_years(town.hall, town.folder / "organisation.yaml", named=["Д-01", "Д-03"])


def test_where_another_run_is_at_work_nothing_is_said_to_be_done(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: Desk) -> object:
        raise LeaseHeld

    monkeypatch.setattr("sync.municipality.creating.new_year", busy)
    before = town.rows()["Д-01"]["Состояние"]

    done = turn_years(town.hall, town.folder / "organisation.yaml", named=["Д-01"])

    assert (done.good, done.held_up) == ([], ["Д-01"])
    assert town.rows()["Д-01"]["Состояние"] == before


def test_a_word_that_others_kept_from_being_said_is_said_with_the_next(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_away = [Overtaken()] * hall.TRIES

    def later(desk: Desk, *rest: object) -> object:
        if kept_away:
            raise kept_away.pop()
        return commit(desk, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(hall, "LONGEST_WAIT", 0.0)
    monkeypatch.setattr(hall, "commit", later)
    turned = SimpleNamespace(url=town.book.url)
    monkeypatch.setattr("sync.municipality.creating.new_year", lambda _: turned)

    done = turn_years(town.hall, town.folder / "organisation.yaml")

    assert len(done.good) == 6
    assert {row["Таблица программы"] for row in town.rows().values()} == {town.book.url}


def test_a_table_that_is_gone_or_in_the_bin_is_told_in_words_and_can_be_begun_anew(
    town: Town,
) -> None:
    drive = service(town.base_url, "drive.v3").files()
    drive.delete(fileId=town.id_of("Д-03")).execute()
    drive.update(fileId=town.id_of("Д-04"), body={"trashed": True}).execute()
    directory, base = set_up(town.hall.desk), town.folder / "organisation.yaml"

    done = create(town.hall.desk, directory, base, named=["Д-03", "Д-04"])

    gone, binned = done.outcomes
    assert done.failed == ["Д-03", "Д-04"]
    assert (gone.state, binned.state) == (ERROR, ATTENTION)
    assert "копию за прежний день" in gone.finding
    assert "Верните её из корзины" in binned.finding
    assert not any(word in gone.finding + binned.finding for word in ("drive.", "local.yaml"))

    town.type("Д-03", "Таблица программы", "")
    assert create(town.hall.desk, directory, base).good == ["Д-03"]


def test_a_command_that_could_not_do_whom_it_was_told_to_does_not_end_well() -> None:
    from sync.cli.municipality import _code_of  # noqa: PLC0415

    good, bad, busy = Outcome("Д-01", WORKS), Outcome("Д-02", ERROR, "x"), Outcome("Д-03")

    assert _code_of(Done([good]), ["Д-01"]) == 0
    assert _code_of(Done([good, bad, busy]), ["Д-01", "Д-02", "Д-03"]) == 3
    assert _code_of(Done([good, busy]), ["Д-01", "Д-03"]) == 5
    assert _code_of(Done([good, bad]), []) == 0
