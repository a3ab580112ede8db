"""The package that a .docx is: parts, and the relationships by which one names another."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml

from generators.export.archive import packed

LARGEST_UNPACKED = 80 * 1024 * 1024
"""Bytes of one paper, unpacked. Google exports no file above 10 MB; pictures don't shrink in a package."""
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_UNKNOWN = "application/octet-stream"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class PaperFault(Exception):
    """A file that is no .docx we can work on; the text is Russian, without names."""


@dataclass
class Relation:
    """A part's word for another part or an address.

    Attributes:
        id: How the part's own XML names it.
        type: What it is («…/header»).
        target: Name of a part, or an address outside.
        external: Whether it leads outside.
    """

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of its type: «header», «image»."""
        return self.type.rpartition("/")[2]


@dataclass
class Part:
    """One part; its content is XML that was parsed, or bytes."""

    name: str
    content_type: str
    content: Any
    relations: list[Relation] = field(default_factory=list)

    @property
    def root(self) -> Any:
        """The content as XML, parsed when it is first asked for.

        Raises:
            PaperFault: It is no XML.
        """
        if isinstance(self.content, bytes):
            try:
                self.content = parse_xml(self.content)
            except SyntaxError as fault:  # lxml's XMLSyntaxError is one
                raise PaperFault("Файл повреждён: часть документа не читается.") from fault
        return self.content

    @property
    def blob(self) -> bytes:
        """The content as bytes."""
        return self.content if isinstance(self.content, bytes) else _serialised(self.content)

    def related(self, kind: str) -> Relation | None:
        """The first relation of a kind inside the package."""
        return next((r for r in self.relations if r.kind == kind and not r.external), None)


@dataclass
class Package:
    """A .docx.

    Attributes:
        parts: By name («/word/document.xml»).
        main: Name of the part that holds the text.
    """

    parts: dict[str, Part]
    main: str

    @property
    def document(self) -> Part:
        """The part that holds the text."""
        return self.parts[self.main]

    def part_of(self, kind: str) -> Part | None:
        """A part the text names: «styles», «numbering», «settings»."""
        relation = self.document.related(kind)
        return self.parts.get(relation.target) if relation else None

    def written(self) -> bytes:
        """The package as a file; the same parts give the same bytes, and what nothing leads to is left out."""
        reached = list(_reached(self.parts, self.main))
        entries = [("[Content_Types].xml", _content_types(reached))]
        main = Relation("rId1", f"{RELATIONSHIPS}/officeDocument", self.main)
        entries.append(("_rels/.rels", _relations_xml("/", [main])))
        for part in reached:
            entries.append((part.name[1:], part.blob))
            if part.relations:
                folder, name = posixpath.split(part.name)
                entries.append(
                    (f"{folder[1:]}/_rels/{name}.rels", _relations_xml(folder, part.relations))
                )
        return packed(entries)


def read_package(content: bytes) -> Package:
    """The package of a .docx.

    Raises:
        PaperFault: It is none, it is damaged, or it would unpack to more than ``LARGEST_UNPACKED``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > LARGEST_UNPACKED:
                raise PaperFault(f"Документ слишком велик: {size // 2**20} МБ. Уменьшите картинки.")
            blobs = {f"/{name}": archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as fault:
        raise PaperFault("Файл повреждён и не читается как документ .docx.") from fault
    return _package(blobs)


def _package(blobs: dict[str, bytes]) -> Package:
    try:
        defaults, overrides = _types(blobs["/[Content_Types].xml"])
        top = _relations(blobs, "/", "/_rels/.rels")
        main = next(r.target for r in top if r.kind == "officeDocument")
        parts = {
            name: Part(name, overrides.get(name) or defaults.get(_ending(name)) or _UNKNOWN, blob)
            for name, blob in blobs.items()
            if not name.endswith((".rels", "/", "[Content_Types].xml"))
        }
        for part in parts.values():
            folder, name = posixpath.split(part.name)
            part.relations = _relations(blobs, folder, f"{folder}/_rels/{name}.rels")
        package = Package(parts, main)
        body = package.document.root.find(f"{{{_W}}}body")
    except (KeyError, StopIteration, SyntaxError) as fault:
        raise PaperFault("Файл — не текстовый документ .docx.") from fault
    if body is None:
        raise PaperFault("Файл — не текстовый документ .docx.")
    return package


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _types(blob: bytes) -> tuple[dict[str, str], dict[str, str]]:
    root = parse_xml(blob)
    defaults = {
        e.get("Extension", "").lower(): e.get("ContentType", "")
        for e in root.iter(f"{{{_TYPES}}}Default")
    }
    overrides = {
        e.get("PartName", ""): e.get("ContentType", "") for e in root.iter(f"{{{_TYPES}}}Override")
    }
    return defaults, overrides


def _relations(blobs: dict[str, bytes], folder: str, name: str) -> list[Relation]:
    blob = blobs.get(posixpath.normpath(name))
    if blob is None:
        return []
    found = []
    for element in parse_xml(blob).iter(f"{{{_PACKAGE_RELATIONSHIPS}}}Relationship"):
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        whole = target if external else posixpath.normpath(posixpath.join(folder, target))
        found.append(Relation(element.get("Id", ""), element.get("Type", ""), whole, external))
    return found


def _reached(parts: dict[str, Part], main: str) -> Iterator[Part]:
    """The text, and every part that something leads to from it; in the order in which they are named."""
    seen: set[str] = set()
    waiting = [main]
    while waiting:
        name = waiting.pop(0)
        if name in seen or name not in parts:
            continue
        seen.add(name)
        yield parts[name]
        waiting += [r.target for r in parts[name].relations if not r.external]


def _content_types(parts: Iterable[Part]) -> bytes:
    defaults = {"rels": _RELS_TYPE, "xml": "application/xml"}
    overrides = []
    for part in parts:
        kind, ending = part.content_type, _ending(part.name)
        is_picture = kind.startswith("image/") and ending
        if not is_picture or defaults.setdefault(ending, kind) != kind:
            overrides.append((part.name, kind))
    lines = [_element("Default", Extension=e, ContentType=kind) for e, kind in defaults.items()]
    lines += [_element("Override", PartName=name, ContentType=kind) for name, kind in overrides]
    return _xml("Types", _TYPES, lines)


def _relations_xml(folder: str, relations: Iterable[Relation]) -> bytes:
    lines = []
    for relation in relations:
        inside = posixpath.relpath(relation.target, folder) if not relation.external else ""
        said = {"Id": relation.id, "Type": relation.type, "Target": inside or relation.target}
        lines.append(
            _element("Relationship", **said, **({"TargetMode": "External"} if not inside else {}))
        )
    return _xml("Relationships", _PACKAGE_RELATIONSHIPS, lines)


def _xml(tag: str, namespace: str, lines: Iterable[str]) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<{tag} xmlns="{namespace}">{"".join(lines)}</{tag}>'.encode()


def _element(tag: str, **attributes: str) -> str:
    said = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{tag} {said}/>"


def _serialised(root: Any) -> bytes:
    content: bytes = serialize_part_xml(root)
    return content


def _ending(name: str) -> str:
    return posixpath.splitext(name)[1][1:].lower()
