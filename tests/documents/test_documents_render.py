"""Values become text in a document, whatever they are."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.documents.building import build_template
from generators.documents.faults import TemplateFault
from generators.documents.render import render
from generators.documents.text import document_text
from generators.documents.values import clean_text

TEMPLATE = build_template("начало {{ поле }} конец")


def filled(value: object, template: bytes = TEMPLATE) -> str:
    return document_text(render(template, {"поле": value}))


def in_runs(*texts: str) -> bytes:
    """A document of one paragraph whose text is split over runs, as word processors leave it."""
    document = Document()
    paragraph = document.add_paragraph()
    for text in texts:
        paragraph.add_run(text)
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


HOSTILE = [
    '=IMPORTXML("https://example.org";"//a")',
    "+7",
    "-1",
    "@имя",
    "{{ 7*7 }}",
    "{% for a in range(9) %}а{% endfor %}",
    "{# remark #}",
    "<b>A & B</b>",
    "A & <w:t>B</w:t> ]]> <!-- -->",
    "\"кавычки\" 'разные' «ёлочки» „лапки“",
    "🎓👩🏽‍🏫",
    "שלום עולם",
    "№\xa05, «01»\xa0сентября",
    "&amp; &#60;",
    "%} {%",
    "}} {{",
    "\\1 \\g<0> $1",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_printed_as_it_is(value: str) -> None:
    assert filled(value) == f"начало {value} конец\n"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("а\x00б\x07в\x1bг", "абвг"),
        ("\udcffа\ufffe", "а"),
        ("\u202eнаоборот\u202c", "наоборот"),
        (
            "строка\r\nдругая\rтретья\u2028четвёртая\x0cпятая",
            "строка\nдругая\nтретья\nчетвёртая\nпятая",
        ),
        ("с\tтабуляцией", "с\tтабуляцией"),
        (["речевое развитие", "ИКТ"], "речевое развитие; ИКТ"),
        (12, "12"),
        ("", ""),
    ],
)
def test_a_value_is_printed_without_what_a_document_cannot_hold(
    value: object, printed: str
) -> None:
    assert filled(value) == f"начало {printed} конец\n"


def test_brackets_that_the_library_would_turn_into_a_tag_stay_apart() -> None:
    assert (
        filled("{_{ а }_} {_% б %_}").replace("\N{WORD JOINER}", "")
        == "начало {_{ а }_} {_% б %_} конец\n"
    )


def test_fifty_thousand_characters_are_printed_whole() -> None:
    value = "Очень длинный ответ, и ещё. " * 1800
    assert len(value) > 50_000
    assert filled(value) == f"начало {value} конец\n"


@pytest.mark.parametrize("value", [None, object(), b"bytes", True, {"а": None}, [None]])
def test_a_value_that_is_no_text_is_the_caller_s_mistake(value: object) -> None:
    with pytest.raises(TypeError, match="cannot hold"):
        filled(value)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_printed_as_it_is_once_cleaned(text: str) -> None:
    printed = filled(f"|{text}|").removeprefix("начало ").removesuffix(" конец\n")
    plain = clean_text(text)
    lines, expected = printed.split("\n"), f"|{plain}|".split("\n")
    if "\n" in plain:
        lines, expected = [x.rstrip() for x in lines], [x.rstrip() for x in expected]
    assert lines == expected


def test_the_same_values_give_the_same_bytes() -> None:
    assert render(TEMPLATE, {"поле": "а"}) == render(TEMPLATE, {"поле": "а"})


@pytest.mark.parametrize(
    "runs",
    [
        ("{", "{ поле }", "}"),
        ("{{ по", "ле }}"),
        ("{{", "\xa0поле\xa0", "}}"),
        ("{{ по\u200bле }}",),
        ("{{\xa0поле\xa0| default(«нет»)\xa0}}",),
        ("{{ поле if поле != “нет” else ‘нет’ }}",),
        ("{% if поле == «значение» %}", "{{ поле }}", "{% endif %}"),
        ("{{ поле or «нет» }}",),
        ("{{ ('«нет»', поле)[1] }}",),
    ],
)
def test_a_tag_that_the_word_processor_spoilt_still_works(runs: tuple[str, ...]) -> None:
    assert (
        document_text(render(in_runs("до ", *runs, " после"), {"поле": "значение"}))
        == "до значение после\n"
    )


def test_typographic_quotes_inside_a_text_of_a_tag_are_kept() -> None:
    template = in_runs("{{ '«' ~ поле ~ '»' }}")
    assert document_text(render(template, {"поле": "Ёлочка"})) == "«Ёлочка»\n"


def test_rows_are_repeated_and_an_empty_list_leaves_none() -> None:
    template = build_template(
        "[table 20 80]\n{%tr for т in поле %}\n{{ loop.index }} || {{ т }}\n{%tr endfor %}\n[end]"
    )
    assert filled(["а & б", "<в>"], template) == "| 1 | а & б |\n| 2 | <в> |\n"
    assert filled([], template) == "\n"


def test_paragraphs_are_repeated_and_chosen() -> None:
    source = "{%p if поле %}\n\n{%p for т in поле %}\n\n- {{ т }}\n\n{%p endfor %}\n\n{%p else %}\n\nничего\n\n{%p endif %}"
    template = build_template(source)
    assert filled(["а", "б"], template) == "–\xa0а\n–\xa0б\n"
    assert filled([], template) == "ничего\n"


def test_tags_in_the_page_header_are_filled_in() -> None:
    document = Document(io.BytesIO(TEMPLATE))
    header = document.sections[0].header.paragraphs[0]
    header.add_run("вверху {")
    header.add_run("{ поле }}")
    data = io.BytesIO()
    document.save(data)
    made = Document(io.BytesIO(render(data.getvalue(), {"поле": "A & B"})))
    assert made.sections[0].header.paragraphs[0].text == "вверху A & B"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ неизвестно }}", "неизвестное поле «неизвестно»"),
        ("{% if неизвестно %}а{% endif %}", "неизвестное поле «неизвестно»"),
        ("{% for а in неизвестно %}а{% endfor %}", "неизвестное поле «неизвестно»"),
        ("{{ поле.часть }}", "нет части «часть»"),
        ("{{ поле.upper }}", "не текст и не число"),
        ("{{ поле.__class__.__mro__ }}", "Шаблон не заполняется"),
        ("{{ поле | safe }}", "Шаблон не заполняется"),
        ("{{ 1 / 0 }}", "Шаблон не заполняется"),
        ("{{ поле + 1 }}", "Шаблон не заполняется"),
        ("{% include 'а' %}", "Шаблон не заполняется"),
        ("{{ поле", "Шаблон не заполняется"),
        ("{{ (1).__class__.__base__.__subclasses__() }}", "Шаблон не заполняется"),
        ("{{ cycler }}", "неизвестное поле «cycler»"),
    ],
)
def test_a_faulty_template_is_a_fault_said_in_russian(source: str, said: str) -> None:
    with pytest.raises(TemplateFault, match=said):
        filled("значение", build_template(source))


def test_a_loop_that_spoils_the_document_is_refused_and_not_silently_cut() -> None:
    template = build_template(
        "[table 50 50]\n{% for т in поле %} || {{ т }}\n[end]\n\n{% endfor %}"
    )
    with pytest.raises(TemplateFault, match="не на своём месте"):
        filled(["а", "б"], template)


@pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04garbage", TEMPLATE[:3000]])
def test_what_is_no_document_is_a_fault(data: bytes) -> None:
    with pytest.raises(TemplateFault, match="не читается"):
        render(data, {})


def test_a_document_that_unpacks_to_gigabytes_is_refused_unopened() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"")
        package.writestr("word/document.xml", b" " * (50 * 2**20))
    with pytest.raises(TemplateFault, match="слишком велик"):
        render(data.getvalue(), {})


def test_a_cell_emptied_by_a_condition_keeps_the_paragraph_that_word_demands() -> None:
    document = Document(io.BytesIO(TEMPLATE))
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.paragraphs[0].add_run("{%p if поле %}")
    cell.add_paragraph("{{ поле }}")
    cell.add_paragraph("{%p endif %}")
    data = io.BytesIO()
    document.save(data)
    made = Document(io.BytesIO(render(data.getvalue(), {"поле": ""})))
    assert [p.text for p in made.tables[0].cell(0, 0).paragraphs] == [""]
