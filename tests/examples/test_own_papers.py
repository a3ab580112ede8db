"""A kind of paper of an institution's own begins with one of the shipped texts."""

import shutil
from pathlib import Path

import pytest
from medunitsa import EXAMPLE

from config.loading import ConfigurationError
from sync.settings import read_settings

OWN = """
- kind: visits_journal
  activity: '11'
  caption: 'журнал посещений'
  title: 'Журнал посещений'
  template: {}
  whom: institution
"""


def with_own_paper(folder: Path, template: str) -> Path:
    settings = folder / "medunitsa"
    shutil.copytree(EXAMPLE, settings)
    papers = settings / "papers.yaml"
    papers.write_text(papers.read_text("utf-8") + OWN.format(template), "utf-8")
    return settings / "organisation.yaml"


def test_a_paper_of_ones_own_takes_a_shipped_text(tmp_path: Path) -> None:
    settings = read_settings(with_own_paper(tmp_path, "training_plan"), {})
    assert settings.configuration.papers[-1].source == "training_plan"


def test_a_text_that_there_is_not_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="«visits_journal» нет текста «visits_list»"):
        read_settings(with_own_paper(tmp_path, "visits_list"), {})
