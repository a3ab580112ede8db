"""Names of files and their order; pure."""

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.loading import load
from generators.export.archive import packed, plain_entry, settled
from generators.export.contents import contents, school_years
from generators.export.names import safe_name, unique
from generators.export.papers import (
    LONGEST_FILE,
    LONGEST_FOLDER,
    Paper,
    file_name,
    in_order,
    places,
)
from generators.export.pdf import settled_pdf
from sync.exporting.asked import Asked, output_path

SHIPPED = Path(__file__).parents[2] / "config" / "organisation.yaml"
CAPTION = "соглашение о сотрудничестве"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Приказ № 26/1", "Приказ № 26-1"),
        ('a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j"),
        ("  много   места \t", "много места"),
        ("точка в конце...", "точка в конце"),
        ("..", "документ"),
        ("", "документ"),
        ("CON", "CON-"),
        ("lpt1.txt", "lpt1.txt-"),
        ("\u202eоборот", "-оборот"),
        ("и\u0306", "й"),
        ("я" * 300, "я" * 40),
        ("3.1 приказ о внедрении целевой модели наставничества", "3.1 приказ о внедрении целевой модели"),
        ("согласие на обработку, персональных и ещё", "согласие на обработку, персональных и"),
        ("протокол общей встречи наставников, — родители", "протокол общей встречи наставников"),
        ("1.4 положение о наставничестве в детском саду", "1.4 положение о наставничестве в детском"),
    ],
)  # fmt: skip
def test_a_safe_name(text: str, name: str) -> None:
    assert safe_name(text, 40) == name


@given(st.text())
def test_every_text_gives_a_name_that_windows_takes(text: str) -> None:
    name = safe_name(text, 60)

    assert 0 < len(name) <= 61
    assert not set(name) & set('<>:"/\\|?*\n\r\t')
    assert name.strip(" .") == name
    assert safe_name(name, 61) == name


def test_names_that_differ_in_capitals_alone_get_an_ordinal() -> None:
    assert unique({"1": "Лист", "2": "лист", "3": "Лист (2)"}) == {
        "1": "Лист",
        "2": "лист (2)",
        "3": "Лист (2) (2)",
    }


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        (Paper("agreement:П-05:2026-27", CAPTION, number="5/2026-27"), "Соглашение о сотрудничестве № 5-2026-27 (П-05)"),
        (Paper("directive:сад:2026-27", "приказ о запуске", number="42-ОД"), "Приказ о запуске № 42-ОД"),
        (Paper("directive:сад-2:2026-27", "приказ", number="без номера, Иванова"), "Приказ (сад-2)"),
        (Paper("agreement:П-05:2026-27", CAPTION, title="Соглашение с Ивановой"), "Соглашение о сотрудничестве (П-05)"),
        (Paper("х", ""), "х"),
    ],
)  # fmt: skip
def test_the_name_of_a_file_holds_kind_number_and_code_only(paper: Paper, name: str) -> None:
    assert file_name(paper) == name


def test_a_long_kind_is_cut_before_number_and_code_are() -> None:
    name = file_name(Paper("k:П-05:2026-27", "очень длинное название " * 9, number="7"))

    assert name.endswith(" очень длинное № 7 (П-05)")
    assert len(name) <= LONGEST_FILE


def test_the_kinds_of_the_configuration_have_their_whole_names_in_the_archive() -> None:
    kinds = load(SHIPPED).papers
    papers = [Paper(f"{k.kind}:П-05:2026-27", k.caption, k.activity, "5/2026-27") for k in kinds]

    found = places(papers)

    for kind in kinds:
        folder, _, name = found[f"{kind.kind}:П-05:2026-27"].partition("/")
        assert folder.endswith(kind.caption)
        assert name.endswith(f"{kind.caption[1:]} № 5-2026-27 (П-05)")
    place = "C:/Users/Старший воспитатель/Downloads/Документы 2026-27 (2)/"
    longest = len(place) + LONGEST_FOLDER + 1 + LONGEST_FILE + len(" (99).docx")
    assert longest < 260  # what Windows takes


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (["2026-27"], "2026/2027 учебный год"),
        (["2099-00"], "2099/2100 учебный год"),
        (["2027-28", "2026-27"], "2026/2027, 2027/2028 учебные годы"),
        (["когда-то"], "когда-то учебный год"),
        ([""], "без учебного года"),
    ],
)
def test_contents_name_the_school_year_as_papers_write_it(years: list[str], told: str) -> None:
    assert school_years([Paper(f"a:П-01:{year}", "а") for year in years]) == told


PAIR = [Paper(f"{kind}:П-05:2026-27", kind) for kind in ("соглашение", "план")]
WHOLE = Paper("directive:сад:2026-27", "приказ о запуске")


