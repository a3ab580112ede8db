"""An embedded chart as a drawing: bars, lines or slices with coordinates that a template prints as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from emulator.pages.chart_data import ChartData, chart_data
from emulator.sheets.workbook import Workbook

WIDTH, HEIGHT = 600, 300
LEFT, BOTTOM, TOP = 44, 40, 24
LINE = 14
BAR_LEFT = 180
BAR_ROOM = WIDTH - BAR_LEFT - 30
"""How long the longest bar may be."""
COLOURS = ("#2f5aa8", "#c2571a", "#2e7d4f", "#8a3ffc", "#b3261e", "#5b6270")
STEPS = 4

Caption = tuple[float, float, str, str]
"""Text in a drawing: x, y, anchor and words."""


@dataclass(frozen=True)
class Mark:
    """One bar, point or slice: an SVG path with the words that say what it stands for."""

    path: str
    colour: str
    said: str


@dataclass(frozen=True)
class Box:
    """One column or bar: its series, its place among the labels, its value, and where it is drawn."""

    series: int
    place: int
    value: float
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Chart:
    """A drawing.

    Attributes:
        data: What it shows; also printed as a table for those who cannot see it.
        marks: Bars and slices, to be filled.
        lines: Lines, to be drawn: points as SVG takes them, and a colour.
        captions: Text on the axes and beside the marks.
        legend: Colour and name of each series or slice.
        height: Of the drawing; bars need the more, the more there are.
    """

    data: ChartData
    marks: tuple[Mark, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    captions: tuple[Caption, ...] = ()
    legend: tuple[tuple[str, str], ...] = field(default=())
    height: int = HEIGHT


def chart_of(book: Workbook, chart: Mapping[str, Any]) -> Chart:
    """Draw an EmbeddedChart; a kind that is not drawn here keeps its table."""
    data = chart_data(book, chart)
    names = tuple((colour_of(n), series.name) for n, series in enumerate(data.series))
    names = names if data.legend else ()
    if data.kind == "PIE":
        slices = tuple((colour_of(n), told) for n, told in enumerate(_slice_names(data)))
        return Chart(data, tuple(_slices(data)), legend=slices)
    if data.kind == "COLUMN":
        boxes = list(_columns(data))
        told = (*_captions(data), *_column_numbers(data, boxes), *_axis_titles(data))
        return Chart(data, tuple(_marks(data, boxes)), captions=told, legend=names)
    if data.kind == "BAR":
        boxes = list(_bars(data))
        told = (*_bar_captions(data), *_bar_numbers(data, boxes), *_axis_titles(data))
        marks = tuple(_marks(data, boxes))
        return Chart(data, marks, captions=told, legend=names, height=_height(data))
    if data.kind == "LINE":
        lines = tuple(_lines(data))
        told = (*_captions(data), *_axis_titles(data))
        return Chart(data, lines=lines, captions=told, legend=names)
    return Chart(data, legend=names)


def colour_of(place: int) -> str:
    """The colour of a series or slice."""
    return COLOURS[place % len(COLOURS)]


def _height(data: ChartData) -> int:
    """Of a drawing: each of its bars is as thick as a line of text."""
    if data.kind != "BAR":
        return HEIGHT
    step = max(2 * LINE, len(data.series) * LINE + LINE // 2)
    return max(HEIGHT, TOP + BOTTOM + _places(data) * step)


def _top(data: ChartData) -> float:
    """The value at the upper end of the axis: a round number not below any value."""
    if data.highest:
        return data.highest
    values = [v for s in data.series for v in s.values if v is not None]
    highest = max(values, default=0.0)
    if highest <= 0:
        return 1.0
    if all(value.is_integer() for value in values):
        # Counts: every step of the axis is one too.
        return float(STEPS * math.ceil(highest / STEPS))
    unit = 10.0 ** math.floor(math.log10(highest))
    return next(step * unit for step in (1.0, 2.0, 4.0, 5.0, 8.0, 10.0) if step * unit >= highest)


def _scale(data: ChartData) -> Iterator[tuple[float, str]]:
    """The steps of the axis of the values: where, as a part of its length, and which number."""
    top = _top(data)
    steps = 5 if data.highest and top % 5 == 0 else STEPS
    for part in range(steps + 1):
        yield part / steps, number_text(top * part / steps)


def _said(data: ChartData, place: int, name: str, value: float) -> str:
    label = data.labels[place] if place < len(data.labels) else ""
    return f"{', '.join(filter(None, (label, name)))}: {number_text(value)}"


def number_text(value: float) -> str:
    """A number as people read it: at most two decimals, with a comma."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _places(data: ChartData) -> int:
    return max((len(series.values) for series in data.series), default=0) or 1


def _columns(data: ChartData) -> Iterator[Box]:
    step, top = (WIDTH - LEFT) / _places(data), _top(data)
    wide = step * 0.7 / max(1, len(data.series))
    for n, series in enumerate(data.series):
        for place, value in enumerate(series.values):
            if value is not None and value >= 0:
                x = LEFT + place * step + step * 0.15 + n * wide
                high = value / top * (HEIGHT - TOP - BOTTOM)
                yield Box(n, place, value, x, HEIGHT - BOTTOM - high, wide, high)


