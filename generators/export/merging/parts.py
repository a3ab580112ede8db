"""Parts that come along with a paper (headers, pictures, charts): copied under names of their own, once each."""

import posixpath
import re
from collections.abc import Iterable

from generators.export.merging.schema import IN_RELATIONSHIPS
from generators.export.package import Package, Part, Relation

_STEM = re.compile(r"\d*$")
_NOT_TAKEN = {"attachedTemplate", "comments", "commentsExtended", "commentsIds", "people"}


class Shelf:
    """The parts of the file in the making, and which of them hold the same.

    A hundred papers of one template bring a hundred equal headers; one is kept.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[tuple[bytes, str, tuple[tuple[str, str, str], ...]], str] = {}
        self._named = 0

    def taken(self, name: str, paper: Package, taken: dict[str, str]) -> str:
        """Copy a part of a paper with all it leads to.

        Args:
            name: In the paper.
            paper: The paper.
            taken: Name in the paper → name in the file; filled.

        Returns:
            Its name in the file.
        """
        if name in taken:
            return taken[name]
        part = paper.parts[name]
        taken[name] = self._new_name(name)
        relations = self.led_on(part.relations, paper, taken)
        same = (part.blob, part.content_type, tuple((r.id, r.type, r.target) for r in relations))
        if same in self._known:
            taken[name] = self._known[same]
        else:
            self._known[same] = taken[name]
            self._package.parts[taken[name]] = Part(
                taken[name], part.content_type, part.content, relations
            )
        return taken[name]

    def led_on(
        self, relations: Iterable[Relation], paper: Package, taken: dict[str, str]
    ) -> list[Relation]:
        """The relations of a copied part; they lead to copies, and never to a part that isn't there."""
        return [
            relation
            if relation.external
            else Relation(
                relation.id,
                relation.type,
                self.taken(relation.target, paper, taken),
            )
            for relation in relations
            if relation.kind not in _NOT_TAKEN
            and (relation.external or relation.target in paper.parts)
        ]

    def _new_name(self, name: str) -> str:
        folder, file = posixpath.split(name)
        stem, ending = posixpath.splitext(file)
        self._named += 1
        return f"{folder}/{_STEM.sub('', stem)}{self._named}{ending}"


def joined(source: Part, target: Part, shelf: Shelf, paper: Package, taken: dict[str, str]) -> None:
    """Lead the XML of one part, which is to be appended to another, through that other's relations."""
    used = {relation.id for relation in target.relations}
    new_ids: dict[str, str] = {}
    named = [
        (element, attribute, value)
        for element in source.root.iter()
        for attribute, value in element.attrib.items()
        if attribute.startswith(IN_RELATIONSHIPS)
    ]
    wanted = {value for _, _, value in named}
    relations = [relation for relation in source.relations if relation.id in wanted]
    for relation in shelf.led_on(relations, paper, taken):
        new_ids[relation.id] = f"rId{len(target.relations) + 1}"
        while new_ids[relation.id] in used:
            new_ids[relation.id] = f"{new_ids[relation.id]}a"
        used.add(new_ids[relation.id])
        target.relations.append(
            Relation(new_ids[relation.id], relation.type, relation.target, relation.external)
        )
    for element, attribute, value in named:
        if value in new_ids:
            element.set(attribute, new_ids[value])
        else:
            del element.attrib[attribute]  # it would name whatever another paper calls so
