"""One .docx of many, as LibreOffice lays it out: the same pages, texts and headers as each paper alone."""

import html
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Pt
from papers_made import footnoted, made, paper

from generators.documents.building import build_template
from generators.export.merging.merge import merged
from sync.exporting.office import Office, find_office

pytestmark = pytest.mark.skipif(not find_office(), reason="LibreOffice (soffice) is not installed")

TEMPLATES = Path(__file__).parents[2] / "generators" / "templates"


def test_libreoffice_opens_every_template_in_one_file(tmp_path: Path) -> None:
    built = [build_template(path.read_text("utf-8")) for path in sorted(TEMPLATES.glob("*.txt"))]
    source = tmp_path / "whole.docx"
    source.write_bytes(merged(built))
    alone = [tmp_path / f"one{n}.docx" for n in range(len(built))]
    for path, content in zip(alone, built, strict=True):
        path.write_bytes(content)

    with Office(find_office()) as office:
        office.convert([source, *alone], tmp_path)

    counts = [_pages(tmp_path / f"{path.stem}.pdf") for path in (source, *alone)]
    assert counts[0] == sum(counts[1:]) > len(built)


def _pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def test_libreoffice_shows_every_text_on_its_own_page_with_its_own_header(tmp_path: Path) -> None:
    source = tmp_path / "whole.docx"
    papers = [
        paper("Первый текст", header="Шапка первого"),
        paper("Второй текст", landscape=True),
        paper("Третий текст", numbers=True, font="Arial"),
        footnoted("Четвёртая сноска"),
    ]
    source.write_bytes(merged(papers))

    with Office(find_office()) as office:
        office.convert([source], tmp_path)
    pdf = (tmp_path / "whole.pdf").read_bytes()
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    by_office(tmp_path, "html:HTML (StarWriter):EmbedImages", ".", "whole.docx")
    shown = " ".join(html.unescape((tmp_path / "whole.html").read_text("utf-8")).split())

    assert [float(width) > float(height) for width, height in boxes[:4]] == [
        False,
        True,
        False,
        False,
    ]
    assert _pages(tmp_path / "whole.pdf") == 4
    for text in (
        "Шапка первого",
        "Первый текст",
        "Второй текст",
        "Третий текст",
        "Четвёртая сноска",
    ):
        assert shown.count(text) == 1, text


def rich(document: Any) -> None:
    """Headings, both kinds of list, a styled table, a page and a half of text."""
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Georgia", Pt(10)
    document.sections[0].header.paragraphs[0].text = "Шапка"
    document.add_heading("Заголовок", 1)
    for style in ("List Number", "List Bullet"):
        for _ in range(3):
            document.add_paragraph("пункт", style=style)
    document.add_table(2, 2, style="Light Grid Accent 1").cell(0, 0).text = "ячейка"
    for _ in range(30):
        document.add_paragraph("Много слов подряд " * 9)


def test_papers_of_three_origins_take_the_pages_they_take_alone(tmp_path: Path) -> None:
    """Ours, python-docx's and LibreOffice's own: other styles, themes, defaults, numbering."""
    ours = build_template((TEMPLATES / "mentoring_plan.txt").read_text("utf-8"))
    (tmp_path / "rich.docx").write_bytes(made(rich))
    (tmp_path / "ours.docx").write_bytes(ours)
    by_office(tmp_path, "docx:MS Word 2007 XML", "again", "rich.docx", "ours.docx")
    papers = [
        ours,
        (tmp_path / "again" / "rich.docx").read_bytes(),
        made(rich),
        (tmp_path / "again" / "ours.docx").read_bytes(),
        made(rich),
        ours,
    ]
    names = [f"{place}.docx" for place in range(len(papers))]
    for name, content in zip(("whole.docx", *names), (merged(papers), *papers), strict=True):
        (tmp_path / name).write_bytes(content)

    by_office(tmp_path, "pdf", "pdf", "whole.docx", *names)

    whole, *alone = (
        _pages(tmp_path / "pdf" / f"{Path(n).stem}.pdf") for n in ("whole.docx", *names)
    )
    assert whole == sum(alone) > len(papers)


def by_office(folder: Path, kind: str, out: str, *names: str) -> None:
    """Convert files as LibreOffice does it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [find_office(), profile, "--headless", "--convert-to", kind, "--outdir", out, *names],
        check=True, timeout=180, capture_output=True, cwd=folder,
    )  # fmt: skip
