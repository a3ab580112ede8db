"""Every mistake in a changed configuration is named with its line."""

import shutil
from pathlib import Path

import pytest

from config.loading import ConfigurationError, load

SHIPPED = Path(__file__).parents[2] / "config"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped files in config/ below the working folder."""
    monkeypatch.chdir(tmp_path)
    ignore = shutil.ignore_patterns("*.py", "__pycache__", "*.local.yaml")
    shutil.copytree(SHIPPED, tmp_path / "config", ignore=ignore)
    return Path("config")


def mistakes(folder: Path) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(folder / "organisation.yaml")
    return caught.value.messages


def line_of(file: Path, text: str) -> int:
    lines = file.read_text("utf-8").split("\n")
    return next(n for n, line in enumerate(lines, 1) if text in line)


MISTAKES = [
    # file, replaced, by, words of the one message
    (
        "organisation.yaml",
        "time_zone: 'Europe/Moscow'",
        "time_zone: 'Moscow'",
        "неизвестный часовой пояс «Moscow»",
    ),
    (
        "organisation.yaml",
        "share_with: []",
        "share_with: [ann]",
        "«ann»; ожидался адрес электронной почты",
    ),
    ("organisation.yaml", "share_with: []", "share_with: 'a@b'", "ожидался список"),
    (
        "organisation.yaml",
        "spreadsheet_id: ''",
        "spreadsheet_id: 'https://x'",
        "ожидался идентификатор таблицы: часть её адреса между /d/ и /edit",
    ),
    (
        "organisation.yaml",
        "school_year_starts: '09-01'",
        "school_year_starts: '13-45'",
        "дня 13-45 нет в каждом году; ожидались месяц и день",
    ),
    (
        "organisation.yaml",
        "school_year_starts: '09-01'",
        "school_year_starts: 901",
        "«901»; ожидался текст",
    ),
    ("organisation.yaml", "place: ''", "plase: ''", "неизвестное поле «plase»; ожидалось «place»"),
    (
        "organisation.yaml",
        "place: ''",
        "qqqqq: ''",
        "неизвестное поле «qqqqq»; ожидалось одно из: full_name",
    ),
    ("organisation.yaml", "  position: ''", "  post: ''", "неизвестное поле «post»"),
    ("organisation.yaml", "  position: ''", "  gender: ''", "поле «gender» записано дважды"),
    (
        "matching.yaml",
        "default_places: 2",
        "default_places: 9",
        "число «9» вне границ; ожидалось число не больше 5",
    ),
    (
        "matching.yaml",
        "default_places: 2",
        "default_places: 4",
        "default_places больше, чем largest_places",
    ),
    ("matching.yaml", "default_places: 2", "default_places: два", "«два»; ожидалось целое число"),
    ("matching.yaml", "default_places: 2", "default_places: 2.5", "«2.5»; ожидалось целое число"),
    ("matching.yaml", "default_places: 2", "default_places:", "(пусто); ожидалось целое число"),
    ("matching.yaml", "consent_required: true", "consent_required: 1", "ожидалось true или false"),
    (
        "matching.yaml",
        "weight_wish: [15, 10, 5]",
        "weight_wish: [15, 10]",
        "не хватает значения № 3",
    ),
    (
        "matching.yaml",
        "weight_wish: [15, 10, 5]",
        "weight_wish: [15, 10, 5, 1]",
        "ожидалось меньше значений",
    ),
    ("matching.yaml", "weight_wish: [15, 10, 5]", "weight_wish: [15, 10, 500]", "не больше 100"),
    ("matching.yaml", "- [need] ", "- [needs] ", "«needs»; ожидалось одно из: «mutual»"),
    ("matching.yaml", "- [need] ", "- [load] ", "«load» стоит в order дважды"),
    ("matching.yaml", "- [need] ", "- [] ", "ожидалось хотя бы одно значение"),
    ("matching.yaml", "  - [need] ", "  # ", "в order не хватает: need"),
    ("matching.yaml", "weight_need: 10", "\tweight_need: 10", "ожидались пробелы"),
    ("monitoring.yaml", "before: Ф1.m08", "before: Ф1.m88", "в анкете Ф1 нет вопроса «m88»"),
    ("monitoring.yaml", "before: Ф1.m08", "before: F1.m08", "ожидался вопрос вида Ф6.s09"),
    ("monitoring.yaml", "['до 1 года', '1–3 года']", "['до года']", "нет ответа «до года»"),
    ("monitoring.yaml", "satisfied_from: 7", "satisfied_from: 4", "ожидалось число меньше 4"),
    ("monitoring.yaml", "at_least: 9,", "at_least: 19,", "уровни суммы не по порядку"),
    (
        "monitoring.yaml",
        "{question: Ф5.i03, up_to: 4,",
        "{question: Ф5.i03,",
        "ожидалось одно из полей",
    ),
    ("papers.yaml", "whom: candidates", "whom: participants", "ожидалось whom: candidates"),
    ("papers.yaml", "  follows_pairs: true\n", "", "ожидалось follows_pairs: true"),
    ("questionnaires/f1.yaml", "- id: m17", "- id: m77", "нет вопроса «m17»"),
    (
        "questionnaires/f3.yaml",
        "choices_from: mentees",
        "choices_from: mentors",
        "нет вопроса «p11»",
    ),
    ("questionnaires/f1.yaml", "reads: mentee\n", "", "анкет с reads: mentee — 0 (нет)"),
    (
        "questionnaires/f4.yaml",
        "asked_of: paired",
        "asked_of: paired\nreads: mentee",
        "анкет с reads: mentee — 2",
    ),
    ("questionnaires/f4.yaml", "f01: 'да'", "f01: 'наверное'", "нет варианта «наверное»"),
    ("questionnaires/f4.yaml", "f01: 'да'", "f99: 'да'", "у вопроса f99 нет варианта «да»"),
    ("questionnaires/f9.yaml", "answer: 'по окончании'", "answer: 'потом'", "варианта «потом»"),
    ("questionnaires/f9.yaml", "question: c00", "question: c99", "у вопроса c99 нет варианта"),
    ("questionnaires/f9.yaml", "opens: '05-01'", "opens: '02-30'", "дня 02-30 нет в каждом году"),
    ("questionnaires/f4.yaml", "kind: date", "kind: line", "поле past_when бывает только у даты"),
    ("matching.yaml", "weight_need: 10", "weight_need 10", "ожидалось «имя: значение»"),
    ("matching.yaml", "weight_need: 10", "weight_need: .inf", "ожидалось"),
    ("matching.yaml", "weight_need: 10", "weight_need: *a", "ожидалось значение в кавычках"),
    ("roadmap.yaml", "number: '3.10'", "number: 3.10", "«3.1»; ожидался текст"),
    ("roadmap.yaml", "number: '3.11'", "number: '3.12'", "не отвечает опубликованному «3.11.»"),
    (
        "roadmap.yaml",
        "questionnaires: Ф3",
        "questionnaires: Ф40",
        "неизвестная анкета «Ф40»; ожидалось одно из: Ф1, Ф1п, Ф2",
    ),
    ("roadmap.yaml", "paper: agreement", "paper: agreemnt", "неизвестный документ «agreemnt»"),
    (
        "roadmap.yaml",
        "evidence: roadmap",
        "evidence: proof",
        "«proof»; ожидалось одно из: «manual»",
    ),
    ("roadmap.yaml", "    evidence: roadmap", "    evidence: answers", "нет поля «questionnaires»"),
    (
        "roadmap.yaml",
        "    evidence: roadmap",
        "    evidence: roadmap\n    at_least: 0",
        "ожидалось число не меньше 1",
    ),
    ("roadmap.yaml", "title: 'План", "# title: 'План", "нет поля «title»"),
    ("questionnaires/f1.yaml", "id: m02", "id: m01", "вопрос m01 записан дважды"),
    ("questionnaires/f1.yaml", "code: Ф1", "code: Ф2", "анкета Ф2 уже описана"),
    ("questionnaires/f1.yaml", "tab: answers_f1", "tab: answers_f2", "вкладка «answers_f2» занята"),
    (
        "questionnaires/f1.yaml",
        "identity: fio",
        "identity: code",
        "нет обязательного вопроса «code»",
    ),
    (
        "questionnaires/f1.yaml",
        "activities: ['3.1', '3.2']",
        "activities: ['3.1', '9.9']",
        "строки 9.9 нет",
    ),
    (
        "questionnaires/f3.yaml",
        "'нет': part_all",
        "'нет': part_a",
        "уже пройденный раздел «part_a»",
    ),
    (
        "questionnaires/f3.yaml",
        "'наставник': part_b",
        "'наставник': part_c",
        "раздел «part_c»",
    ),
    ("questionnaires/f3.yaml", "'наставник': part_b", "'тьютор': part_b", "варианта «тьютор» нет"),
    ("competencies.yaml", "key: 'К02'", "key: 'К01'", "ключ К01 записан дважды"),
    ("competencies.yaml", "key: 'К02'", "key: 'K02'", "ожидался ключ вида К07 (буква К — русская)"),
    ("positions.yaml", "  genitive: 'методиста'\n", "", "нет поля «genitive»"),
    ("papers.yaml", "activity: '3.10'", "activity: '3.100'", "строки 3.100 нет"),
    ("papers.yaml", "№ {number}", "№ {nomer}", "непонятно {nomer}"),
    ("papers.yaml", "№ {number}", "№ {number", "непонятно"),
    ("registers.yaml", "activity: '3.6'", "activity: '3.66'", "строки 3.66 нет в дорожной карте"),
    ("registers.yaml", "cases: '5.4'", "cases: '54'", "строки 54 нет в дорожной карте"),
    ("registers.yaml", "kind: 'другое'", "kind: 'Обмен опытом'", "записан дважды"),
    ("registers.yaml", "kind: 'другое'", "kind: ''", "ожидался непустой текст"),
    ("registers.yaml", "purpose: 'распространение'", "purpose: 'на всё'", "ожидалось одно из"),
    ("competencies.yaml", "key: 'К02'", "key: ''", "ожидался ключ вида"),
    ("competencies.yaml", "text: 'Взаимодействие", "text: '' # '", "ожидался непустой текст"),
]


@pytest.mark.parametrize(("name", "replaced", "by", "words"), MISTAKES)
def test_a_mistake_is_one_line_with_file_line_and_what_was_expected(
    folder: Path, name: str, replaced: str, by: str, words: str
) -> None:
    file = folder / name
    text = file.read_text("utf-8")
    assert replaced in text
    file.write_text(text.replace(replaced, by, 1), "utf-8")

    found = [message for message in mistakes(folder) if words in message]

    assert found, mistakes(folder)
    assert found[0].startswith(f"config/{name}, строка ") or "Ф2" in by or "answers_f2" in by
    assert "; ожида" in found[0]
    assert "\n" not in found[0]


def test_the_line_is_the_line_of_the_mistake(folder: Path) -> None:
    file = folder / "roadmap.yaml"
    file.write_text(
        file.read_text("utf-8").replace("evidence: agreements", "evidence: wishes"), "utf-8"
    )

    (message,) = mistakes(folder)

    assert message.startswith(f"config/roadmap.yaml, строка {line_of(file, 'wishes')}: ")


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(folder: Path) -> None:
    (folder / "matching.yaml").write_text(
        "default_places: 0\nweights: 1\nconsent_required: да\n", "utf-8"
    )
    (folder / "papers.yaml").write_text("- kind: ''\n", "utf-8")

    told = mistakes(folder)

    assert [m.split(":")[0] for m in told if m.startswith("config/matching")] == [
        f"config/matching.yaml, строка {n}" for n in (1, 2, 3)
    ]
    assert any(m.startswith("config/papers.yaml, строка 1: нет поля «caption»") for m in told)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "файл пуст"),
        (b"# only a comment\n", "файл пуст"),
        ("default_places: 1 # да".encode("cp1251"), "UTF-8"),
        (b"default_places: 1\x00", "недопустимый знак"),
        (b"[" * 5000, "вложенных скобок"),
        (b"a: &a [1]\nb: *a\n", "повтор значения"),
        (b"a: &a [*a]\n", "повтор значения"),
        (b"default_places: 1\n---\ndefault_places: 2\n", "больше одного документа"),
        (b'default_places: "1\n', "кавычка не закрыта"),
        (b'default_places: "\\ud800"\n', "недопустимый знак"),
        (b"default_places: " + b"9" * 5000, "нельзя прочитать"),
        (b"? [a]\n: 1\n", "имя поля не текст"),
        (b"- 1\n- 2\n", "ожидались поля вида"),
        (b"just words\n", "ожидались поля вида"),
    ],
)
def test_a_broken_file_is_told_and_never_crashes(folder: Path, content: bytes, words: str) -> None:
    (folder / "matching.yaml").write_bytes(content)

    told = mistakes(folder)

    assert any(words in message for message in told), told
    assert all(message.startswith("config/matching.yaml") for message in told)


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    (folder / "matching.yaml").write_bytes(b"\xef\xbb\xbfdefault_places: 1\r\n")

    assert load(folder / "organisation.yaml").matching.default_places == 1


def test_a_missing_organisation_is_told_by_its_name(folder: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"config/other\.yaml: файл не найден"):
        load(folder / "other.yaml")
