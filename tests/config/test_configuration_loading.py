"""The shipped configuration is right, and files beside the organisation's take its place."""

import shutil
from pathlib import Path

import pytest

from config.loading import load
from config.questionnaire import QuestionKind, Questionnaire
from config.schema import Configuration

SHIPPED = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="module")
def shipped() -> Configuration:
    return load(SHIPPED / "organisation.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped files in config/ below the working folder."""
    monkeypatch.chdir(tmp_path)
    ignore = shutil.ignore_patterns("*.py", "__pycache__", "*.local.yaml")
    shutil.copytree(SHIPPED, tmp_path / "config", ignore=ignore)
    return Path("config")


def questionnaire(configuration: Configuration, code: str) -> Questionnaire:
    return next(q for q in configuration.questionnaires if q.code == code)


def test_the_shipped_configuration_has_the_published_programme(shipped: Configuration) -> None:
    assert len(shipped.roadmap.activities) == 23
    assert len(shipped.roadmap.sections) == 5
    codes = "Ф1 Ф1п Ф2 Ф3 Ф4 Ф5 Ф6 Ф7 Ф8 Ф9 Ф10 Ф11 Ф12"
    assert [q.code for q in shipped.questionnaires] == codes.split()
    assert [c.key for c in shipped.competencies] == [f"К{n:02d}" for n in range(1, 21)]
    assert len(shipped.positions) == 18


def test_head_and_coordinator_are_left_blank_for_the_kindergarten(shipped: Configuration) -> None:
    organisation = shipped.organisation
    assert organisation.head.full_name == organisation.coordinator.full_name == ""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Ф1", ["fio", "email", *(f"m{n:02d}" for n in range(1, 24))]),
        ("Ф2", ["fio", "email", *(f"n{n:02d}" for n in range(1, 30))]),
    ],
)
def test_a_first_questionnaire_asks_everything_in_order(
    shipped: Configuration, code: str, expected: list[str]
) -> None:
    assert [q.id for q in questionnaire(shipped, code).questions] == expected


def pages(third: Questionnaire) -> dict[str, list[str]]:
    """Section id → ids of its questions, as a form lays them out page by page."""
    found: dict[str, list[str]] = {"": []}
    for question in third.questions:
        if question.kind is QuestionKind.SECTION:
            found[question.id] = []
        else:
            found[list(found)[-1]].append(question.id)
    return found


def walk(third: Questionnaire, answers: dict[str, str]) -> list[str]:
    """The pages a respondent sees: an answer on the page leads on, otherwise the next page follows."""
    by_page, goes_to = pages(third), {q.id: q.goes_to for q in third.questions}
    order, seen, page = list(pages(third)), [], ""
    while True:
        seen.append(page)
        targets = [goes_to[q][answers[q]] for q in by_page[page] if goes_to[q]]
        following = order[order.index(page) + 1 :]
        if not targets and not following:
            return seen
        page = targets[0] if targets else following[0]


@pytest.mark.parametrize(
    ("role", "also_mentor", "expected"),
    [
        ("наставляемый", "нет", ["", "part_a", "part_all"]),
        ("наставник", "", ["", "part_b", "part_all"]),
        ("обе роли", "да", ["", "part_a", "part_b", "part_all"]),
    ],
)
def test_each_role_passes_exactly_its_own_pages(
    shipped: Configuration, role: str, also_mentor: str, expected: list[str]
) -> None:
    third = questionnaire(shipped, "Ф3")
    assert walk(third, {"p00": role, "p09": also_mentor}) == expected


def test_a_question_whose_choices_come_from_a_register_is_valid_while_the_register_is_empty(
    shipped: Configuration,
) -> None:
    registers = [
        q
        for each in shipped.questionnaires
        for q in each.questions
        if q.choices_from in {"mentors", "mentees"}
    ]
    assert len(registers) == 8
    assert all(q.options for q in registers)


def test_no_title_of_a_paper_carries_a_name(shipped: Configuration) -> None:
    told = {"number": "3/2026-27", "code": "П-05", "year": "2026/2027"}
    titles = {paper.kind: paper.title.format(**told) for paper in shipped.papers}
    assert titles["agreement"] == "Соглашение о сотрудничестве № 3/2026-27 (П-05)"
    assert titles["programme"] == "Программа наставничества, 2026/2027 учебный год"
    assert len(titles) == 37


def test_files_that_are_missing_beside_the_organisation_are_the_shipped_ones(
    folder: Path, shipped: Configuration
) -> None:
    for file in folder.iterdir():
        if file.name != "organisation.yaml":
            shutil.rmtree(file) if file.is_dir() else file.unlink()

    assert load(folder / "organisation.yaml") == shipped


def test_a_file_beside_the_organisation_replaces_the_shipped_one(folder: Path) -> None:
    (folder / "matching.yaml").write_text("default_places: 1\n", "utf-8")

    assert load(folder / "organisation.yaml").matching.default_places == 1
