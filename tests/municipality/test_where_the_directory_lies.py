"""A directory in the bin or deleted for good is told of, and no second one is made in its place unasked."""

import io
from dataclasses import replace

import pytest
from office import service
from town import Town

from sync.cli import municipality_desk
from sync.cli.municipality_desk import directory_desk, forgets, known_directory, on_directory
from sync.cli.output import Output
from sync.locate import DIRECTORIES, remember_id
from sync.municipality.directory import set_up
from sync.municipality.hall import Hall
from sync.refusals import NotSetUp, NotThere
from sync.settings import Settings, read_settings
from sync.workspace.sources import Place, Source

OUTPUT = Output(as_json=True, stdout=io.StringIO(), stderr=io.StringIO())


@pytest.fixture
def settings(town: Town, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("NASTAVNIK_DIRECTORY_ID", raising=False)
    environment = {"WORKSPACE_EMULATOR_URL": town.base_url, "NASTAVNIK_TODAY": "2026-10-01"}
    return read_settings(town.folder / "organisation.yaml", environment)


def noted(town: Town, settings: Settings) -> None:
    endpoint = town.hall.desk.workspace.endpoint
    remember_id(settings.config_path, endpoint, town.hall.desk.spreadsheet_id, DIRECTORIES)


def looked(settings: Settings) -> tuple[str, ...]:
    def work(hall: Hall, notes: tuple[str, ...]) -> tuple[str, ...]:
        assert hall.read().tables["institutions"].rows
        return notes

    return on_directory(settings, OUTPUT, "status", 1, work)


def test_a_directory_in_the_bin_is_worked_on_and_told_of_where_its_id_is_noted(
    town: Town, settings: Settings
) -> None:
    noted(town, settings)
    assert looked(settings) == ()
    files = service(town.base_url, "drive.v3").files()
    files.update(fileId=town.hall.desk.spreadsheet_id, body={"trashed": True}).execute()

    (note,) = looked(settings)

    assert "Справочник учреждений лежит в корзине" in note


def test_a_directory_that_went_into_the_bin_with_its_folder_gets_no_second_one(
    town: Town, settings: Settings
) -> None:
    files = service(town.base_url, "drive.v3").files()
    file = town.hall.desk.workspace.drive.look_up(town.hall.desk.spreadsheet_id)
    files.update(fileId=file.parents[0], body={"trashed": True}).execute()
    calls = len(town.calls())

    with pytest.raises(NotSetUp, match="лежит в корзине"):
        looked(settings)
    with pytest.raises(NotSetUp, match="лежит в корзине"):
        set_up(replace(town.hall.desk, spreadsheet_id=""))

    assert not {"drive.files.create", "drive.files.update"} & set(town.calls()[calls:])


def test_one_deleted_for_good_is_forgotten_by_an_emulator_alone(
    town: Town, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(town, settings)
    gone = town.hall.desk.spreadsheet_id
    service(town.base_url, "drive.v3").files().delete(fileId=gone).execute()
    desk = directory_desk(settings, OUTPUT, "init", 1)
    assert known_directory(settings, desk) is None

    monkeypatch.setattr(municipality_desk, "forgets", lambda _: False)
    with pytest.raises(NotThere) as absent:
        known_directory(settings, desk)

    for words in (gone, "organisation.local.yaml", "«Готовая таблица»", "NASTAVNIK_DIRECTORY_ID"):
        assert words in str(absent.value)


def test_nobody_forgets_who_has_credentials_or_is_google(settings: Settings) -> None:
    assert forgets(settings)
    assert not forgets(replace(settings, emulator=""))
    assert not forgets(replace(settings, source=Source(Place.MACHINE)))
