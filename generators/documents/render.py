"""A template and values become a document."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError

from generators.documents.environment import make_environment
from generators.documents.faults import TemplateFault
from generators.documents.package import checked_package, repacked
from generators.documents.tags import join_tags
from generators.documents.values import clean

UNREADABLE = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    AttributeError,
    SyntaxError,
    RuntimeError,  # an encrypted or exotic zip
    EOFError,
)
"""What python-docx raises for a package that is no sound document."""

_BROKEN = (
    TemplateError,
    SyntaxError,  # of the XML, by lxml
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
)


def render(template: bytes, context: Mapping[str, object]) -> bytes:
    """The document that the template makes of the values; the same input gives the same bytes.

    Every value is text, never markup and never a tag; new lines in it become line breaks. The
    sandbox keeps a template from Python's inside but doesn't bound loops: templates that people
    edit are rendered by ``sync.rendering``, in a process with limits.

    Raises:
        TemplateFault: The template is no document, has an unknown field or a mistake.
        TypeError: A value is None or of a type that a document can't hold.
    """
    values = clean(context)
    paper = _Paper(io.BytesIO(checked_package(template)))
    try:
        paper.init_docx()
    except UNREADABLE as error:
        raise TemplateFault("Файл шаблона повреждён и не читается как документ .docx.") from error
    try:
        paper.render(values, make_environment())
    except _BROKEN as error:
        raise TemplateFault(f"Шаблон не заполняется: {_told(error)}") from error
    result = io.BytesIO()
    paper.save(result)
    return repacked(result.getvalue())


def _told(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        return str(error)
    if isinstance(error, SyntaxError):
        return (
            "метка повторения или условия стоит не на своём месте. Метки «{%p …%}» ставьте отдельным "
            "абзацем, метки «{%tr …%}» — отдельной строкой таблицы."
        )
    return f"ошибка в записи поля или метки ({error}). Проверьте шаблон командой doctor."


class _Paper(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """docxtpl with tags mended before, and a sound document demanded after."""

    def get_xml(self) -> str:
        join_tags(self.docx.element.body, make_environment())
        return str(super().get_xml())

    def get_part_xml(self, part: Any) -> str:
        root = parse_xml(part.blob)
        join_tags(root, make_environment())
        return str(self.xml_to_string(root))

    def fix_tables(self, xml: str) -> Any:
        """Refuses what docxtpl's forgiving parser would silently throw away."""
        parse_xml(xml)
        tree = super().fix_tables(xml)
        for cell in tree.iter(qn("w:tc")):
            if cell.find(qn("w:p")) is None:
                cell.append(OxmlElement("w:p"))
        return tree

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leaves the file's properties alone: they are no place for tags."""
