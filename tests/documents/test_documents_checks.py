"""Templates that staff edited: each fault is found before a paper is made, named, and comes with a remedy."""

import io

import pytest
from docx import Document

from generators.documents.building import build_template
from generators.documents.checks import check_template

KNOWN = ("наставник_фио", "номер", "темы")


def paragraphs(*texts: str) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def table(*rows: tuple[str, ...]) -> bytes:
    document = Document()
    drawn = document.add_table(rows=0, cols=len(rows[0]))
    for texts in rows:
        for cell, text in zip(drawn.add_row().cells, texts, strict=True):
            cell.paragraphs[0].add_run(text)
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


SOUND = [
    paragraphs("Просто текст со скобками { } и процентом 5 %."),
    paragraphs("{{ номер }} и {{ наставник_фио | upper }}"),
    paragraphs("{%p for тема in темы %}", "{{ loop.index }}. {{ тема }}", "{%p endfor %}"),
    paragraphs("{% for тема in темы %}{{ тема }}{% if not loop.last %}, {% endif %}{% endfor %}"),
    paragraphs("{%p if темы %}", "есть", "{%p else %}", "нет", "{%p endif %}", "{# заметка #}"),
    paragraphs("{% set имя = наставник_фио %}{{ имя }}"),
    table(
        ("{%tr for тема in темы %}", ""), ("{{ loop.index }}", "{{ тема }}"), ("{%tr endfor %}", "")
    ),
    table(("{% for тема in темы %}{{ тема }}; {% endfor %}", "")),
]


@pytest.mark.parametrize("template", SOUND)
def test_a_sound_template_has_no_faults(template: bytes) -> None:
    assert check_template(template, KNOWN) == ()


FAULTY = [
    (paragraphs("{{ наставик_фио }}"), ["«наставик_фио»", "«наставник_фио»"]),
    (paragraphs("{{ нoмер }}"), ["Неизвестное поле", "«номер»"]),  # with a Latin o
    (paragraphs("{{ погода_завтра }}"), ["«погода_завтра»", "Удалите"]),
    (paragraphs("{{ наставник фио }}"), ["«{{ наставник фио }}»", "пробелов"]),
    (paragraphs("{{ }}"), ["«{{ }}»", "пусто"]),
    (paragraphs("{{ номер | жирно }}"), ["«{{ номер | жирно }}»", "фильтра"]),
    (paragraphs("Номер {{ номер"), ["не закончены", "{{ номер"]),
    (paragraphs("Номер {{ номер", "}} от числа"), ["не закончены", "одном абзаце"]),
    (paragraphs("номер }} и"), ["не закончены", "номер }}"]),
    (paragraphs("{% include 'а' %}"), ["{% include 'а' %}", "не поддерживается"]),
    (
        paragraphs("{% autoescape false %}{% endautoescape %}"),
        ["autoescape false", "не поддерживается"],
    ),
    (paragraphs("{%p for тема in темы %}", "{{ тема }}"), ["не закрыта", "{%p endfor %}"]),
    (paragraphs("{{ номер }}", "{% endif %}"), ["{% endif %}", "нет начала"]),
    (paragraphs("{% if темы %}{% for т in темы %}{% endif %}{% endfor %}"), ["не в том порядке"]),
    (paragraphs("{%p for тема in темы %}", "{{ тема }}{% endfor %}"), ["разного вида"]),
    (paragraphs("Темы: {%p for тема in темы %}", "{{ тема }}", "{%p endfor %}"), ["одна", "Темы:"]),
    (paragraphs("{%p for тема темы %}", "{%p endfor %}"), ["{%p for тема темы %}"]),
    (paragraphs("{%tr for тема in темы %}", "{%tr endfor %}"), ["не в таблице"]),
    (
        table(("{% for тема in темы %}{{ тема }}", "{{ тема }}{% endfor %}")),
        ["{%tr for … %}", "строку таблицы"],
    ),
    (table(("{%tr for тема in темы %}{{ тема }}", "{%tr endfor %}")), ["одна", "отдельную строку"]),
    (
        table(("{%tr for тема in темы %}", ""), ("{{ тема }}", ""), ("{%p endfor %}", "")),
        ["разного вида"],
    ),
]


@pytest.mark.parametrize(("template", "said"), FAULTY)
def test_a_fault_is_named_with_its_remedy(template: bytes, said: list[str]) -> None:
    faults = check_template(template, KNOWN)
    assert faults
    assert all(words in " ".join(faults) for words in said)


def test_every_fault_of_a_template_is_told_at_once() -> None:
    template = paragraphs("{{ номер фио }}", "{% raw %}", "{{ темы")
    assert len(check_template(template, KNOWN)) == 3


def test_tags_in_the_page_header_are_checked_too() -> None:
    document = Document(io.BytesIO(build_template("{{ номер }}")))
    document.sections[0].header.paragraphs[0].add_run("{{ погода }}")
    data = io.BytesIO()
    document.save(data)
    assert "«погода»" in check_template(data.getvalue(), KNOWN)[0]


@pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04", build_template("а")[:2000]])
def test_what_is_no_document_is_one_fault(data: bytes) -> None:
    (fault,) = check_template(data, KNOWN)
    assert "не читается" in fault
