"""One .docx of many: every text, every page as it was; lists, notes, pictures, styles and names keep apart."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Inches
from papers_made import add_field, footnoted, made, paper, saved

from generators.documents.building import build_template
from generators.export.merging.merge import merged
from generators.export.package import PaperFault, read_package

TEMPLATES = Path(__file__).parents[2] / "generators" / "templates"
NUMBERING = "numbering.xml"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(f"word/{name}").decode()


def texts(content: bytes) -> list[str]:
    return [p.text for p in opened(content).paragraphs if p.text]


def listed(document: Any) -> None:
    for text in ("раз", "два"):
        document.add_paragraph(text, style="List Number")


def test_every_text_in_order_and_the_same_bytes() -> None:
    papers = [paper(f"Текст {n}") for n in range(12)]

    once = merged(papers)

    assert texts(once) == [f"Текст {n}" for n in range(12)]
    assert merged(papers) == once


def test_one_paper_stays_what_it_is() -> None:
    whole = merged([paper("один", header="Шапка", landscape=True)])

    section = opened(whole).sections[0]
    assert len(opened(whole).sections) == 1
    assert section.page_width > section.page_height
    assert section.header.paragraphs[0].text == "Шапка"


def test_pages_and_headers_stay_with_their_paper() -> None:
    whole = opened(
        merged(
            [paper("а", header="Шапка А"), paper("б", landscape=True), paper("в", header="Шапка В")]
        )
    )

    sections = list(whole.sections)
    assert [s.page_width > s.page_height for s in sections] == [False, True, False]
    assert [s.header.paragraphs[0].text for s in sections] == ["Шапка А", "", "Шапка В"]
    assert not any(s.header.is_linked_to_previous for s in sections)
    assert all(s.start_type in {WD_SECTION.NEW_PAGE, None} for s in sections)


def test_a_continuous_first_section_begins_on_a_new_page_all_the_same() -> None:
    def continuous(document: Any) -> None:
        document.sections[0].start_type = WD_SECTION.CONTINUOUS
        document.add_paragraph("начало")
        document.add_section(WD_SECTION.CONTINUOUS)
        document.add_paragraph("конец")

    kinds = [s.start_type for s in opened(merged([paper("а"), made(continuous)])).sections]

    assert kinds == [WD_SECTION.NEW_PAGE, WD_SECTION.NEW_PAGE, WD_SECTION.CONTINUOUS]


def test_pages_are_counted_anew_where_their_numbers_are_printed() -> None:
    whole = opened(merged([paper("а", numbers=True), paper("б"), paper("в", numbers=True)]))

    starts = [s._sectPr.find(qn("w:pgNumType")) for s in whole.sections]
    assert [None if s is None else s.get(qn("w:start")) for s in starts] == ["1", None, "1"]


def test_page_one_of_three_counts_the_papers_own() -> None:
    def of_pages(document: Any) -> None:
        add_field(document.sections[0].footer.paragraphs[0], "NUMPAGES")

    whole = opened(merged([made(of_pages), made(of_pages)]))

    footers = [s.footer._element.xml for s in whole.sections]
    assert all("SECTIONPAGES" in footer and "NUMPAGES" not in footer for footer in footers)


def test_even_pages_of_one_paper_do_not_empty_those_of_another() -> None:
    def two_sided(document: Any) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].header.paragraphs[0].text = "нечётная"
        document.sections[0].even_page_header.paragraphs[0].text = "чётная"

    whole = opened(merged([paper("а", header="везде"), made(two_sided)]))

    assert whole.settings.odd_and_even_pages_header_footer
    evens = [s.even_page_header.paragraphs[0].text for s in whole.sections]
    assert evens == ["везде", "чётная"]


def test_lists_begin_with_one_in_every_paper() -> None:
    whole = merged([made(listed), made(listed)])

    numbering = parse_xml(part(whole, NUMBERING).encode())
    ids = [n.get(qn("w:numId")) for n in numbering.iter(qn("w:num"))]
    marks = [n.get(qn("w:val")) for n in numbering.iter(qn("w:nsid"))]
    assert len(ids) == len(set(ids)) > 0
    assert len(marks) == len(set(marks)) > 0
    used = [_number(opened(whole), p) for p in opened(whole).paragraphs]
    assert used[0] == used[1] != used[2] == used[3]
    assert set(used) <= set(ids)
    order = [re.sub("{.*}", "", child.tag) for child in numbering]
    assert order == sorted(order)  # abstractNum before num: else Word calls the file damaged


def _number(document: Any, paragraph: Any) -> str:
    """The list of a paragraph, said by itself or by its style."""
    found = paragraph._p.find(f".//{qn('w:numId')}")
    style = next(s for s in document.styles if s.style_id == paragraph.style.style_id)
    return str(
        (found if found is not None else style.element.find(f".//{qn('w:numId')}")).get(qn("w:val"))
    )


def test_styles_of_another_template_mean_what_they_meant() -> None:
    whole = opened(
        merged([paper("а"), paper("б", font="Arial"), paper("в", font="Arial"), paper("г")])
    )

    fonts = [p.style.font.name for p in whole.paragraphs]
    names = [p.style.name for p in whole.paragraphs]
    assert fonts[1] == fonts[2] == "Arial"
    assert fonts[0] == fonts[3] != "Arial"
    assert names == ["Normal", "Normal (2)", "Normal (2)", "Normal"]  # one set for both, not two
    ids = [s.style_id for s in whole.styles]
    assert len(ids) == len(set(ids))
    assert sum(s.element.get(qn("w:default")) == "1" for s in whole.styles if s.type == 1) == 1


def test_what_a_template_means_by_default_is_kept() -> None:
    """Defaults of a file stand below its styles; another file has its own."""

    def airy(document: Any) -> None:
        defaults = document.styles.element.find(qn("w:docDefaults"))
        run = defaults.find(f".//{qn('w:rPr')}")
        for found in list(run):
            run.remove(found)
        fonts = OxmlElement("w:rFonts")
        fonts.set(qn("w:ascii"), "Georgia")
        fonts.set(qn("w:cs"), "Georgia")
        size = OxmlElement("w:sz")
        size.set(qn("w:val"), "44")
        run.extend([fonts, size])
        document.styles["Normal"].font.name = "Arial"
        document.add_paragraph("воздух")

    whole = opened(merged([paper("а"), made(airy)]))

    style = whole.paragraphs[1].style
    assert style.font.size.pt == 22
    assert style.font.name == "Arial"  # what the style itself says stays
    assert style.element.rPr.rFonts.get(qn("w:cs")) == "Georgia"
    order = [re.sub("{.*}", "", child.tag) for child in style.element.rPr]
    assert order == ["rFonts", "sz"]
    assert whole.paragraphs[0].style.font.size is None


def test_pictures_and_links_come_along_and_equal_ones_once() -> None:
    def illustrated(document: Any) -> None:
        document.add_picture(io.BytesIO(PIXEL), width=Inches(1))

    whole = merged([paper("а"), made(illustrated), made(illustrated)])

    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        pictures = [n for n in archive.namelist() if n.startswith("word/media/")]
        assert [archive.read(n) for n in pictures] == [PIXEL]
    shapes = opened(whole).inline_shapes
    assert len(shapes) == 2
    ids = [shape._inline.docPr.get("id") for shape in shapes]
    assert len(set(ids)) == 2
    for shape in shapes:
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip
        assert opened(whole).part.related_parts[blip.embed].blob == PIXEL


def test_bookmarks_of_one_template_stay_apart_and_their_links_follow() -> None:
    def marked(document: Any) -> None:
        paragraph = document.add_paragraph("цель")
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), "0")
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), "_heading=h.abc")
            paragraph._p.append(mark)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), "_heading=h.abc")
        paragraph._p.append(link)
        add_field(paragraph, "PAGEREF _heading=h.abc \\h")

    root = opened(merged([made(marked), made(marked)])).element.body

    starts = list(root.iter(qn("w:bookmarkStart")))
    names = [s.get(qn("w:name")) for s in starts]
    assert len(set(names)) == 2
    assert len({s.get(qn("w:id")) for s in starts}) == 2
    assert [e.get(qn("w:id")) for e in root.iter(qn("w:bookmarkEnd"))] == [
        s.get(qn("w:id")) for s in starts
    ]
    assert [a.get(qn("w:anchor")) for a in root.iter(qn("w:hyperlink"))] == names
    codes = [f.get(qn("w:instr")).split()[1] for f in root.iter(qn("w:fldSimple"))]
    assert codes == names


def test_footnotes_stay_with_their_papers() -> None:
    whole = merged([paper("а"), footnoted("первая"), footnoted("вторая")])

    notes = parse_xml(part(whole, "footnotes.xml").encode())
    said = {n.get(qn("w:id")): "".join(t.text for t in n.iter(qn("w:t"))) for n in notes}
    referred = [
        r.get(qn("w:id")) for r in opened(whole).element.body.iter(qn("w:footnoteReference"))
    ]
    assert [said[r] for r in referred] == ["первая", "вторая"]
    assert len(said) == 3  # and the line above them
    anew = [s._sectPr.find(f".//{qn('w:numRestart')}") for s in opened(whole).sections]
    assert [a is not None for a in anew] == [False, True, True]


def test_a_paper_that_ends_with_a_table_is_closed_without_a_page_more() -> None:
    def table(document: Any) -> None:
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "ячейка"

    whole = opened(merged([made(table), paper("б")]))

    assert len(whole.sections) == 2
    assert len(whole.tables) == 1
    assert [p.text for p in whole.paragraphs] == ["", "б"]


def test_prefixes_that_only_values_name_stay_declared() -> None:
    """As Google writes drawings: without the declaration Word calls the file damaged."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    space = "urn:example:drawing"

    def drawn(document: Any) -> None:
        run = document.add_paragraph("до").add_run()
        run._r.append(
            parse_xml(
                f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="q1"/></mc:AlternateContent>'.encode()
            )
        )

    content = made(drawn)
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "word/document.xml":
                declared = f'<w:document xmlns:q1="{space}" '.encode()
                blob = blob.replace(b"<w:document ", declared, 1)
            new.writestr(name, blob)
    bare = build_template((TEMPLATES / "agreement.txt").read_text("utf-8"))

    root = opened(merged([bare, result.getvalue()])).element

    choice = next(root.iter(f"{{{mc}}}Choice"))
    assert choice.nsmap[choice.get("Requires")] == space


