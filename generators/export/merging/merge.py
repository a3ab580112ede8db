"""One .docx of many papers."""

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from generators.export.merging import sections
from generators.export.merging.marks import Marks
from generators.export.merging.namespaces import common_root
from generators.export.merging.notes import KINDS, Notes
from generators.export.merging.numbering import Numbering, renumber
from generators.export.merging.parts import Shelf, joined
from generators.export.merging.schema import element
from generators.export.merging.styles import Styles
from generators.export.package import (
    RELATIONSHIPS,
    Package,
    PaperFault,
    Part,
    Relation,
    read_package,
)

_STAYS = {"styles", "settings", "theme", "fontTable", "webSettings", "numbering", *KINDS}
_EVEN = qn("w:evenAndOddHeaders")
_BLANK_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_SETTINGS_GO = [
    "attachedTemplate",
    "documentProtection",
    "writeProtection",
    "mailMerge",
    "trackRevisions",
    "saveThroughXslt",
]


def merged(papers: Sequence[bytes]) -> bytes:
    """The papers one after the other, each on a new page; the same papers give the same bytes.

    Raises:
        PaperFault: One of them is no document, or not as the format says (see ``unfit``).
        ValueError: There are none.
    """
    if not papers:
        raise ValueError("nothing to merge")
    try:
        merger = _Merger(read_package(papers[0]))
        for paper in papers:
            merger.add(read_package(paper))
        return merger.finished()
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        # Whoever wrote it left out what the format requires.
        raise PaperFault("Документ устроен необычно, и соединить его с другими нельзя.") from fault


def unfit(papers: Sequence[bytes]) -> dict[int, str]:
    """Which papers cannot be put into one file with others, and why; asked where ``merged`` refuses."""
    faults: dict[int, str] = {}
    for place, paper in enumerate(papers):
        try:
            merged([paper, paper])
        except PaperFault as fault:
            faults[place] = str(fault)
    return faults


