"""Papers for tests of the export: put on Drive and into the register by plain clients, as if runs had made them."""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import docx
import gspread
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from googleapiclient.http import MediaIoBaseUpload
from office import Office, service

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCUMENT = "application/vnd.google-apps.document"


@dataclass(frozen=True)
class Made:
    """A paper that stands in the register."""

    key: str
    file: str


def paper(
    text: str, *, header: str = "", landscape: bool = False, font: str = "", numbers: bool = False
) -> bytes:
    """A .docx of one page."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    if header:
        section.header.paragraphs[0].text = header
    if numbers:
        add_field(section.footer.paragraphs[0], "PAGE")
    if font:
        document.styles["Normal"].font.name, document.styles["Normal"].font.size = font, Pt(15)
    document.add_paragraph(text)
    return saved(document)


def add_field(paragraph: Any, code: str) -> None:
    """A field such as PAGE at a paragraph's end."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def saved(document: Any) -> bytes:
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def put_papers(
    office: Office, papers: Iterable[tuple[str, bytes]], *, activity: str = "3.10"
) -> list[Made]:
    """Make files on Drive and their rows in «Документы»; (key, content) each."""
    drive = service(office.base_url, "drive.v3").files()
    home = _home(drive)
    made: list[Made] = []
    for key, content in papers:
        body = {
            "name": f"Название {key.split(':')[1]}",
            "mimeType": DOCUMENT,
            "properties": {"nastavnik": key, "nastavnik_home": home},
        }
        media = MediaIoBaseUpload(io.BytesIO(content), DOCX)
        made.append(Made(key, drive.create(body=body, media_body=media).execute()["id"]))
    sheet = office.spreadsheet.worksheet("Документы")
    titles = sheet.row_values(1)
    rows = [
        [
            {
                "Ключ": one.key,
                "Строка плана": activity,
                "Номер": str(ordinal),
                "Название": f"Название {one.key.split(':')[1]}",
                "Состояние": "создан",
                "Файл": one.file,
                "Ссылка": f"https://docs.google.com/document/d/{one.file}/edit",
            }.get(title, "")
            for title in titles
        ]
        for ordinal, one in enumerate(made, 1)
    ]
    end = gspread.utils.rowcol_to_a1(len(rows) + 1, len(titles))
    if sheet.row_count < len(rows) + 1:
        sheet.add_rows(len(rows) + 1 - sheet.row_count)
    sheet.update(rows, f"A2:{end}", raw=True)
    return made


def _home(drive: Any) -> str:
    query = "properties has { key='nastavnik' and value='spreadsheet' }"
    found = drive.list(q=query, fields="files(properties)").execute()["files"]
    return str(found[0]["properties"]["nastavnik_home"])


def keys(count: int, kind: str = "agreement", year: str = "2026-27") -> list[str]:
    return [f"{kind}:П-{number:02}:{year}" for number in range(1, count + 1)]


def made(fill: Callable[[Any], None]) -> bytes:
    """A .docx that a function fills."""
    document = docx.Document()
    fill(document)
    return saved(document)


def footnoted(text: str, *, damaged: bool = False) -> bytes:
    """A paper with one footnote, as Word writes it, or with notes that are no XML."""
    content = made(lambda document: document.add_paragraph("со сноской"))
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<w:footnotes xmlns:w="{w}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    changes = {
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'),
        "word/_rels/document.xml.rels": ("</Relationships>", f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'),
        "word/document.xml": ("</w:t></w:r>", '</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'),
    }  # fmt: skip
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            before, after = changes.get(name, ("", ""))
            new.writestr(
                name,
                old.read(name).decode("latin-1").replace(before, after, 1).encode("latin-1")
                if before
                else old.read(name),
            )
        new.writestr("word/footnotes.xml", "<w:footnotes" if damaged else notes)
    return result.getvalue()