def test_remarks_at_the_margin_and_authors_stay_at_home() -> None:
    def remarked(document: Any) -> None:
        paragraph = document.add_paragraph("текст")
        document.add_comment(paragraph.runs, text="спросить", author="Пётр Иванов")
        document.core_properties.author = "Пётр Иванов"

    whole = merged([made(remarked), made(remarked)])

    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        everything = b"".join(archive.read(n) for n in archive.namelist()).decode("utf-8", "ignore")
    assert "Иванов" not in everything
    assert "comment" not in part(whole, "document.xml")


@pytest.mark.parametrize(
    "content", [b"", b"no zip", saved(docx.Document())[:900], b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_document_is_told_in_words(content: bytes) -> None:
    with pytest.raises(PaperFault, match="Файл"):
        read_package(content)


def test_all_relations_lead_somewhere() -> None:
    whole = read_package(merged([paper("а", header="х"), footnoted("п"), made(listed)]))

    for found in whole.parts.values():
        named = {r.id for r in found.relations}
        assert len(named) == len(found.relations)
        assert all(r.external or r.target in whole.parts for r in found.relations)
        if found.name.endswith(".xml"):
            used = re.findall(r'\br:(?:id|embed|link)="([^"]+)"', found.blob.decode())
            assert set(used) <= named
