"""Files that people bring in, as text or grids of cells: .txt, .csv, .docx and .xlsx, read within bounds."""

from sync.importing.file import Refused, source_of

__all__ = ["Refused", "source_of"]
