"""What an institution is run with: the common configuration, its row, and nothing of anybody else's."""

from pathlib import Path

import pytest
from directory_values import CONFIG, KNOWN

from config.loading import ConfigurationError
from config.organisation import Coordinator, Person
from sync.municipality import configured as module
from sync.municipality.configured import configured
from sync.municipality.listing import Institution
from sync.places import SHIPPED

COMMON = KNOWN.model_copy(
    update={
        "organisation": KNOWN.organisation.model_copy(
            update={
                "head": Person(
                    full_name="Главная Анна Ивановна", position="начальник", gender="женский"
                ),
                "coordinator": Coordinator(
                    full_name="Общая Вера Петровна", email="town@example.org"
                ),
                "place": "г. Столица",
                "spreadsheet_id": "1CommonCommonCommon",
                "share_with": ("town@example.org",),
                "trial_days": 21,
            }
        )
    }
)


def organisation(**texts: str) -> dict[str, object]:
    row = Institution("Д-05", "ДС «Ромашка»", texts=texts)
    return configured(row, COMMON, CONFIG).organisation.model_dump()


def test_no_person_place_or_spreadsheet_of_the_common_file_reaches_an_institution() -> None:
    told = organisation()

    assert told["head"] == Person(position="начальник").model_dump()
    assert told["coordinator"] == Coordinator().model_dump()
    assert (told["place"], told["spreadsheet_id"]) == ("", "")
    assert (told["full_name"], told["short_name"]) == ("ДС «Ромашка»", "ДС «Ромашка»")


def test_what_is_common_stays_and_the_row_adds_to_it() -> None:
    told = organisation(
        full_name="МДОУ «Ромашка»", head="Заяц Вера Ильинична", email="k@example.org",
        time_zone="Asia/Omsk",
    )  # fmt: skip

    assert (told["trial_days"], told["full_name"]) == (21, "МДОУ «Ромашка»")
    assert told["share_with"] == ("town@example.org", "k@example.org")
    assert told["time_zone"] == "Asia/Omsk"


def test_an_institution_with_a_folder_of_its_own_is_as_its_files_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Institution("Д-05", "Из строки", settings="romashka")
    common = tmp_path / "organisation.yaml"
    with pytest.raises(ConfigurationError, match="romashka"):
        configured(row, COMMON, common)

    # In a container the common file is mounted elsewhere, and the folders lie in the image.
    image = tmp_path / "image"
    (image / "institutions" / "romashka").mkdir(parents=True)
    text = "full_name: МДОУ «Ромашка»\nshort_name: Ромашка\n"
    (image / "institutions" / "romashka" / "organisation.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "SHIPPED", image)

    assert configured(row, COMMON, common).organisation.short_name == "Ромашка"


def test_a_folder_of_its_own_that_names_nobody_takes_people_from_the_row(tmp_path: Path) -> None:
    own = tmp_path / "institutions" / "romashka"
    own.mkdir(parents=True)
    text = "full_name: А\nshort_name: А\nhead: {full_name: Своя Анна Львовна}\n"
    (own / "organisation.yaml").write_text(text, encoding="utf-8")
    texts = {
        "head": "Из Строки Вера",
        "coordinator": "Заяц Вера Ильинична",
        "email": "k@example.org",
    }
    row = Institution("Д-05", "А", settings="romashka", texts=texts)

    told = configured(row, COMMON, tmp_path / "common.yaml").organisation

    assert told.head.full_name == "Своя Анна Львовна"
    assert told.coordinator == Coordinator(full_name="Заяц Вера Ильинична", email="k@example.org")


def test_a_folder_of_its_own_is_checked_against_the_texts_of_papers_too(tmp_path: Path) -> None:
    own = tmp_path / "institutions" / "romashka"
    own.mkdir(parents=True)
    (own / "organisation.yaml").write_text("full_name: А\nshort_name: А\n", encoding="utf-8")
    shipped = (SHIPPED / "papers.yaml").read_text(encoding="utf-8")
    text = shipped.replace("- kind: agreement\n", "- kind: agreement\n  template: нет-такого\n", 1)
    (own / "papers.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ConfigurationError, match="нет-такого"):
        configured(Institution("Д-05", "А", settings="romashka"), COMMON, tmp_path / "common.yaml")
