"""Google Docs v1. A document is kept as the bytes of its docx file.

Importing the package tells the Drive files how documents begin, are copied, come in and go out.
"""

from emulator import conversions, files
from emulator.docs import content, exports, handlers, imports
from emulator.world import Handler

HANDLERS: dict[str, Handler] = {
    "docs.documents.create": handlers.create_document,
    "docs.documents.get": handlers.get_document,
}

files.add_creator(files.DOCUMENT, content.begin)
files.add_copier(files.DOCUMENT, content.copy)
files.add_remover(files.DOCUMENT, content.forget)

conversions.add_importer(files.DOCUMENT, conversions.DOCX, imports.import_docx)
conversions.add_importer(files.DOCUMENT, conversions.TEXT, imports.import_text)
conversions.add_importer(files.DOCUMENT, conversions.HTML, imports.import_html)

conversions.add_exporter(files.DOCUMENT, conversions.DOCX, exports.export_docx)
conversions.add_exporter(files.DOCUMENT, conversions.TEXT, exports.export_text)
conversions.add_exporter(files.DOCUMENT, conversions.HTML, exports.export_html)
