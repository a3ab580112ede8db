"""``nastavnik export`` as a process: one paper, one file of many, the archive of a year."""

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
import requests
from office import Office, service
from papers_made import Made, footnoted, keys, paper, put_papers, saved

from sync.exporting.office import find_office

pytestmark = pytest.mark.journey
NO_OFFICE = {"PATH": "/nowhere"}


def text_of(path: Path) -> str:
    return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


@pytest.fixture
def three(office: Office) -> list[Made]:
    """Three agreements of pairs."""
    return put_papers(office, [(key, paper(f"Текст {key}")) for key in keys(3)])


@pytest.mark.parametrize("way", ["key", "number", "file", "link", "code"])
def test_one_paper_by_whatever_names_it(
    office: Office, three: list[Made], tmp_path: Path, way: str
) -> None:
    meant = three[1]
    named = {
        "key": meant.key,
        "number": "№ 2",
        "file": meant.file,
        "link": f"https://docs.google.com/document/d/{meant.file}/edit?usp=sharing",
        "code": "п-2",
    }[way]
    out = tmp_path / "один.docx"

    answered = office.run("export", named, "--out", str(out), "--pdf", "no")

    assert answered.code == 0, answered.said
    assert answered.value["files"] == [str(out)]
    assert answered.value["papers"] == [{"key": meant.key, "file": "один.docx"}]
    assert answered.value["pdf"] == "off"
    assert text_of(out) == f"Текст {meant.key}"
    assert sorted(p.name for p in tmp_path.glob(".*.part")) == []


def test_a_year_is_an_archive_with_its_contents(
    office: Office, three: list[Made], tmp_path: Path
) -> None:
    answered = office.run("export", "--out", str(tmp_path), **NO_OFFICE)

    assert answered.code == 0, answered.said
    (path,) = map(Path, answered.value["files"])
    assert path == tmp_path / "Документы 2026-27.zip"
    assert answered.value["pdf"] == "absent"
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        page = docx.Document(io.BytesIO(archive.read("Содержание.docx")))
        texts = [docx.Document(io.BytesIO(archive.read(n))).paragraphs[0].text for n in names[1:]]
    folder = "3.10 соглашение о сотрудничестве"
    assert names[1] == f"{folder}/Соглашение о сотрудничестве № 1 (П-01).docx"
    assert texts == [f"Текст {key}" for key in keys(3)]
    rows = [[cell.text for cell in row.cells] for row in page.tables[0].rows]
    assert rows[0] == ["№", "Номер", "Дата", "Название", "Состояние", "Файл"]
    assert rows[2][:2] == ["2", "2"]
    assert [row["file"] for row in answered.value["papers"]] == names[1:]


def test_a_paper_that_is_gone_is_named_and_the_others_go_on(
    office: Office, three: list[Made], tmp_path: Path
) -> None:
    files = service(office.base_url, "drive.v3").files()
    files.update(fileId=three[0].file, body={"trashed": True}).execute()
    files.delete(fileId=three[1].file).execute()

    answered = office.run("export", "--out", str(tmp_path / "a.zip"), "--pdf", "no")

    assert answered.code == 0
    told = {finding["row"]: finding["text"] for finding in answered.value["findings"]}
    assert set(told) == {three[0].key, three[1].key}
    assert all("корзин" in text for text in told.values())
    assert [p["key"] for p in answered.value["papers"]] == [three[2].key]


def test_where_no_file_is_left_nothing_is_made(
    office: Office, three: list[Made], tmp_path: Path
) -> None:
    service(office.base_url, "drive.v3").files().delete(fileId=three[0].file).execute()

    answered = office.run("export", three[0].key, "--out", str(tmp_path / "a.docx"), "--pdf", "no")

    assert answered.code == 2
    assert three[0].key in answered.value["error"]
    assert sorted(p.name for p in tmp_path.iterdir() if "a.docx" in p.name) == []


def test_nobodys_file_is_overwritten(office: Office, three: list[Made], tmp_path: Path) -> None:
    mine = tmp_path / "мой.zip"
    mine.write_bytes(b"mine")

    refused = office.run("export", "--out", str(mine), "--pdf", "no")
    first = office.run("export", "--out", str(tmp_path), "--pdf", "no")
    second = office.run("export", "--out", str(tmp_path), "--pdf", "no")

    assert refused.code == 2
    assert "уже есть" in refused.value["error"]
    assert mine.read_bytes() == b"mine"
    assert [Path(p).name for a in (first, second) for p in a.value["files"]] == [
        "Документы 2026-27.zip",
        "Документы 2026-27 (2).zip",
    ]
    one, other = (Path(a.value["files"][0]).read_bytes() for a in (first, second))
    assert one == other  # the same papers, the same bytes


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["нет такого"], "Документа «нет такого»"),
        (["--kind", "agreemnt"], "Похожие:\n  agreement — соглашение о сотрудничестве"),
        (["--kind", "приказ"], "Все виды: agreement — соглашение о сотрудничестве"),
        (["--year", "2020-21"], "есть: 2026-27"),
        (["--year", "2026-28"], "ожидался учебный год"),
        (["--out", "папка/которой/нет.zip"], "такой папки нет"),
        (["--out", "a.txt"], ".zip"),
        (["--pdf", "maybe"], "можно: auto, yes, no"),
        (["--pdf", "yes"], "LibreOffice"),
    ],
)
def test_wrong_use_says_what_there_is(
    office: Office, three: list[Made], arguments: list[str], said: str
) -> None:
    answered = office.run("export", *arguments, **NO_OFFICE)

    assert answered.code == 2
    assert said in answered.value["error"]


