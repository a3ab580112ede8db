"""Where the tags of a template stand: what is opened must be closed, and in a place where it can be."""

from collections.abc import Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn

from generators.documents.tags import Tag

_ENDS = {"endfor": "for", "endif": "if"}
_MIDDLES = {"else": ("for", "if"), "elif": ("if",)}
_ELEMENTS = {"tr": "w:tr", "tc": "w:tc", "p": "w:p"}
_NAMES = {"tr": "строке таблицы", "tc": "ячейке таблицы", "p": "абзаце"}
_WITHIN = {"tr": "w:tbl", "tc": "w:tr", "p": "w:tc", "r": "w:p", "": "w:tc"}

Placed = tuple[Any, Tag]
"""A ``w:p`` element and a tag in it."""


def place_faults(tags: Sequence[Placed]) -> Iterator[str]:
    """Faults in the places of tags, in Russian."""
    for paragraph, tag in tags:
        yield from _alone_faults(paragraph, tag)
    yield from _nesting_faults(tags)


def _alone_faults(paragraph: Any, tag: Tag) -> Iterator[str]:
    """A tag that stands for its row or paragraph takes everything else there away with it."""
    if tag.level not in _ELEMENTS:
        return
    element = _nearest(paragraph, _ELEMENTS[tag.level])
    if element is None:
        yield f"Метка «{tag.text}» стоит не в таблице. Вне таблицы пишите «{{%p … %}}» отдельным абзацем."
        return
    rest = "".join(text.text or "" for text in element.iter(qn("w:t"))).replace(tag.text, "", 1)
    if rest.strip():
        yield (
            f"Метка «{tag.text}» должна стоять в своей {_NAMES[tag.level]} одна: остальное — «{rest.strip()[:60]}» — "
            "исчезнет. Перенесите метку в отдельную строку."
            if tag.level != "p"
            else f"Метка «{tag.text}» должна стоять в своём абзаце одна: остальное — «{rest.strip()[:60]}» — "
            "исчезнет. Перенесите метку в отдельный абзац."
        )


def _nesting_faults(tags: Sequence[Placed]) -> Iterator[str]:
    opened: list[Placed] = []
    for paragraph, tag in tags:
        if tag.word in {"for", "if"}:
            opened.append((paragraph, tag))
        elif tag.word in _MIDDLES or tag.word in _ENDS:
            wanted = _MIDDLES.get(tag.word) or (_ENDS[tag.word],)
            if not opened or opened[-1][1].word not in wanted:
                yield f"У метки «{tag.text}» нет начала «{wanted[0]}» или оно закрыто не в том порядке."
                return
            yield from _pair_faults(opened[-1], (paragraph, tag))
            if tag.word in _ENDS:
                opened.pop()
    for _, tag in opened:
        yield f"Метка «{tag.text}» не закрыта: добавьте «{{%{tag.level} end{tag.word} %}}»."


def _pair_faults(start: Placed, end: Placed) -> Iterator[str]:
    opening, closing = start[1], end[1]
    if opening.level != closing.level:
        yield (
            f"Метки «{opening.text}» и «{closing.text}» разного вида: обе должны начинаться одинаково, "
            f"«{{%{opening.level} …»."
        )
    elif _holder(start) is not _holder(end):
        yield (
            f"Метка «{opening.text}» открыта в одной ячейке таблицы, а закрыта в другом месте. Чтобы повторять "
            "строку таблицы, поставьте «{%tr for … %}» и «{%tr endfor %}» в отдельные строки до и после неё."
        )


def _holder(placed: Placed) -> Any:
    paragraph, tag = placed
    return _nearest(paragraph, _WITHIN[tag.level])


def _nearest(paragraph: Any, name: str) -> Any:
    if name == "w:p":
        return paragraph
    return next(paragraph.iterancestors(qn(name)), None)
