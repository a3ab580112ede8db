"""Styles: papers of one template share theirs; those of another come along under ids of their own.

Two templates may both have «Normal» and mean different fonts by it. So a set of styles that differs from
the first paper's is taken whole: each style renamed, what «by default» meant said expressly.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn

from generators.export.merging.schema import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    STYLE,
    VAL,
    child,
    element,
    put,
)
from generators.export.merging.themes import without_theme
from generators.export.package import Package

_REFERENCES = ("w:pStyle", "w:rStyle", "w:tblStyle", "w:numStyleLink", "w:styleLink")
_BETWEEN = ("w:basedOn", "w:next", "w:link")
_STYLE_ID, _DEFAULT, _TYPE = qn("w:styleId"), qn("w:default"), qn("w:type")


@dataclass(frozen=True)
class StyleMap:
    """What a paper's styles are called in the file.

    Attributes:
        ids: In the paper → in the file; None where the names stay.
        paragraph: What a paragraph without a style has, "" where the file's default is meant.
        table: The same of a table.
    """

    ids: Mapping[str, str] | None = None
    paragraph: str = ""
    table: str = ""

    def apply(self, root: Any) -> None:
        """Name the styles in a text as the file does."""
        if self.ids is None:
            return
        for tag in _REFERENCES:
            for reference in list(root.iter(qn(tag))):
                new = self.ids.get(reference.get(VAL, ""))
                if new:
                    reference.set(VAL, new)
                else:
                    reference.getparent().remove(reference)
        for paragraph in root.iter(qn("w:p")) if self.paragraph else ():
            properties = paragraph.find(qn("w:pPr"))
            if properties is None:
                properties = element("w:pPr")
                paragraph.insert(0, properties)
            if properties.find(qn("w:pStyle")) is None:
                properties.insert(0, element("w:pStyle", val=self.paragraph))
        for properties in root.iter(qn("w:tblPr")) if self.table else ():
            is_table = properties.getparent().tag == qn("w:tbl")
            if is_table and properties.find(qn("w:tblStyle")) is None:
                properties.insert(0, element("w:tblStyle", val=self.table))


class Styles:
    """The styles of the file in the making; the first paper's to begin with."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._sets: dict[str, StyleMap] = {}

    def map_for(self, paper: Package, texts: Iterable[Any], numbers: Mapping[str, str]) -> StyleMap:
        """What the paper's styles are called; a set that is new is added.

        Papers that share a set share the lists its styles number by; one that uses such a list gets
        a set of its own, so that it counts from the beginning.

        Args:
            paper: The paper.
            texts: Its body, headers, notes.
            numbers: Its lists → the file's.
        """
        part = paper.part_of("styles")
        root = part.root if part else element("w:styles")
        mark = _mark(paper, root, sorted(numbers.items()) if _counting(root, texts) else ())
        if mark not in self._sets:
            first = not self._sets
            self._sets[mark] = self._kept(numbers) if first else self._added(paper, root, numbers)
        return self._sets[mark]

    def _kept(self, numbers: Mapping[str, str]) -> StyleMap:
        part = self._package.part_of("styles")
        if part:
            _renumber(part.root, numbers)
        return StyleMap()

    def _added(self, paper: Package, root: Any, numbers: Mapping[str, str]) -> StyleMap:
        target = self._package.part_of("styles")
        if target is None:  # a file whose first paper has no styles takes the first that come
            return StyleMap()
        copy = deepcopy(root)
        _renumber(copy, numbers)
        if _blob(paper, "theme") != _blob(self._package, "theme"):
            without_theme(copy, paper.part_of("theme"))
        if _text(copy.find(qn("w:docDefaults"))) != _text(target.root.find(qn("w:docDefaults"))):
            _say_defaults(copy)
        ordinal = len(self._sets) + 1
        styles = copy.findall(qn("w:style"))
        ids = {style.get(_STYLE_ID): f"s{ordinal}{style.get(_STYLE_ID)}" for style in styles}
        for style in styles:
            _rename(style, ids, ordinal)
            target.root.append(style)
        by_default = {
            style.get(_TYPE): ids[style.get(_STYLE_ID)]
            for style in root.findall(qn("w:style"))
            if style.get(_DEFAULT) in {"1", "true", "on"}
        }
        return StyleMap(ids, by_default.get("paragraph", ""), by_default.get("table", ""))