def _bars(data: ChartData) -> Iterator[Box]:
    step, top = (_height(data) - TOP - BOTTOM) / _places(data), _top(data)
    wide = step * 0.7 / max(1, len(data.series))
    for n, series in enumerate(data.series):
        for place, value in enumerate(series.values):
            if value is not None and value >= 0:
                y = TOP + place * step + step * 0.15 + n * wide
                yield Box(n, place, value, BAR_LEFT, y, value / top * BAR_ROOM, wide)


def _marks(data: ChartData, boxes: Iterable[Box]) -> Iterator[Mark]:
    for box in boxes:
        if box.value > 0:
            wide, high = f"{box.width:.1f}", f"{box.height:.1f}"
            path = f"M{box.x:.1f} {box.y:.1f}h{wide}v{high}h-{wide}z"
            series = data.series[box.series]
            said = _said(data, box.place, series.name, box.value)
            yield Mark(path, series.colours.get(box.place, colour_of(box.series)), said)


def _column_numbers(data: ChartData, boxes: Iterable[Box]) -> Iterator[Caption]:
    for box in boxes if data.numbered else ():
        yield box.x + box.width / 2, box.y - 4, "middle", number_text(box.value)


def _bar_numbers(data: ChartData, boxes: Iterable[Box]) -> Iterator[Caption]:
    for box in boxes if data.numbered else ():
        yield box.x + box.width + 6, box.y + box.height / 2 + 4, "start", number_text(box.value)


def _axis_titles(data: ChartData) -> Iterator[Caption]:
    """The lower axis is named below it, the left one above it."""
    start = BAR_LEFT if data.kind == "BAR" else LEFT
    if lower := data.axes.get("BOTTOM_AXIS"):
        yield (start + WIDTH) / 2, _height(data) - 6, "middle", lower
    if left := data.axes.get("LEFT_AXIS"):
        yield 0, TOP - 12, "start", left


def _bar_captions(data: ChartData) -> Iterator[Caption]:
    step = (_height(data) - TOP - BOTTOM) / _places(data)
    for place, label in enumerate(data.labels[: _places(data)]):
        lines = wrap(label, 22, max_lines=2, placeholder="…")
        y = TOP + (place + 0.5) * step + 4 - LINE / 2 * (len(lines) - 1)
        for n, line in enumerate(lines):
            yield BAR_LEFT - 6, y + n * LINE, "end", line
    for share, value in _scale(data):
        yield BAR_LEFT + share * BAR_ROOM, _height(data) - BOTTOM + 16, "middle", value


def _lines(data: ChartData) -> Iterator[tuple[str, str]]:
    step, top = (WIDTH - LEFT) / _places(data), _top(data)
    for n, series in enumerate(data.series):
        points = (
            f"{LEFT + (place + 0.5) * step:.1f},"
            f"{HEIGHT - BOTTOM - max(0.0, value) / top * (HEIGHT - TOP - BOTTOM):.1f}"
            for place, value in enumerate(series.values)
            if value is not None
        )
        yield " ".join(points), colour_of(n)


def _captions(data: ChartData) -> Iterator[Caption]:
    step = (WIDTH - LEFT) / _places(data)
    for place, label in enumerate(data.labels[: _places(data)]):
        yield LEFT + (place + 0.5) * step, HEIGHT - BOTTOM + 16, "middle", _short(label, 14)
    for share, value in _scale(data):
        yield LEFT - 6, HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM) + 4, "end", value


def _slice_names(data: ChartData) -> Iterator[str]:
    """Each slice's name with its value, which is not written on the slice."""
    values = data.series[0].values if data.series else ()
    for place, label in enumerate(data.labels):
        value = values[place] if place < len(values) else None
        yield label if value is None else f"{label}: {number_text(value)}"


def _slices(data: ChartData) -> Iterator[Mark]:
    values = data.series[0].values if data.series else ()
    whole = sum(v for v in values if v is not None and v > 0)
    x, y, radius = WIDTH / 2, HEIGHT / 2, HEIGHT / 2 - TOP
    turned = 0.0
    for place, value in enumerate(values):
        if value is None or value <= 0:
            continue
        share = value / whole
        # A whole circle has no beginning and no end, so its only slice stays a hair short of it.
        end = turned + min(share, 0.99999)
        (x1, y1), (x2, y2) = (
            (x + radius * math.sin(2 * math.pi * at), y - radius * math.cos(2 * math.pi * at))
            for at in (turned, end)
        )
        large = int(share > 0.5)
        path = f"M{x} {y}L{x1:.1f} {y1:.1f}A{radius} {radius} 0 {large} 1 {x2:.1f} {y2:.1f}z"
        yield Mark(path, colour_of(place), _said(data, place, "", value))
        turned += share


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
