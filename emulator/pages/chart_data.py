"""The numbers behind an embedded chart: labels and series, read from the ranges that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from emulator.sheets.areas import Area
from emulator.sheets.calculator import Calculator
from emulator.sheets.rendering import Renderer
from emulator.sheets.workbook import Workbook

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Series:
    """One row of values with its name; None where a cell holds no number.

    Attributes:
        name: In the legend.
        values: In the order of the labels.
        colours: Of single values, by their place, as CSS takes them.
    """

    name: str
    values: tuple[float | None, ...]
    colours: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ChartData:
    """What a chart shows.

    Attributes:
        kind: `COLUMN`, `BAR`, `LINE`, `PIE`, or another word of Google's that is shown as a table only.
        title: Above it.
        labels: Of the values, in order.
        series: The rows of values.
        axes: Titles of its axes, by Google's name of their place.
        legend: Whether it has one.
        numbered: Whether its values are written beside what shows them.
        highest: Where the axis of its values ends; None where that follows from the values.
    """

    kind: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    axes: Json = field(default_factory=dict)
    legend: bool = True
    numbered: bool = False
    highest: float | None = None


def chart_data(book: Workbook, chart: Json) -> ChartData:
    """Read what an EmbeddedChart shows."""
    spec: Json = chart.get("spec", {})
    title = spec.get("title", "")
    cells = _Cells(book)
    if "pieChart" in spec:
        pie: Json = spec["pieChart"]
        labels, values = cells.of(pie.get("domain", {})), cells.of(pie.get("series", {}))
        return ChartData("PIE", title, cells.texts(labels), (Series("", cells.numbers(values)),))
    basic: Json = spec.get("basicChart", {})
    heads = int(basic.get("headerCount", 0))
    domain = next((cells.of(d.get("domain", {})) for d in basic.get("domains", [])), [])
    series = [(given, cells.of(given.get("series", {}))) for given in basic.get("series", [])]
    return ChartData(
        basic.get("chartType", ""),
        title,
        cells.texts(domain[heads:]),
        tuple(
            Series(
                " ".join(filter(None, cells.texts(one[:heads]))),
                cells.numbers(one[heads:]),
                _colours(given),
            )
            for given, one in series
        ),
        {axis.get("position"): axis.get("title", "") for axis in basic.get("axis", [])},
        basic.get("legendPosition") != "NO_LEGEND",
        any(s.get("dataLabel", {}).get("type") == "DATA" for s in basic.get("series", [])),
        _highest(basic),
    )


def _colours(series: Json) -> dict[int, str]:
    """Colours of its own that a series gives to some of its values."""
    found: dict[int, str] = {}
    for point in series.get("styleOverrides", []):
        rgb: Json = point.get("colorStyle", {}).get("rgbColor") or point.get("color", {})
        if rgb:
            shares = (round(255 * rgb.get(name, 0)) for name in ("red", "green", "blue"))
            found[point.get("index", 0)] = "#" + "".join(f"{share:02x}" for share in shares)
    return found


def _highest(basic: Json) -> float | None:
    """The end that a chart's specification gives the axis of its values."""
    windows = (axis.get("viewWindowOptions", {}) for axis in basic.get("axis", []))
    return next((float(w["viewWindowMax"]) for w in windows if w.get("viewWindowMax")), None)


class _Cells:
    """The cells of ranges that charts name."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._renderer = Renderer(Calculator(book))

    def of(self, data: Json) -> list[tuple[int, int, int]]:
        """Tab, row and column of the cells of a ChartData, in order."""
        found: list[tuple[int, int, int]] = []
        for source in data.get("sourceRange", {}).get("sources", []):
            sheet = self._book.find_sheet(source.get("sheetId", 0))
            if sheet is not None:
                area: Area = sheet.area_of(source)
                found += [(sheet.id, row, column) for row, column in area.cells()]
        return found

    def texts(self, places: Sequence[tuple[int, int, int]]) -> tuple[str, ...]:
        """What the cells show."""
        return tuple(
            self._renderer.shown(self._book.sheet(sheet), row, column) or ""
            for sheet, row, column in places
        )

    def numbers(self, places: Sequence[tuple[int, int, int]]) -> tuple[float | None, ...]:
        """The numbers in the cells."""
        values = (
            self._renderer.calculator.scalar(self._book.sheet(sheet), row, column)
            for sheet, row, column in places
        )
        return tuple(
            float(v) if isinstance(v, int | float) and not isinstance(v, bool) else None
            for v in values
        )
