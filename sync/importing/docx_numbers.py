"""The numbers that Word counts itself: «1.1.» of an automatic list stands in no text."""

from collections import Counter
from typing import Any

from sync.tabular.package import whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_COUNTED = frozenset({"decimal", "decimalZero", "upperRoman", "lowerRoman"})


class ListNumbers:
    """Counts paragraphs of numbered lists, in the order in which they are asked for."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, Counter[int]] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iterchildren(f"{W}abstractNum"):
            levels = {}
            for level in abstract.iterchildren(f"{W}lvl"):
                shape = _value(level, "numFmt") or "decimal"
                start = _value(level, "start") or "1"
                place = whole(level.get(f"{W}ilvl", "0"), -1)
                if place >= 0:
                    levels[place] = (shape, _value(level, "lvlText") or "", whole(start, 1))
            self._levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for number in numbering.iterchildren(f"{W}num"):
            self._abstract[number.get(f"{W}numId", "")] = _value(number, "abstractNumId") or ""

    def _read_styles(self, styles: Any) -> None:
        for style in styles.iterchildren(f"{W}style"):
            found = _list_of(style)
            if found:
                self._of_style[style.get(f"{W}styleId", "")] = found

    def label(self, paragraph: Any) -> str:
        """The number in front of a paragraph, «1.2.»; "" where it has none, or only a bullet."""
        found = _list_of(paragraph) or self._of_style.get(_style_of(paragraph))
        if not found:
            return ""
        list_id, level = found
        key = self._abstract.get(list_id, "")
        levels = self._levels.get(key, {})
        if level not in levels or levels[level][0] not in _COUNTED:
            return ""
        counts = self._counts.setdefault(key, Counter())
        counts[level] += 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        return self._written(levels, counts, level)

    def _written(
        self, levels: dict[int, tuple[str, str, int]], counts: Counter[int], level: int
    ) -> str:
        text = levels[level][1]
        for place, (shape, _, start) in levels.items():
            if place <= level:
                # A level nobody has counted yet is shown at its start.
                value = start + max(0, counts[place] - 1)
                written = roman(value) if shape.endswith("Roman") else str(value)
                text = text.replace(f"%{place + 1}", written)
        return text.strip()


def roman(value: int) -> str:
    """A small number as a Roman numeral."""
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _style_of(paragraph: Any) -> str:
    properties = paragraph.find(f"{W}pPr")
    return "" if properties is None else _value(properties, "pStyle") or ""


def _list_of(element: Any) -> tuple[str, int] | None:
    """The list and level that a paragraph or a style names."""
    properties = element.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    list_id, level = _value(properties, "numId"), _value(properties, "ilvl") or "0"
    place = whole(level, -1)
    return (list_id, place) if list_id and place >= 0 else None
