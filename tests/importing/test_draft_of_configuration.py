"""A published plan becomes a draft of roadmap.yaml that loads as it is, every cell in it."""

import json
import shutil
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from config.loading import load
from config.roadmap import Roadmap
from programme.roadmap import configuration_draft, lines_of, read_roadmap
from sync.cli.roadmap_draft import write_draft
from sync.refusals import WrongUse

ROOT = Path(__file__).parents[2]
PUBLISHED = (ROOT / "tests" / "roadmap" / "roadmap-serpantin.txt").read_text("utf-8")


def test_the_draft_of_the_published_plan_is_its_configuration_proved_by_hand(
    tmp_path: Path,
) -> None:
    out = tmp_path / "roadmap.yaml"
    write_draft(read_roadmap(PUBLISHED), out)

    shipped = load(ROOT / "config" / "organisation.yaml").roadmap
    shutil.copy(ROOT / "config" / "organisation.yaml", tmp_path)
    roadmap = load(tmp_path / "organisation.yaml").roadmap
    assert lines_of(roadmap) == lines_of(shipped)
    assert {evidence.value for a in roadmap.activities for evidence in a.evidence} == {"manual"}


def test_a_plan_without_sections_years_and_captions_still_makes_a_whole_draft() -> None:
    draft = configuration_draft(read_roadmap("1.1.\tВстреча\tежегодно\tКуратор\tПротокол"))

    roadmap = TypeAdapter(Roadmap).validate_json(json.dumps(draft), strict=True)
    assert [(a.number, a.section, a.title) for a in roadmap.activities] == [("1.1", "1", "Встреча")]
    assert [section.number for section in roadmap.sections] == ["1"]


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "roadmap.yaml"
    out.write_text("мой файл", "utf-8")

    with pytest.raises(WrongUse, match="уже есть"):
        write_draft(read_roadmap(PUBLISHED), out)

    assert out.read_text("utf-8") == "мой файл"
