"""The guides speak of what is really there: tabs, columns, views, decisions, commands, files."""

import re
from pathlib import Path

import pytest

from config.loading import load
from generators.municipality.institutions import STATES
from generators.municipality.tabs import directory_tabs
from generators.workbook.start import captions
from generators.workbook.tabs import all_tabs
from programme.pairs import Decision
from programme.russian.texts import normal_text
from sync.cli.arguments import read_arguments

ROOT = Path(__file__).parents[2]
STAFF = sorted((ROOT / "docs" / "ru").glob("*.md"))
GUIDES = [*STAFF, ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMED = re.compile(r"\*\*«([^»]+)»\*\*")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]*)(?:#[^)\s]*)?\)")
COMMAND = re.compile(r"nastavnik (?!КОМАНДА|COMMAND)([a-z-]+)")


def _told(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def names() -> set[str]:
    """What staff can find in the spreadsheet, word for word (case apart)."""
    shipped = load(ROOT / "config" / "organisation.yaml")
    tabs = (*all_tabs(shipped), *directory_tabs(shipped))
    columns = [column for tab in tabs for column in tab.columns]
    found = [
        *(tab.title for tab in tabs),
        *(view.title for tab in tabs for view in tab.views),
        *(column.header for column in columns),
        *(choice for column in columns for choice in column.choices),
        *(decision.value for decision in Decision),
        *captions(shipped.questionnaires).values(),
        *STATES,
    ]
    return {normal_text(name) for name in found}


@pytest.mark.parametrize("guide", STAFF, ids=lambda path: path.name)
def test_what_a_staff_guide_names_in_bold_is_in_the_spreadsheet(
    guide: Path, names: set[str]
) -> None:
    unknown = [name for name in NAMED.findall(_told(guide)) if normal_text(name) not in names]
    assert not unknown


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_and_pictures_of_a_guide_lead_somewhere(guide: Path) -> None:
    targets = [target for target in LINK.findall(guide.read_text(encoding="utf-8")) if target]
    missing = [t for t in targets if "://" not in t and not (guide.parent / t).exists()]
    assert not missing


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_commands_that_a_guide_names_exist(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in sorted(set(COMMAND.findall(guide.read_text(encoding="utf-8")))):
        with pytest.raises(SystemExit) as shown:
            read_arguments([command, "-h"])
        assert shown.value.code == 0, command
    capsys.readouterr()


def test_the_guide_to_the_year_has_every_line_of_the_roadmap() -> None:
    told = (ROOT / "docs" / "ru" / "god.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| (\d+\.\d+) \|", told, re.MULTILINE)
    activities = load(ROOT / "config" / "organisation.yaml").roadmap.activities
    assert lines == [activity.number for activity in activities]