def test_an_empty_register_says_so(office: Office) -> None:
    answered = office.run("export")

    assert answered.code == 2
    assert "ещё нет ни одного документа" in answered.value["error"]


def test_a_register_that_was_deleted_is_named_with_its_remedy(
    office: Office, three: list[Made]
) -> None:
    office.spreadsheet.del_worksheet(office.spreadsheet.worksheet("Документы"))

    answered = office.run("export")

    assert answered.code == 2
    assert "Нет вкладки «Документы»" in answered.value["error"]
    assert "nastavnik init" in answered.value["error"]
    assert "ни одного документа" not in answered.value["error"]


def test_a_register_whose_keys_were_deleted_says_so(office: Office, three: list[Made]) -> None:
    sheet = office.spreadsheet.worksheet("Документы")
    sheet.update_cell(1, sheet.row_values(1).index("Ключ") + 1, "")

    answered = office.run("export")

    assert answered.code == 2
    assert "«Ключ»" in answered.value["error"]
    assert "ни одного документа" not in answered.value["error"]


def test_the_papers_of_one_pair_are_named_after_it(office: Office, tmp_path: Path) -> None:
    kinds = ("agreement", "mentoring_plan")
    put_papers(office, [(key, paper(key)) for kind in kinds for key in keys(2, kind)])

    answered = office.run("export", "П-02", "--out", str(tmp_path), "--pdf", "no")

    assert answered.code == 0, answered.said
    assert answered.value["files"] == [str(tmp_path / "Документы П-02 2026-27.zip")]
    with zipfile.ZipFile(tmp_path / "Документы П-02 2026-27.zip") as archive:
        page = docx.Document(io.BytesIO(archive.read("Содержание.docx")))
    assert "2026/2027 учебный год" in page.paragraphs[0].text


@pytest.mark.skipif(not find_office(), reason="LibreOffice (soffice) is not installed")
def test_one_file_to_print_and_its_pdf(office: Office, three: list[Made], tmp_path: Path) -> None:
    out = tmp_path / "все.docx"

    answered = office.run("export", "--kind", "agreement", "--one-file", "--out", str(out))

    assert answered.code == 0, answered.said
    assert answered.value["files"] == [str(out), str(tmp_path / "все.pdf")]
    assert answered.value["pdf"] == "made"
    assert text_of(out).split("\n") == [f"Текст {key}" for key in keys(3)]
    assert len(docx.Document(str(out)).sections) == 3
    assert (tmp_path / "все.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(not find_office(), reason="LibreOffice (soffice) is not installed")
def test_an_archive_with_pdf_files_is_the_same_to_the_byte(
    office: Office, three: list[Made], tmp_path: Path
) -> None:
    made = [office.run("export", "--out", str(tmp_path / name)) for name in ("a.zip", "b.zip")]

    assert [answered.value["pdf"] for answered in made] == ["made", "made"]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert sum(name.endswith(".pdf") for name in archive.namelist()) == 3
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_papers_that_cannot_be_had_are_named_and_the_others_go_on(
    office: Office, tmp_path: Path
) -> None:
    """Google exports no file above 10 MB, and staff may put anything into a document."""
    large = docx.Document()
    large.add_picture(io.BytesIO(noise()))
    put_papers(
        office,
        [
            (k, c)
            for k, c in zip(
                keys(3),
                (saved(large), footnoted("сноска", damaged=True), paper("хороший")),
                strict=True,
            )
        ],
    )

    out = tmp_path / "все.docx"
    answered = office.run("export", "--one-file", "--out", str(out), "--pdf", "no")

    assert answered.code == 0, answered.said
    told = {finding["row"]: finding["text"] for finding in answered.value["findings"]}
    assert "exportSizeLimitExceeded" in told[keys(3)[0]]
    assert "повреждён" in told[keys(3)[1]]
    assert text_of(out) == "хороший"
    assert len(answered.value["papers"]) == 1


def noise() -> bytes:
    """A picture of 11 MB that no packing makes smaller."""
    chance = random.Random(1)  # noqa: S311 - the same picture every time, not a secret
    lines = b"".join(b"\0" + chance.randbytes(3000) for _ in range(3700))

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 1000, 3700, 8, 2, 0, 0, 0)
    stored = zlib.compress(lines, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", stored) + chunk(b"IEND", b"")
    )


def test_google_that_refuses_ends_the_export_and_what_is_fetched_stays(
    office: Office, three: list[Made], tmp_path: Path
) -> None:
    office.plan_fault("drive.files.export", "return-401", "return-401", "return-401", "return-401")

    refused = office.run("export", "--out", str(tmp_path / "a.zip"), "--pdf", "no")
    requests.delete(f"{office.base_url}/_emulator/faults", timeout=10)
    again = office.run("export", "--out", str(tmp_path / "a.zip"), "--pdf", "no")

    assert refused.code == 4
    assert again.code == 0, again.said
