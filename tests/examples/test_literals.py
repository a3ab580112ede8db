"""Product code knows no institution, no line of a roadmap and no questionnaire by name: that is configuration."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.loading import load

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for folder in ("config", "programme", "generators", "sync")
    for file in (ROOT / folder).rglob("*.py")
)
TEMPLATES = sorted((ROOT / "generators" / "templates").glob("*.txt"))
SHIPPED = load(ROOT / "config" / "organisation.yaml")

INSTITUTION = re.compile(r"СЕРПАНТИН|[Дд]етский сад № ?\d")
QUESTIONNAIRE = re.compile(r"(?<![А-Яа-яЁё])Ф\d{1,2}(?!\d)")
LINE = re.compile(r"(?:строк\w*|пункт\w*)[ ~]+\d\.\d+ дорожной")
ACTIVITIES = frozenset(activity.number for activity in SHIPPED.roadmap.activities)

TOLD = {
    "config/explaining.py": "shows people how a code is written",
    "programme/papers/figure_fields.py": "the field of a template is explained by the shipped questionnaires",
}
"""Files whose strings may name a questionnaire, and why."""


def strings(source: str) -> Iterator[str]:
    """Texts of a module that the programme works with: all but its documentation."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_code_names_nothing_that_another_institution_calls_otherwise(file: Path) -> None:
    texts = list(strings(file.read_text(encoding="utf-8")))
    found = [text for text in texts if INSTITUTION.search(text) or text in ACTIVITIES]
    if file.relative_to(ROOT).as_posix() not in TOLD:
        found += [text for text in texts if QUESTIONNAIRE.search(text)]
    assert found == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_prints_no_line_and_no_questionnaire_of_one_roadmap(file: Path) -> None:
    printed = [
        line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("%%")
    ]
    found = [
        line for line in printed if any(r.search(line) for r in (INSTITUTION, QUESTIONNAIRE, LINE))
    ]
    assert found == []


def test_the_walk_finds_a_name_and_leaves_documentation_alone() -> None:
    (found,) = strings('"""Ф1: documentation."""\nasked = f"Ф3: {1}"\n')
    assert QUESTIONNAIRE.search(found)
