"""The shipped texts of papers: word for word as reviewed, sound, and open to other word processors.

To accept a changed wording, run these tests once with UPDATE_GOLDEN=1 and review the difference.
"""

import io
import os
import re
import shutil
import subprocess
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from paper_examples import paper

from config.loading import load
from generators.documents.building import build_template
from generators.documents.checks import check_template
from generators.documents.render import render
from generators.documents.source import template_source
from generators.documents.text import document_text, paragraph_text
from programme.papers.catalogue import TO_CHECK
from programme.papers.drafting import draft_of
from programme.papers.fields import known_fields

GOLDEN = Path(__file__).parent / "golden"
CONFIGURATION = load(Path(__file__).parents[2] / "config" / "organisation.yaml")
TEXTS = {kind.source: kind.about for kind in CONFIGURATION.papers}
"""Name of a source → what its papers are about."""
EXAMPLES = ("full", "bare", "odd")
AMENDING = [("directive_pairs", "amended"), ("directive_payment", "amended")]
REVIEWED = [*product(TEXTS, ("full", "bare")), *AMENDING]
WRITTEN = [*product(TEXTS, EXAMPLES), *AMENDING]
OFFICE = shutil.which("soffice")


@cache
def built(name: str) -> bytes:
    return build_template(template_source(name))


@cache
def written(name: str, example: str) -> bytes:
    context = draft_of(paper(example, TEXTS[name]), CONFIGURATION.positions).context
    assert context is not None
    return render(built(name), context)


def test_every_shipped_text_is_known_and_every_paper_that_is_made_has_one() -> None:
    sources = {Path(file.name).stem for file in (files("generators") / "templates").iterdir()}
    assert sources == TEXTS.keys()


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_uses_only_known_fields_and_is_sound(name: str) -> None:
    assert check_template(built(name), known_fields(TEXTS[name])) == ()


@pytest.mark.parametrize(("name", "example"), REVIEWED)
def test_a_paper_reads_word_for_word_as_reviewed(name: str, example: str) -> None:
    text = document_text(written(name, example)).replace("\xa0", "~")
    file = GOLDEN / f"{name}-{example}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "example"), WRITTEN)
def test_no_tag_blank_word_or_stray_sign_is_left(name: str, example: str) -> None:
    text = document_text(written(name, example))
    assert not re.search(r"\{\{|\{%|%\}|\}\}|\bNone\b|\bnan\b|undefined", text)
    assert "  " not in re.sub(r"\|  (?=\|)", "| |", text)
    assert not re.search(r" [,.;:)]|,,|\.\.|;\.|\(\)|\( ", text)


@pytest.mark.parametrize(("name", "example"), WRITTEN)
def test_a_paper_says_something_without_gaps_in_it(name: str, example: str) -> None:
    """Paragraph by paragraph, as Google Docs gives a document out as plain text."""
    body = Document(io.BytesIO(written(name, example))).element.body
    paragraphs = [paragraph_text(paragraph) for paragraph in body.iter(qn("w:p"))]
    assert sum(len(text.strip()) for text in paragraphs) >= 80
    assert not [text for text in paragraphs if re.search(r"[^\s.]  +[^\s_]", text)]


def test_every_text_says_what_to_check_before_it_is_printed() -> None:
    assert TO_CHECK.keys() == TEXTS.keys()
    for told in TO_CHECK.values():
        assert told
        assert len(set(told)) == len(told)
        assert all(re.fullmatch(r"[А-Я](?:(?!  ).)+\.", sentence) for sentence in told)


@pytest.mark.parametrize(
    ("unsure", "said"),
    [
        ("три рабочих дня", "Три рабочих дня"),
        ("351.8", "351.8"),
        ("№~1264-р", "Названия актов"),
        ("менее пяти", "менее пяти"),
        ("реверсивное", "Виды наставничества"),
    ],
)
def test_what_rests_on_no_act_that_was_read_is_told_wherever_it_is_printed(
    unsure: str, said: str
) -> None:
    printing = [name for name in TEXTS if unsure in _plain(template_source(name))]
    assert printing
    assert [name for name in printing if said not in " ".join(TO_CHECK[name])] == []


def _plain(source: str) -> str:
    lines = [line for line in source.splitlines() if not line.startswith("%%")]
    return " ".join(" ".join(lines).replace("~трёх", " трёх").replace("~три", " три").split())


@pytest.mark.parametrize("name", TEXTS)
def test_no_word_of_a_text_mixes_alphabets(name: str) -> None:
    source = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\[.*?\]", "", template_source(name), flags=re.DOTALL)
    words = re.findall(r"\w+", source)
    assert not [w for w in words if re.search(r"[a-zA-Z]", w) and re.search(r"[а-яёА-ЯЁ]", w)]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: nothing converts papers")
def test_libreoffice_opens_every_paper(tmp_path: Path) -> None:
    names = [f"{name}-{example}" for name, example in REVIEWED]
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(written(*name.rsplit("-", 1)))
    command = [
        str(OFFICE),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf")),
        *(str(tmp_path / f"{name}.docx") for name in names),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    pages = {file.stem for file in (tmp_path / "pdf").glob("*.pdf") if file.stat().st_size > 1000}
    assert pages == set(names), done.stdout + done.stderr
    told = [line for line in (done.stdout + done.stderr).splitlines() if " -> " not in line]
    # LibreOffice without Java says so each time; papers need none.
    assert [line for line in told if line.strip() and "javaldx" not in line] == []
