"""The pages for whoever keeps the programme running lead to files that are there and name files that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (
    "docs/operations.md",
    "docs/other-schedulers.md",
    "docs/ru/personalnye-dannye.md",
    "docs/cloud-run.md",
    "docs/decisions/0020-asked-to-end.md",
    "docs/decisions/0021-versions-of-the-spreadsheet.md",
)


def headings(page: Path) -> set[str]:
    """Anchors as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in found}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), target
        assert not anchor or anchor in headings(there), target


def test_operations_explain_every_exit_code_that_the_readme_lists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("| exit code | means |")[2]
    codes = re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)
    table = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    section = table.partition("## What an alert means")[2].partition("\n## ")[0]

    assert codes
    for code in codes:
        assert re.search(rf"^\|.*\b{code}\b `", section, re.MULTILINE), code
