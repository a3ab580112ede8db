"""How a cell looks: the default format, alternating colours, its own format, conditional formats.

Of conditional formats, gradients and the few conditions that `conditions` lacks are not applied.
"""

from typing import Any

from emulator.sheets.areas import Area, Json
from emulator.sheets.conditions import Tester
from emulator.sheets.defaults import DEFAULT_FORMAT
from emulator.sheets.rendering import Renderer
from emulator.sheets.tidy import tidy
from emulator.sheets.workbook import Sheet

_ALIGNMENTS = {"numberValue": "RIGHT", "boolValue": "CENTER", "errorValue": "CENTER"}


class Looks:
    """Effective formats of one state of a spreadsheet."""

    def __init__(self, renderer: Renderer) -> None:
        self.calculator = renderer.calculator
        self.tester = Tester(renderer)
        self._rules: dict[int, list[tuple[list[Area], Json]]] = {}

    def effective_format(self, sheet: Sheet, row: int, column: int) -> Json:
        """The format that a cell shows."""
        cell = sheet.grid.get(row, column) or {}
        base: Json = DEFAULT_FORMAT | {"hyperlinkDisplayType": "PLAIN_TEXT"}
        base["textFormat"] = base["textFormat"] | {"fontFamily": "Arial"}
        value = self.calculator.effective(sheet, row, column)
        if value:
            base["horizontalAlignment"] = _ALIGNMENTS.get(next(iter(value)), "LEFT")
        layers = [band_format(sheet, row, column), cell.get("userEnteredFormat") or {}]
        for layer in [*layers, self._conditional(sheet, row, column)]:
            base = _merged(base, layer)
        return base

    def _conditional(self, sheet: Sheet, row: int, column: int) -> Json:
        """What the conditional formats that apply say; the first rule to set a field decides."""
        said: Json = {}
        for areas, rule in self._rules_of(sheet):
            if any(area.contains(Area(row, column, row + 1, column + 1)) for area in areas):
                corner = (areas[0].top, areas[0].left)
                if self.tester.meets(sheet, (row, column), rule["condition"], corner):
                    said = _merged(rule.get("format", {}), said)
        return said

    def _rules_of(self, sheet: Sheet) -> list[tuple[list[Area], Json]]:
        if sheet.id not in self._rules:
            self._rules[sheet.id] = [
                ([sheet.area_of(given) for given in rule["ranges"]], rule["booleanRule"])
                for rule in sheet.objects["conditionalFormats"]
                if "booleanRule" in rule
            ]
        return self._rules[sheet.id]


def band_format(sheet: Sheet, row: int, column: int) -> Json:
    """The fill that alternating colours give a cell; {} outside of them."""
    for band in sheet.objects["bandedRanges"]:
        area = sheet.area_of(band["range"])
        if not area.contains(Area(row, column, row + 1, column + 1)):
            continue
        by_rows = "rowProperties" in band
        colors = band.get("rowProperties") or band.get("columnProperties", {})
        place = row - area.top if by_rows else column - area.left
        last = area.height - 1 if by_rows else area.width - 1
        style = _band_style(colors, place, last)
        filled: Json = tidy({"backgroundColorStyle": style}) if style else {}
        return filled
    return {}


def _band_style(colors: Json, place: int, last: int) -> Json | None:
    if "headerColorStyle" in colors:
        if place == 0:
            return _style(colors, "header")
        place -= 1
        last -= 1
    if place == last and "footerColorStyle" in colors:
        return _style(colors, "footer")
    return _style(colors, "secondBand" if place % 2 else "firstBand")


def _style(colors: Json, name: str) -> Json | None:
    style: Json | None = colors.get(f"{name}ColorStyle")
    return style


def _merged(base: Any, top: Any) -> Any:
    """A format with another on top; colours are replaced whole."""
    if not isinstance(base, dict) or not isinstance(top, dict):
        return top
    parts = {k: _merged(base[k], v) if k in base and "olor" not in k else v for k, v in top.items()}
    return base | parts
