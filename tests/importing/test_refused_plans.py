"""What ``import-roadmap`` says of a file that holds no plan: the reason once, with the remedy."""

import io
from pathlib import Path

import docx
import pytest

from sync.cli.import_roadmap import run
from sync.cli.output import Output
from sync.refusals import WrongUse
from sync.settings import read_settings

CONFIG = Path(__file__).parents[2] / "config" / "organisation.yaml"


def refusal(file: Path) -> str:
    """The words with which a file is refused."""
    with pytest.raises(WrongUse) as refused:
        run(read_settings(CONFIG), Output(as_json=False), file, dry_run=True)
    return str(refused.value)


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [word_file(), word_file("Уважаемые коллеги!"), b"", "Просто письмо".encode()],
    ids=["empty document", "letter in Word", "empty file", "letter"],
)
def test_a_file_without_a_plan_is_told_so_once(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / ("plan.docx" if content.startswith(b"PK") else "plan.txt")
    file.write_bytes(content)

    said = refusal(file)

    assert said.lower().count("ни одной строки плана") == 1
    assert said.count("Нужна таблица") == 1


@pytest.mark.parametrize("kept", [4, 300, 5_000])
def test_a_torn_document_is_told_so_once(tmp_path: Path, kept: int) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(word_file("План")[:kept])

    said = refusal(file)

    assert said.count("повреждён") == said.count("Ничего не изменено") == 1


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize("apart", [True, False])
def test_a_refusal_stands_once_in_each_place(tmp_path: Path, as_json: bool, apart: bool) -> None:
    """As a terminal shows it, or as a script takes it with the two streams apart."""
    told, beside = tmp_path / "out.txt", tmp_path / ("err.txt" if apart else "out.txt")
    with told.open("a", encoding="utf-8") as stdout, beside.open("a", encoding="utf-8") as stderr:
        code = Output(as_json=as_json, stdout=stdout, stderr=stderr).failure("файл повреждён", 2)

    assert code == 2
    said = [path.read_text("utf-8").count("файл повреждён") for path in {told, beside}]
    assert max(said) == 1
    assert sum(said) == (2 if apart and as_json else 1)
