"""Tables that staff bring as files: .csv in whatever shape their programs write it, and .xlsx."""

from sync.tabular.reading import read_file
from sync.tabular.sheet import Sheet

__all__ = ["Sheet", "read_file"]
