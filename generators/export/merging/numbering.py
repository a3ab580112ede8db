"""Lists: every paper keeps its own, so that each begins with its first number again."""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from generators.export.merging.schema import VAL, element
from generators.export.package import Package, Part, Relation

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_ABSTRACT, _NUM, _PICTURE = qn("w:abstractNum"), qn("w:num"), qn("w:numPicBullet")
_ABSTRACT_ID, _NUM_ID, _PICTURE_ID = (
    qn("w:abstractNumId"),
    qn("w:numId"),
    qn("w:numPicBulletId"),
)


class Numbering:
    """The lists of the file in the making."""

    def __init__(self, package: Package) -> None:
        """Empties the lists of the package that the file is made from."""
        part = package.part_of("numbering")
        if part is None:
            part = Part("/word/numbering.xml", CONTENT_TYPE, element("w:numbering"))
            package.parts[part.name] = part
            package.document.relations.append(Relation("rIdNumbering", TYPE, part.name))
        part.relations.clear()
        for child in list(part.root):
            part.root.remove(child)
        self.part = part
        self._pictures = self._abstracts = self._numbers = 0

    def copied(self, paper: Package) -> tuple[Part | None, dict[str, str]]:
        """A paper's lists under numbers of their own, ready to be added, and which is which.

        Styles and pictures in them still have the paper's names.
        """
        source = paper.part_of("numbering")
        if source is None:
            return None, {}
        root = deepcopy(source.root)
        copy = Part(source.name, source.content_type, root, list(source.relations))
        pictures = self._renamed(root, _PICTURE, _PICTURE_ID, self._pictures)
        abstracts = self._renamed(root, _ABSTRACT, _ABSTRACT_ID, self._abstracts)
        numbers = self._renamed(root, _NUM, _NUM_ID, self._numbers, first=1)
        for link in root.iter(qn("w:lvlPicBulletId")):
            link.set(VAL, pictures.get(link.get(VAL, ""), "0"))
        for number in root.findall(_NUM):
            link = number.find(_ABSTRACT_ID)
            if link is not None:
                link.set(VAL, abstracts.get(link.get(VAL, ""), link.get(VAL, "")))
        for abstract in root.findall(_ABSTRACT):
            mark = abstract.find(qn("w:nsid"))
            if mark is not None:  # lists with one mark count on together
                mark.set(VAL, f"{0x10000000 + int(abstract.get(_ABSTRACT_ID)):08X}")
        return copy, numbers

    def add(self, copy: Part) -> None:
        """Take over copied lists; pictures, definitions and lists stand in this order."""
        for tag in (_PICTURE, _ABSTRACT, _NUM):
            added = copy.root.findall(tag)
            place = self._place_after(tag)
            for offset, child in enumerate(added):
                self.part.root.insert(place + offset, child)
        self._pictures = len(self.part.root.findall(_PICTURE))
        self._abstracts = len(self.part.root.findall(_ABSTRACT))
        self._numbers = len(self.part.root.findall(_NUM))

    def _place_after(self, tag: str) -> int:
        order = (_PICTURE, _ABSTRACT, _NUM)
        earlier = set(order[: order.index(tag) + 1])
        return sum(child.tag in earlier for child in self.part.root)

    def _renamed(
        self, root: Any, tag: str, attribute: str, taken: int, first: int = 0
    ) -> dict[str, str]:
        names: dict[str, str] = {}
        for ordinal, child in enumerate(root.findall(tag)):
            names[child.get(attribute, "")] = str(taken + ordinal + first)
            child.set(attribute, str(taken + ordinal + first))
        return names


def renumber(root: Any, numbers: dict[str, str]) -> None:
    """Lead the paragraphs of a text to their lists in the file; one whose list is missing gets none."""
    for link in root.iter(_NUM_ID):
        if link.getparent().tag == qn("w:numPr"):
            link.set(VAL, numbers.get(link.get(VAL, ""), "0"))
