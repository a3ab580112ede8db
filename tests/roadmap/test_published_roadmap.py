"""The published text and the configured roadmap say the same, and odd texts are told, not dropped."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.loading import load
from config.roadmap import Roadmap
from programme.roadmap import ImportedRoadmap, lines_of, read_roadmap

HERE = Path(__file__).parent
PUBLISHED = (HERE / "roadmap-serpantin.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def configured() -> Roadmap:
    return load(HERE.parents[1] / "config" / "organisation.yaml").roadmap


def keys(imported: ImportedRoadmap) -> list[str]:
    return [finding.key for finding in imported.findings]


def test_the_configured_roadmap_is_the_published_one_cell_for_cell(configured: Roadmap) -> None:
    imported = read_roadmap(PUBLISHED)

    assert imported.lines == lines_of(configured)
    assert imported.title == configured.title
    assert imported.headers == configured.headers


def test_every_cell_of_the_published_text_is_found_again() -> None:
    rows = [line.split("\t") for line in PUBLISHED.split("\n") if "\t" in line]
    cells = [
        [line.published_number, line.title, line.timeframe, line.responsible, line.result]
        for line in read_roadmap(PUBLISHED).lines
    ]

    assert [list(read_roadmap(PUBLISHED).headers), *cells] == rows


def test_five_sections_and_twenty_three_activities_keep_their_order_and_numbers() -> None:
    lines = read_roadmap(PUBLISHED).lines

    assert [line.number for line in lines if line.is_section] == ["1", "2", "3", "4", "5"]
    assert len([line for line in lines if not line.is_section]) == 23
    third = [line.published_number for line in lines if line.number.startswith("3.")]
    assert third == [f"3.{n}." for n in range(1, 13)]


def test_only_the_empty_cells_of_three_lines_are_asked_for() -> None:
    imported = read_roadmap(PUBLISHED)

    assert keys(imported) == ["3.7.", "3.8.", "5.2."]
    assert all("срок, ответственный исполнитель" in finding.text for finding in imported.findings)
    assert "результат" in imported.findings[0].text
    assert "результат" not in imported.findings[2].text


@pytest.mark.parametrize(
    ("replaced", "by"),
    [
        ("\n", "\r\n"),
        ("\n", "\r"),
        (" ", "\u00a0"),
        (" ", "\u202f"),
        ("Заведующий", "Заведу\u00adющий"),
        ("\t", " \t "),
        ("\n", "\n\n\t\t\t\t\n"),
    ],
)
def test_line_ends_odd_spaces_and_blank_rows_change_nothing(replaced: str, by: str) -> None:
    plain = read_roadmap(PUBLISHED)
    odd = read_roadmap("\ufeff" + PUBLISHED.replace(replaced, by))

    assert (odd.title, odd.headers, odd.lines) == (plain.title, plain.headers, plain.lines)
    assert keys(odd) == keys(plain)


HEADER = "№ п/п\tНаименование\tСроки\tОтветственный\tРезультат\n"


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("", "", "Ни одной строки плана"),
        ("просто текст", "", "Ни одной строки плана"),
        (
            HEADER + "1\tРаздел\t\t\t\n1.1.\tДело\tмай\tКуратор\tСправка\tлишнее\n",
            "1.1.",
            "Строка 3: ячеек больше, чем столбцов",
        ),
        (
            HEADER + "1\tРаздел\t\t\t\n1.1.\tДело\tмай\n",
            "1.1.",
            "Строка 3, пункт 1.1. — не указано: ответственный",
        ),
        (
            HEADER + "1\tРаздел\t\t\t\n1.1.\t\tмай\tКуратор\tСправка\n",
            "1.1.",
            "не указано: наименование",
        ),
        (
            HEADER + "1\tР\t\t\t\n1.1.\tДело\tмай\tК\tС\n\tи продолжение\t\t\t\n",
            "1.1.",
            "Строка 4 — без номера, присоединено к предыдущей строке: «и продолжение»",
        ),
        (
            HEADER + "1\tР\t\t\t\n1.1.\tа\tмай\tК\tС\n1.1.\tб\tмай\tК\tС\n",
            "1.1.",
            "несколько раз (строка 3, строка 4)",
        ),
        (HEADER + "2.1.\tДело\tмай\tКуратор\tСправка\n", "", "Нет заголовка раздела 2"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(text: str, key: str, words: str) -> None:
    found = [
        finding
        for finding in read_roadmap(text).findings
        if finding.key == key and words in finding.text
    ]

    assert len(found) == 1


def test_the_surplus_of_a_row_is_kept_in_its_last_cell() -> None:
    (line,) = read_roadmap("1.1.\tДело\tмай\tКуратор\tСправка\tи отчёт").lines

    assert line.result == "Справка и отчёт"


def test_a_number_stays_text() -> None:
    numbers = [
        line.number
        for line in read_roadmap("3.1.\tа\tб\tв\tг\n3.10.\tа\tб\tв\tг\n3. 2.\tа\tб\tв\tг").lines
    ]

    assert numbers == ["3.1", "3.10", "3.2"]


cells = st.text(st.sampled_from('1.39\t\n\r\ufeff \u00a0№«»*"aя\x00\x85'), max_size=80)


@given(st.one_of(st.text(max_size=200), cells))
def test_no_text_raises_and_no_filled_row_vanishes(text: str) -> None:
    imported = read_roadmap(text)

    assert imported.lines or imported.findings
    for line in imported.lines:
        assert line.number == line.published_number.replace(" ", "").rstrip(".")


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.integers(1, 99), *[st.text("абв, -;", min_size=1)] * 4),
        max_size=8,
    )
)
def test_rows_written_with_tabs_are_read_back(
    rows: list[tuple[int, int, str, str, str, str]],
) -> None:
    text = "\r\n".join("\t".join([f"{section}.{place}.", *rest]) for section, place, *rest in rows)

    read = [
        (line.title, line.timeframe, line.responsible, line.result)
        for line in read_roadmap(text).lines
    ]

    assert read == [tuple(" ".join(cell.split()) for cell in row[2:]) for row in rows]
