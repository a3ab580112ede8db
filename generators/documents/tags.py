"""Tags in a word-processor document: found, joined where the processor split them, spelling mended."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from jinja2 import TemplateSyntaxError
from jinja2.environment import Environment
from jinja2.nodes import Filter

from programme.russian.letters import spaced

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_QUOTES = str.maketrans(
    dict.fromkeys("«»„“”‟″", '"') | dict.fromkeys("‘’‚‹›′", "'") | {"–": "-", "−": "-"}
)


@dataclass(frozen=True)
class Tag:
    """One tag as it stands in the document.

    Attributes:
        text: The whole of it, «{{ номер }}».
        kind: «{» prints a value, «%» is a statement, «#» a remark.
        level: What the tag stands for: «tr» a row, «p» a paragraph, «tc» a cell, «r» a run, "" itself.
        body: What is between the brackets, without the level.
    """

    text: str
    kind: str
    level: str
    body: str

    @property
    def word(self) -> str:
        """The statement's first word («for»), or ""."""
        return self.body.split()[0] if self.kind == "%" and self.body.split() else ""


_LEVELS = ("tr", "tc", "p", "r")


def read_tag(text: str) -> Tag:
    """Takes a tag's text apart."""
    inner = text[2:-2]
    level = next((name for name in _LEVELS if inner.startswith(f"{name} ")), "")
    return Tag(text, text[1], level, inner.removeprefix(level).strip(" -+"))


def tags_of(text: str) -> Iterator[Tag]:
    """The tags of a paragraph's text, in order."""
    return (read_tag(match.group()) for match in TAG.finditer(text))


def own_texts(paragraph: Any) -> list[Any]:
    """The ``w:t`` elements of a paragraph itself, not of a text box inside it."""
    return [
        text
        for text in paragraph.iter(qn("w:t"))
        if next(text.iterancestors(qn("w:p")), None) is paragraph
    ]


def join_tags(root: Any, environment: Environment) -> None:
    """Puts each tag of the part into one ``w:t`` element and mends its spelling, in place.

    Word processors part a tag over runs, put no-break spaces into it and make its quotes
    typographic; the template engine knows nothing of that.
    """
    for paragraph in root.iter(qn("w:p")):
        texts = own_texts(paragraph)
        if any("{" in (text.text or "") for text in texts):
            _join_in_paragraph(texts, environment)


def _join_in_paragraph(texts: list[Any], environment: Environment) -> None:
    whole = "".join(text.text or "" for text in texts)
    pieces = [text.text or "" for text in texts]
    for match in reversed(list(TAG.finditer(whole))):
        mended = mend(match.group(), environment)
        _replace(pieces, match.start(), match.end(), mended)
    for text, piece in zip(texts, pieces, strict=True):
        text.text = piece
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _replace(pieces: list[str], start: int, end: int, new: str) -> None:
    """Replaces [start, end) of the joined pieces by a text that goes where the start was."""
    position = 0
    for place, piece in enumerate(pieces):
        first, last = max(start - position, 0), min(end - position, len(piece))
        position += len(piece)
        if first < last:
            pieces[place] = piece[:first] + new + piece[last:]
            new = ""


def mend(text: str, environment: Environment) -> str:
    """The tag with plain spaces; with plain quotes too, where only they make it readable."""
    plain = text[:2] + _plain_spaces(text[2:-2]) + text[-2:]
    if syntax_fault(read_tag(plain), environment) is None:
        return plain
    straight = plain.translate(_QUOTES)
    return straight if syntax_fault(read_tag(straight), environment) is None else plain


def _plain_spaces(inner: str) -> str:
    normal = unicodedata.normalize("NFC", inner)
    if not spaced(normal):
        return " "
    leading = " " if normal[:1].isspace() else ""
    trailing = " " if normal[-1:].isspace() else ""
    return f"{leading}{spaced(normal)}{trailing}"


_CLOSED_BY = {
    "for": "{%% %s %%}{%% endfor %%}",
    "if": "{%% %s %%}{%% endif %%}",
    "elif": "{%% if a %%}{%% %s %%}{%% endif %%}",
    "else": "{%% if a %%}{%% %s %%}{%% endif %%}",
    "endfor": "{%% for a in b %%}{%% %s %%}",
    "endif": "{%% if a %%}{%% %s %%}",
    "set": "{%% %s %%}",
}
STATEMENTS = frozenset(_CLOSED_BY)
"""What a template may use; blocks, macros, inclusion and switching escaping off are no business of a paper."""


def alone(tag: Tag) -> str:
    """A template in which the tag stands alone, closed if need be; "" for a remark or an unknown statement."""
    if tag.kind == "{":
        return "{{ " + tag.body + " }}"
    if tag.kind == "%" and tag.word in _CLOSED_BY:
        return _CLOSED_BY[tag.word] % tag.body
    return ""


def syntax_fault(tag: Tag, environment: Environment) -> str | None:
    """The engine's own (English) words on a tag it cannot read, or None."""
    try:
        tree = environment.parse(alone(tag))
    except TemplateSyntaxError as error:
        return error.message or "syntax error"
    # Parsing lets unknown filters pass; compiling would find them, but may run for ever over constants.
    unknown = [node.name for node in tree.find_all(Filter) if node.name not in environment.filters]
    return f"No filter named {unknown[0]}" if unknown else None
