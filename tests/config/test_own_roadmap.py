"""An institution's own roadmap beside shipped files that speak of the shipped one's lines."""

import shutil
from pathlib import Path

import pytest

from config.loading import ConfigurationError, load

SHIPPED = Path(__file__).parents[2] / "config"
ROADMAP = """\
title: 'План'
headers: ['№', 'Мероприятие', 'Срок', 'Ответственный', 'Результат']
sections: [{number: '1', title: 'Подготовка'}]
activities:
  - {number: '1.1', published_number: '1.1.', section: '1', title: 'Приказ'}
  - {number: '3.1', published_number: '3.1.', section: '1', title: 'Анкеты'}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An institution with a roadmap of its own, and nothing else."""
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "sad"
    own.mkdir()
    shutil.copy(SHIPPED / "organisation.yaml", own)
    (own / "roadmap.yaml").write_text(ROADMAP, "utf-8")
    return own


def mistakes(folder: Path) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(folder / "organisation.yaml")
    return caught.value.messages


def test_each_shipped_file_that_speaks_of_other_lines_is_told_once_with_what_to_do(
    folder: Path,
) -> None:
    told = mistakes(folder)

    assert len(told) == 3
    assert all(
        one.startswith("sad/roadmap.yaml: в Вашей дорожной карте нет строк ") for one in told
    )
    papers, questionnaires, registers = (
        next(one for one in told if name in one)
        for name in ("papers.yaml", "questionnaires", "registers.yaml")
    )
    assert "1.2, 1.3, " in papers
    assert " 1.1," not in papers
    assert papers.count("3.10,") == 1
    assert "на которые ссылается поставляемый papers.yaml" in papers
    assert f"скопируйте {SHIPPED / 'papers.yaml'}" in papers
    assert "лишние виды документов" in papers
    assert f"скопируйте {SHIPPED / 'questionnaires'}" in questionnaires
    assert "f12.yaml" in questionnaires
    assert "registers.yaml" in registers
    assert all("; положите рядом " in one for one in told)


def test_a_file_of_ones_own_is_told_line_by_line_with_a_number_that_is_there(folder: Path) -> None:
    shutil.copy(SHIPPED / "papers.yaml", folder)
    shutil.copy(SHIPPED / "registers.yaml", folder)

    told = mistakes(folder)

    own = [one for one in told if one.startswith("sad/papers.yaml, строка ")]
    assert len(own) > 3
    for one in own:
        missing = one.split(": строки ")[1].split(" ")[0]
        example = one.split("например ")[1]
        assert example in {"1.1", "3.1"}
        assert missing != example
    assert any(one.startswith("sad/registers.yaml, строка ") for one in told)
    assert not any("поставляемый" in one for one in told)


def test_one_missing_line_is_told_in_the_singular(folder: Path) -> None:
    shipped = (SHIPPED / "roadmap.yaml").read_text("utf-8")
    renumbered = shipped.replace("number: '5.4'", "number: '5.7'").replace("'5.4.'", "'5.7.'")
    (folder / "roadmap.yaml").write_text(renumbered, "utf-8")

    told = mistakes(folder)

    assert any(
        "нет строки 5.4, на которую ссылается поставляемый registers.yaml" in o for o in told
    )


def test_a_roadmap_without_lines_gives_no_example(folder: Path) -> None:
    head, _, _ = ROADMAP.partition("activities:")
    (folder / "roadmap.yaml").write_text(head + "activities: []\n", "utf-8")
    shutil.copy(SHIPPED / "papers.yaml", folder)

    told = [one for one in mistakes(folder) if one.startswith("sad/papers.yaml")]

    assert all("ожидался номер её строки, но в ней нет ни одной" in one for one in told)