def _rename(style: Any, ids: Mapping[str, str], ordinal: int) -> None:
    style.set(_STYLE_ID, ids[style.get(_STYLE_ID)])
    style.attrib.pop(_DEFAULT, None)
    style.set(qn("w:customStyle"), "1")
    name = child(style, "w:name", STYLE)
    name.set(VAL, f"{name.get(VAL, '')} ({ordinal})")
    aliases = style.find(qn("w:aliases"))
    if aliases is not None:
        style.remove(aliases)
    for tag in _BETWEEN:
        for reference in style.findall(qn(tag)):
            if reference.get(VAL) in ids:
                reference.set(VAL, ids[reference.get(VAL)])
            else:
                style.remove(reference)


def _say_defaults(root: Any) -> None:
    """Put what a paper's styles rest on into those that rest on nothing else."""
    defaults = root.find(qn("w:docDefaults"))
    for style in root.findall(qn("w:style")):
        if style.get(_TYPE) != "paragraph" or style.find(qn("w:basedOn")) is not None:
            continue
        for kind in ("pPr", "rPr"):
            said = defaults.find(f".//{qn(f'w:{kind}')}") if defaults is not None else None
            if said is not None:
                _complete(child(style, f"w:{kind}", STYLE), said)


def _complete(properties: Any, said: Any) -> None:
    """Add what is said and not said otherwise."""
    for default in said:
        own = properties.find(default.tag)
        if own is None:
            is_run = properties.tag == qn("w:rPr")
            put(properties, deepcopy(default), RUN_PROPERTIES if is_run else PARAGRAPH_PROPERTIES)
        else:
            said_already = {_of_theme(name) for name in own.attrib}
            for name, value in default.attrib.items():
                if _of_theme(name) not in said_already:
                    own.set(name, value)


def _of_theme(name: str) -> str:
    """What an attribute speaks of: «asciiTheme» and «ascii» of the same, and either has the last word."""
    local = name.rpartition("}")[2]
    return local.removesuffix("Theme").removesuffix("theme")


def _counting(root: Any, texts: Iterable[Any]) -> bool:
    """Whether a text uses a style that numbers."""
    styles = root.findall(qn("w:style"))
    counting = {
        s.get(_STYLE_ID) for s in styles if s.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    }
    bases = {s.get(_STYLE_ID): s.find(qn("w:basedOn")) for s in styles}
    for _ in styles:
        heirs = {i for i, base in bases.items() if base is not None and base.get(VAL) in counting}
        if heirs <= counting:
            break
        counting |= heirs
    return any(
        reference.get(VAL) in counting for text in texts for reference in text.iter(qn("w:pStyle"))
    )


def _renumber(root: Any, numbers: Mapping[str, str]) -> None:
    for number in root.iter(qn("w:numId")):
        if number.get(VAL) in numbers:
            number.set(VAL, numbers[number.get(VAL)])


def _mark(paper: Package, root: Any, numbers: object) -> str:
    """What tells one set of styles from another: the styles, their fonts and, where they number, the lists."""
    kept = [style for style in root if style.tag != qn("w:latentStyles")]
    said = "".join(map(_text, kept))
    return sha256(f"{said}{_blob(paper, 'theme')!r}{numbers}".encode()).hexdigest()


def _blob(paper: Package, kind: str) -> bytes:
    part = paper.part_of(kind)
    return part.blob if part else b""


def _text(root: Any) -> str:
    return "" if root is None else serialize_part_xml(root).decode()
