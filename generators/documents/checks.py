"""What is wrong with a template that staff edited, found before any paper is made from it."""

import difflib
import io
import re
from collections.abc import Collection, Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from jinja2 import TemplateSyntaxError, meta

from generators.documents.environment import make_environment
from generators.documents.faults import TemplateFault
from generators.documents.package import checked_package
from generators.documents.places import place_faults
from generators.documents.render import UNREADABLE
from generators.documents.tags import (
    STATEMENTS,
    TAG,
    Tag,
    alone,
    join_tags,
    own_texts,
    syntax_fault,
    tags_of,
)
from programme.russian.letters import cyrillic

_PARTS_WITH_TAGS = re.compile(r"/word/(header|footer|footnotes)\d*\.xml")
_LOOSE = re.compile(r"\{\{|\{%|\{#|#\}|%\}|\}\}")


def check_template(template: bytes, known: Collection[str]) -> tuple[str, ...]:
    """Everything wrong with a template, in Russian; empty where all is well.

    Args:
        template: A .docx.
        known: Names of the fields that the papers of this kind have.
    """
    try:
        roots = _roots(checked_package(template))
    except TemplateFault as fault:
        return (str(fault),)
    except UNREADABLE:
        return ("Файл шаблона повреждён и не читается как документ .docx.",)
    faults = [fault for root in roots for fault in _faults_of_part(root, known)]
    return tuple(dict.fromkeys(faults))


def _roots(template: bytes) -> list[Any]:
    """The XML of every part that may hold tags, body first, the tags joined."""
    document = Document(io.BytesIO(template))
    others = [
        parse_xml(part.blob)
        for part in document.part.package.iter_parts()
        if _PARTS_WITH_TAGS.fullmatch(str(part.partname))
    ]
    roots = [document.element.body, *others]
    for root in roots:
        join_tags(root, make_environment())
    return roots


def _faults_of_part(root: Any, known: Collection[str]) -> Iterator[str]:
    paragraphs = [(p, "".join(t.text or "" for t in own_texts(p))) for p in root.iter(qn("w:p"))]
    spelling = [fault for _, text in paragraphs for fault in _spelling_faults(text)]
    yield from spelling
    tags = [(paragraph, tag) for paragraph, text in paragraphs for tag in tags_of(text)]
    places = list(place_faults(tags))
    yield from places
    if not spelling and not places:
        yield from _unknown_fields([tag for _, tag in tags], known)


def _spelling_faults(text: str) -> Iterator[str]:
    """Faults of one paragraph's tags, each by itself."""
    rest = TAG.sub("", text)
    if loose := _LOOSE.search(rest):
        around = rest[max(loose.start() - 20, 0) : loose.end() + 40].strip()
        yield (
            f"Поле или метка не закончены в своём абзаце: «{around}». Скобки «{{{{ }}}}» и «{{% %}}» должны "
            "открываться и закрываться в одном абзаце."
        )
    environment = make_environment()
    for tag in tags_of(text):
        if tag.kind == "%" and tag.word not in STATEMENTS:
            yield (
                f"Метка «{tag.text}» не поддерживается. Можно использовать только повторение (for … endfor), "
                "условие (if … else … endif) и set."
            )
        elif reason := syntax_fault(tag, environment):
            yield f"Поле или метка «{tag.text}» записаны неверно: {_in_russian(reason)}."


_REASONS = (
    (
        "expected token 'end of print statement'",
        "в названии поля не должно быть пробелов и лишних знаков",
    ),
    ("expected token 'end of statement block'", "лишние слова или знаки в метке"),
    ("Expected an expression", "между скобками пусто"),
    ("unexpected char", "есть недопустимый знак"),
    ("unexpected end of template", "скобка внутри не закрыта"),
    ("No filter named", "такого фильтра после знака «|» нет"),
    ("expected token 'in'", "повторение пишется так: {%p for тема in темы %}"),
)


def _in_russian(reason: str) -> str:
    return next(
        (ours for theirs, ours in _REASONS if theirs in reason),
        "проверьте скобки, кавычки и запятые",
    )


def _unknown_fields(tags: list[Tag], known: Collection[str]) -> Iterator[str]:
    environment = make_environment()
    whole = "".join("{% " + tag.body + " %}" if tag.kind == "%" else alone(tag) for tag in tags)
    try:
        used = meta.find_undeclared_variables(environment.parse(whole))
    except TemplateSyntaxError:
        yield "Метки повторения и условия в шаблоне вложены неверно. Проверьте порядок for, if, endif, endfor."
        return
    for name in sorted(used - set(known) - set(environment.globals)):
        yield f"Неизвестное поле «{name}». {_remedy(name, known)}"


def _remedy(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(cyrillic(name).lower(), sorted(known), n=1, cutoff=0.6)
    if near:
        return f"Вероятно, имелось в виду «{near[0]}»: замените его на «{{{{ {near[0]} }}}}»."
    return "Удалите его или замените на одно из известных полей."