@pytest.mark.parametrize(
    ("asked", "papers", "name"),
    [
        (Asked(), [*PAIR, WHOLE], "Документы 2026-27.zip"),
        (Asked(("п-5",)), PAIR, "Документы П-05 2026-27.zip"),
        (Asked(("П-05", "У-07")), [*PAIR, Paper("c:У-07:2026-27", "в")], "Документы П-05, У-07 2026-27.zip"),
        (Asked(("П-05",)), [*PAIR, Paper("c:П-05:2027-28", "в")], "Документы П-05 2026-27, 2027-28.zip"),
        (Asked(("1", "2")), [*PAIR, WHOLE], "Документы П-05 и другие 2026-27.zip"),
        (Asked(("1", "2")), [Paper(f"c:П-0{n}:2026-27", "в") for n in range(1, 6)], "Документы П-01, П-02, П-03 и другие 2026-27.zip"),
        (Asked(("1", "2")), [WHOLE, WHOLE], "Документы по списку 2026-27.zip"),
        (Asked(kind="agreement"), [Paper("agreement:П-05:2026-27", CAPTION)], "Документы 2026-27, соглашение о сотрудничестве.zip"),
        (Asked(("П-05",), "план"), [PAIR[1]] * 2, "Документы П-05 2026-27, план.zip"),
    ],
)  # fmt: skip
def test_an_archive_is_named_after_what_was_asked(
    asked: Asked, papers: list[Paper], name: str, tmp_path: Path
) -> None:
    assert output_path(replace(asked, out=tmp_path), papers, ".zip", single=False).name == name


def test_papers_stand_as_people_count() -> None:
    papers = [
        Paper("b:П-01:2026-27", "б", "3.10", "10"),
        Paper("b:П-02:2026-27", "б", "3.10", "9"),
        Paper("a:П-01:2026-27", "а", "3.9"),
        Paper("c:П-01:2026-27", "в"),
        Paper("b:П-03:2026-27", "б", "3.10"),
    ]

    assert [p.key for p in in_order(reversed(papers))] == [
        "a:П-01:2026-27", "b:П-02:2026-27", "b:П-01:2026-27", "b:П-03:2026-27", "c:П-01:2026-27",
    ]  # fmt: skip


def test_paths_in_the_archive_are_bounded_and_unlike() -> None:
    papers = [Paper(f"k:сад:20{n}", "очень длинное название " * 9, "3.10") for n in (26, 27, 28)]

    found = places(papers)

    assert len({path.casefold() for path in found.values()}) == 3
    for path in found.values():
        folder, _, name = path.partition("/")
        assert len(folder) <= LONGEST_FOLDER
        assert len(name) <= LONGEST_FILE + len(" (3)")


def test_contents_say_number_date_title_state_and_file() -> None:
    papers = [
        Paper("a:П-01:2026-27", "а", "3.10", "1", date(2026, 9, 3), "Название", "подписан", "f"),
        Paper("a:П-02:2026-27", "а", "3.10", "2", None, "Другое", "файл не найден"),
    ]
    files = {"a:П-01:2026-27": "3.10 а/А № 1.docx"}

    page = contents("Документы", papers, files)

    assert page == contents("Документы", papers, files)
    document = docx.Document(BytesIO(page))
    rows = [
        [cell.text.replace("\u200b", "") for cell in row.cells] for row in document.tables[0].rows
    ]
    assert rows[1] == ["1", "1", "03.09.2026", "Название", "подписан", "3.10 а/А № 1.docx"]
    assert rows[2] == ["2", "2", "", "Другое", "файл не найден", "нет файла"]
    assert [r.target_ref for r in document.part.rels.values() if r.is_external] == [
        "3.10%20%D0%B0/%D0%90%20%E2%84%96%201.docx"
    ]


def test_an_archive_says_nothing_of_when_it_was_made() -> None:
    loose = BytesIO()
    with zipfile.ZipFile(loose, "w") as archive:
        archive.writestr(zipfile.ZipInfo("а.txt", (2026, 10, 1, 8, 0, 0)), b"1")

    assert settled(loose.getvalue()) == packed([("а.txt", b"1")])
    assert plain_entry("a", (1970, 1, 1, 0, 0, 0)).date_time == (1980, 1, 1, 0, 0, 0)


def test_a_pdf_keeps_its_length_and_loses_its_moment() -> None:
    def made(day: bytes, mark: bytes) -> bytes:
        return (
            b"%PDF /CreationDate(D:202611"
            + day
            + b"025036Z')>> /ID [ <"
            + mark * 32
            + b"> ] /DocChecksum /"
            + mark * 32
        )

    moment = datetime(2026, 9, 1, tzinfo=UTC)
    one, other = (settled_pdf(made(d, m), moment) for d, m in ((b"28", b"A"), (b"29", b"B")))

    assert one == other
    assert len(one) == len(made(b"28", b"A"))
    assert b"D:20260901000000Z" in one
