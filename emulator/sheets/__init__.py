"""Google Sheets v4: a pure model of spreadsheets and the handlers of its methods.

Where this differs from Google, beside what answers 501 with its name:

- Formulas: those of `calculator` are computed, the others show an error that says they are not.
  A change of locale does not translate formulas that are there.
- Sizes of automatically resized rows and columns are estimated, not measured with fonts.
- A workbook of Excel goes out with values in place of formulas, and without charts, rules and
  filters; what comes in keeps values, formulas, number formats, merges and frozen panes.
- Slicers, tables and gradients are kept and given back, not drawn; columns, bars, lines and pies are
  drawn below the grid, other charts as tables. A basic filter hides rows but does not sort them.
- Texts of refusals are Google's where they are known from recordings, measurements or reports;
  elsewhere only status and meaning are.
"""

from emulator.sheets import documents, routes, separated, values_routes, xlsx
from emulator.world import Handler

documents.register()
separated.register()
xlsx.register()

HANDLERS: dict[str, Handler] = {**routes.HANDLERS, **values_routes.HANDLERS}

__all__ = ["HANDLERS"]
