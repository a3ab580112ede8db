r"""The text in which shipped templates are written, so that a pull request shows every changed word.

A line's beginning says what it is; other lines are text, wrapped freely, a blank line ends the paragraph::

    %% a remark, left out                   # title                ## heading
    >< centred                              >> at the right        <> left || right
    1.1. text, justified, first line indented        - item of a list
    {%p for x in xs %} … {%p endfor %}      a paragraph that is only a tag
    [page top=20 bottom=20 left=30 right=15]    millimetres        [font size=12]
    [page-numbers]   [page-break]   [space]   [space 8]
    [table 10 60 30] … [end]      a row a line, cells parted by ||; widths in percent; «! » begins a heading row,
                                  «= » a row of one cell over the whole width: a section
    [columns 50 50] … [end]       the same without borders: signatures side by side

Inside a line ``**bold**`` is bold, ``~`` a no-break space and ``\\`` a new line (none of them inside a tag).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from importlib.resources import files

from generators.documents.tags import TAG
from programme.russian.letters import NO_BREAK_SPACE


class Style(Enum):
    """How a paragraph stands on the page."""

    TITLE = "#"
    HEADING = "##"
    CENTRED = "><"
    RIGHT = ">>"
    LEFT_RIGHT = "<>"
    ITEM = "-"
    TAG = "{%p"
    BODY = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; in ``LEFT_RIGHT`` the text's two parts are separated by a tab."""

    style: Style
    text: str


@dataclass(frozen=True)
class Table:
    """Rows of cells.

    Attributes:
        widths: Of the columns, in percent of the text's width.
        rows: Texts of the cells; a row that is only a ``{%tr … %}`` has one cell.
        headings: How many rows at the top are the table's heading, repeated on each page.
        sections: Which rows are one cell over the whole width.
        borders: Drawn, or none at all (signatures).
    """

    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    headings: int = 0
    borders: bool = True
    sections: frozenset[int] = frozenset()


class Space(Enum):
    """What separates blocks."""

    LINE = "[space]"
    PAGE = "[page-break]"


Block = Paragraph | Table | Space


@dataclass(frozen=True)
class Page:
    """The page: A4; margins in millimetres, the least that ГОСТ Р 7.0.97-2016 asks for; font size in points.

    ``numbers`` is the count of page-number lines: none, or one above the text.
    """

    top: int = 20
    bottom: int = 20
    left: int = 20
    right: int = 10
    size: int = 12
    numbers: int = 0


@dataclass(frozen=True)
class Source:
    """A parsed template source."""

    page: Page
    blocks: tuple[Block, ...] = field(default=())


_MARKERS = tuple(style for style in Style if style is not Style.BODY)
_SETTING = re.compile(r"(\w+)=(\d+)")
_SPACE = re.compile(r"\[space (\d+)\]")
_TABLE = re.compile(r"\[(table|columns)((?: \d+)+)\]")


def template_source(name: str) -> str:
    """The shipped source of that name.

    Raises:
        FileNotFoundError: There is none.
    """
    return (files("generators") / "templates" / f"{name}.txt").read_text(encoding="utf-8")


def has_template(name: str) -> bool:
    """Whether there is a shipped source of that name."""
    return (files("generators") / "templates" / f"{name}.txt").is_file()


def parse_source(source: str) -> Source:
    """Reads a template source.

    Raises:
        ValueError: A bracketed line that is none of the known ones, or a table without its ``[end]``.
    """
    settings: dict[str, int] = {}
    blocks: list[Block] = []
    lines = iter([line for line in source.splitlines() if not line.startswith("%%")])
    text: list[str] = []
    for line in lines:
        if text and (not line.strip() or _begins_block(line)):
            blocks.append(_paragraph(" ".join(text)))
            text = []
        if line.startswith("["):
            _directive(line.strip(), lines, settings, blocks)
        elif line.strip():
            text.append(line.strip())
    if text:
        blocks.append(_paragraph(" ".join(text)))
    return Source(Page(**settings), tuple(blocks))


def _begins_block(line: str) -> bool:
    return line.startswith(("[", "{%p")) or any(line.startswith(f"{s.value} ") for s in _MARKERS)


def _directive(
    line: str, lines: Iterator[str], settings: dict[str, int], blocks: list[Block]
) -> None:
    if match := _TABLE.fullmatch(line):
        blocks.append(_table(match, lines))
    elif match := _SPACE.fullmatch(line):
        blocks.extend([Space.LINE] * int(match.group(1)))
    elif line in {space.value for space in Space}:
        blocks.append(Space(line))
    elif line == "[page-numbers]":
        settings["numbers"] = 1
    elif line.startswith(("[page ", "[font ")):
        settings.update({key: int(value) for key, value in _SETTING.findall(line)})
    else:
        raise ValueError(f"unknown line in a template source: {line}")


def _paragraph(text: str) -> Paragraph:
    for style in _MARKERS:
        if style is Style.TAG and text.startswith(style.value):
            return Paragraph(style, text)
        if text.startswith(f"{style.value} "):
            plain = inline(text.removeprefix(style.value).strip())
            if style is Style.LEFT_RIGHT:
                plain = "\t".join(part.strip() for part in plain.split("||"))
            return Paragraph(style, plain)
    return Paragraph(Style.BODY, inline(text))


def _table(match: re.Match[str], lines: Iterator[str]) -> Table:
    rows: list[tuple[str, ...]] = []
    headings = 0
    sections: set[int] = set()
    for line in lines:
        if line.strip() == "[end]":
            widths = tuple(int(width) for width in match.group(2).split())
            borders = match.group(1) == "table"
            return Table(widths, tuple(rows), headings, borders, frozenset(sections))
        headings += line.startswith("! ")
        if line.startswith("= "):
            sections.add(len(rows))
        cells = re.sub(r"^[!=] ", "", line).split("||")
        rows.append(tuple(inline(cell.strip()) for cell in cells))
    raise ValueError("a table of a template source has no [end]")


def inline(text: str) -> str:
    """The text with ``~`` and line breaks put in, tags untouched."""
    parts = TAG.split(text)
    tags = TAG.findall(text)
    plain = [re.sub(r" ?\\\\ ?", "\n", part.replace("~", NO_BREAK_SPACE)) for part in parts]
    return "".join(p + t for p, t in zip(plain, [*tags, ""], strict=True))
