"""The zip package that a .docx is."""

import io
import zipfile

from generators.documents.faults import TemplateFault

LARGEST_UNPACKED = 40 * 1024 * 1024
"""Bytes; a template of a hundred pages with pictures stays far below."""


def checked_package(data: bytes) -> bytes:
    """The same bytes, if they are a .docx of a sensible size.

    Raises:
        TemplateFault: No .docx, or one that would unpack to more than ``LARGEST_UNPACKED``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {entry.filename for entry in package.infolist()}
            size = sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise TemplateFault("Файл шаблона не читается как документ .docx.") from error
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise TemplateFault("Файл шаблона — не текстовый документ .docx.")
    if size > LARGEST_UNPACKED:
        raise TemplateFault(
            f"Шаблон слишком велик: {size // 2**20} МБ в распакованном виде. Уберите из него картинки."
        )
    return data


def repacked(data: bytes) -> bytes:
    """The package with everything that differs from one making to the next taken out.

    Entries get one fixed time and are stored, not compressed: what a compressor yields depends on
    its version, and a template built again must be the same file to the byte.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            plain.create_system = 0
            new.writestr(plain, old.read(entry))
    return result.getvalue()
