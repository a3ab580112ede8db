"""Footnotes and endnotes: one list of each in a file; every paper counts from 1 again."""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from generators.export.merging.schema import ID
from generators.export.package import Package, Part, Relation

KINDS = {
    "footnotes": ("w:footnote", "w:footnoteReference"),
    "endnotes": ("w:endnote", "w:endnoteReference"),
}
_TYPE = qn("w:type")


class Notes:
    """The notes of one kind of the file in the making."""

    def __init__(self, package: Package, kind: str) -> None:
        """Takes the real notes out of the package that the file is made from; lines above them stay."""
        self._package, self._kind = package, kind
        self._tag, self._reference = (qn(name) for name in KINDS[kind])
        self._given = 1
        self.part = package.part_of(kind)
        if self.part:
            self._bare(self.part)

    def copied(self, paper: Package, body: Any) -> Part | None:
        """A paper's notes under numbers of their own, its text led to them; None where it has none."""
        source = paper.part_of(self._kind)
        references = list(body.iter(self._reference))
        if source is None or not references:
            for reference in references:
                reference.getparent().remove(reference)
            return None
        copy = Part(source.name, source.content_type, deepcopy(source.root), list(source.relations))
        numbers: dict[str, str] = {}
        for note in copy.root.findall(self._tag):
            if note.get(_TYPE, "normal") == "normal":
                self._given += 1
                numbers[note.get(ID, "")] = str(self._given)
                note.set(ID, str(self._given))
            else:
                copy.root.remove(note)
        for reference in references:
            if reference.get(ID) in numbers:
                reference.set(ID, numbers[reference.get(ID)])
            else:
                reference.getparent().remove(reference)
        return copy

    def home(self, paper: Package) -> Part:
        """Where the notes go; a file without such notes so far takes the paper's part, emptied."""
        if self.part is None:
            source = paper.part_of(self._kind)
            relation = paper.document.related(self._kind)
            assert source is not None  # noqa: S101  # asked for after ``copied``
            assert relation is not None  # noqa: S101  # by which the part was found
            self.part = Part(f"/word/{self._kind}.xml", source.content_type, deepcopy(source.root))
            self._bare(self.part)
            self._package.parts[self.part.name] = self.part
            own = Relation(f"rId{self._kind}", relation.type, self.part.name)
            self._package.document.relations.append(own)
        return self.part

    def _bare(self, part: Part) -> None:
        part.relations.clear()
        for note in list(part.root):
            if note.get(_TYPE, "normal") == "normal":
                part.root.remove(note)