class _Merger:
    """The file in the making: the first paper without its text, to which all papers are added."""

    def __init__(self, package: Package) -> None:
        self._package = package
        document = package.document
        document.relations = [r for r in document.relations if r.kind in _STAYS and not r.external]
        self._shelf, self._marks, self._styles = Shelf(package), Marks(), Styles(package)
        self._numbering = Numbering(package)
        self._notes = {kind: Notes(package, kind) for kind in KINDS}
        self._papers: list[tuple[Any, list[Any], bool]] = []

    def add(self, paper: Package) -> None:
        """Add one paper."""
        body = paper.document.root.find(qn("w:body"))
        lists, numbers = self._numbering.copied(paper)
        margins = [
            paper.parts[r.target]
            for r in paper.document.relations
            if r.kind in {"header", "footer"} and r.target in paper.parts
        ]
        own = sections.sections_of(body)
        texts = [body, *(part.root for part in margins)]
        if sections.shows_page_numbers(texts):
            sections.count_from_one(own[0])
        if len(own) == 1:
            sections.count_own_pages(texts)
        sections.begin_on_new_page(own[0])
        notes = {kind: self._notes[kind].copied(paper, body) for kind in KINDS}
        texts += [part.root for part in notes.values() if part]
        self._marks.renew(texts, len(self._papers) + 1)
        styles = self._styles.map_for(paper, texts, numbers)
        for root in texts:
            styles.apply(root)
            renumber(root, numbers)
        if lists:
            styles.apply(lists.root)
        self._take(paper, body, lists, notes)
        for section in own if notes["footnotes"] else ():
            sections.count_notes_anew(section, "w:footnotePr")
        self._papers.append((body, own, _is_even_apart(paper)))

    def _take(
        self, paper: Package, body: Any, lists: Part | None, notes: dict[str, Part | None]
    ) -> None:
        """Bring in what the paper's texts lead to."""
        taken: dict[str, str] = {}
        text = Part(paper.main, "", body, paper.document.relations)
        joined(text, self._package.document, self._shelf, paper, taken)
        if lists:
            joined(lists, self._numbering.part, self._shelf, paper, taken)
            self._numbering.add(lists)
        for kind, part in notes.items():
            if part:
                home = self._notes[kind].home(paper)
                joined(part, home, self._shelf, paper, taken)
                home.root.extend(list(part.root))

    def finished(self) -> bytes:
        """The file."""
        every = [section for _, own, _ in self._papers for section in own]
        is_even_apart = any(apart for _, _, apart in self._papers)
        if is_even_apart:
            for _, own, apart in self._papers:
                if not apart:
                    sections.even_as_odd(own)
        kinds = sections.used_kinds(every)
        blanks = self._blanks() if kinds and len(self._papers) > 1 else {}
        for _, own, _ in self._papers if blanks else ():
            sections.name_blanks(own[0], kinds, blanks)
        self._settle_settings(is_even_apart=is_even_apart)
        root = common_root(self._package.document.root, (b.getparent() for b, _, _ in self._papers))
        whole = element("w:body")
        root.append(whole)
        self._package.document.content = root
        for place, (body, _, _) in enumerate(self._papers, 1):
            is_last = place == len(self._papers)
            whole.extend(list(body) if is_last else sections.closed(body))
        return self._package.written()

    def _blanks(self) -> dict[str, str]:
        """An empty header and footer, and the relations that lead to them."""
        relations: dict[str, str] = {}
        for kind, tag in (("header", "w:hdr"), ("footer", "w:ftr")):
            root = element(tag)
            root.append(element("w:p"))
            part = Part(f"/word/{kind}0.xml", _BLANK_TYPE.format(kind), root)
            self._package.parts[part.name] = part
            relation = Relation(f"rIdBlank{kind}", f"{RELATIONSHIPS}/{kind}", part.name)
            self._package.document.relations.append(relation)
            relations[qn(f"w:{kind}Reference")] = relation.id
        return relations

    def _settle_settings(self, *, is_even_apart: bool) -> None:
        """What one paper's settings say must suit all; none of them protects or tracks the file."""
        part = self._package.part_of("settings")
        if part is None:
            return
        part.relations.clear()
        for tag in (*(qn(f"w:{name}") for name in _SETTINGS_GO), _EVEN):
            for found in part.root.findall(tag):
                part.root.remove(found)
        if is_even_apart:
            _put_even(part.root)


def _is_even_apart(paper: Package) -> bool:
    part = paper.part_of("settings")
    found = part.root.find(_EVEN) if part else None
    return found is not None and found.get(qn("w:val"), "1") in {"1", "true", "on"}


_BEFORE_EVEN = frozenset(
    qn(f"w:{name}")
    for name in [
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
        "displayBackgroundShape",
        "printPostScriptOverText",
        "printFractionalCharacterWidth",
        "printFormsData",
        "embedTrueTypeFonts",
        "embedSystemFonts",
        "saveSubsetFonts",
        "saveFormsData",
        "mirrorMargins",
        "alignBordersAndEdges",
        "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter",
        "gutterAtTop",
        "hideSpellingErrors",
        "hideGrammaticalErrors",
        "activeWritingStyle",
        "proofState",
        "formsDesign",
        "linkStyles",
        "stylePaneFormatFilter",
        "stylePaneSortMethod",
        "documentType",
        "revisionView",
        "doNotTrackMoves",
        "doNotTrackFormatting",
        "autoFormatOverride",
        "styleLockTheme",
        "styleLockQFSet",
        "defaultTabStop",
        "autoHyphenation",
        "consecutiveHyphenLimit",
        "hyphenationZone",
        "doNotHyphenateCaps",
        "showEnvelope",
        "summaryLength",
        "clickAndTypeStyle",
        "defaultTableStyle",
    ]
)


def _put_even(settings: Any) -> None:
    place = 0
    for index, found in enumerate(settings, 1):
        if found.tag in _BEFORE_EVEN:
            place = index
    settings.insert(place, element("w:evenAndOddHeaders"))
