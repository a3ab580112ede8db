"""An embedded chart as a drawing: bars, lines or slices with coordinates that a template prints as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from emulator.pages.chart_data import ChartData, chart_data
from emulator.sheets.workbook import Workbook

WIDTH, HEIGHT = 600, 300
LEFT, BOTTOM, TOP = 44, 40, 12
COLOURS = ("#2f5aa8", "#c2571a", "#2e7d4f", "#8a3ffc", "#b3261e", "#5b6270")
STEPS = 4


@dataclass(frozen=True)
class Mark:
    """One bar, point or slice: an SVG path with the words that say what it stands for."""

    path: str
    colour: str
    said: str


@dataclass(frozen=True)
class Chart:
    """A drawing.

    Attributes:
        data: What it shows; also printed as a table for those who cannot see it.
        marks: Bars and slices, to be filled.
        lines: Lines, to be drawn: points as SVG takes them, and a colour.
        captions: Text on the axes: x, y, anchor and words.
        legend: Colour and name of each series or slice.
    """

    data: ChartData
    marks: tuple[Mark, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    captions: tuple[tuple[float, float, str, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = field(default=())


def chart_of(book: Workbook, chart: Mapping[str, Any]) -> Chart:
    """Draw an EmbeddedChart; a kind that is not drawn here keeps its table."""
    data = chart_data(book, chart)
    names = tuple((colour_of(n), series.name) for n, series in enumerate(data.series))
    if data.kind == "PIE":
        slices = tuple((colour_of(n), label) for n, label in enumerate(data.labels))
        return Chart(data, tuple(_slices(data)), legend=slices)
    if data.kind == "COLUMN":
        return Chart(data, tuple(_columns(data)), captions=tuple(_captions(data)), legend=names)
    if data.kind == "BAR":
        return Chart(data, tuple(_bars(data)), captions=tuple(_bar_captions(data)), legend=names)
    if data.kind == "LINE":
        lines = tuple(_lines(data))
        return Chart(data, lines=lines, captions=tuple(_captions(data)), legend=names)
    return Chart(data, legend=names)


def colour_of(place: int) -> str:
    """The colour of a series or slice."""
    return COLOURS[place % len(COLOURS)]


def _top(data: ChartData) -> float:
    """The value at the upper end of the axis: a round number not below any value."""
    highest = max((v for s in data.series for v in s.values if v is not None), default=0.0)
    if highest <= 0:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(highest))
    return next(step * unit for step in (1.0, 2.0, 4.0, 5.0, 8.0, 10.0) if step * unit >= highest)


def _said(data: ChartData, place: int, name: str, value: float) -> str:
    label = data.labels[place] if place < len(data.labels) else ""
    return f"{', '.join(filter(None, (label, name)))}: {number_text(value)}"


def number_text(value: float) -> str:
    """A number as people read it: at most two decimals, with a comma."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _places(data: ChartData) -> int:
    return max((len(series.values) for series in data.series), default=0) or 1


def _columns(data: ChartData) -> Iterator[Mark]:
    step, top = (WIDTH - LEFT) / _places(data), _top(data)
    wide = step * 0.7 / max(1, len(data.series))
    for n, series in enumerate(data.series):
        for place, value in enumerate(series.values):
            if value is not None and value > 0:
                x = LEFT + place * step + step * 0.15 + n * wide
                high = value / top * (HEIGHT - TOP - BOTTOM)
                path = f"M{x:.1f} {HEIGHT - BOTTOM}v{-high:.1f}h{wide:.1f}v{high:.1f}z"
                yield Mark(path, colour_of(n), _said(data, place, series.name, value))


BAR_LEFT = 180


def _bars(data: ChartData) -> Iterator[Mark]:
    step, top = (HEIGHT - TOP - BOTTOM) / _places(data), _top(data)
    wide = step * 0.7 / max(1, len(data.series))
    for n, series in enumerate(data.series):
        for place, value in enumerate(series.values):
            if value is not None and value > 0:
                y = TOP + place * step + step * 0.15 + n * wide
                long = value / top * (WIDTH - BAR_LEFT - 20)
                path = f"M{BAR_LEFT} {y:.1f}h{long:.1f}v{wide:.1f}h{-long:.1f}z"
                yield Mark(path, colour_of(n), _said(data, place, series.name, value))


def _bar_captions(data: ChartData) -> Iterator[tuple[float, float, str, str]]:
    step = (HEIGHT - TOP - BOTTOM) / _places(data)
    for place, label in enumerate(data.labels[: _places(data)]):
        yield BAR_LEFT - 6, TOP + (place + 0.5) * step + 4, "end", _short(label, 24)
    for part in range(STEPS + 1):
        x = BAR_LEFT + part / STEPS * (WIDTH - BAR_LEFT - 20)
        yield x, HEIGHT - BOTTOM + 16, "middle", number_text(_top(data) * part / STEPS)


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


def _captions(data: ChartData) -> Iterator[tuple[float, float, str, str]]:
    step = (WIDTH - LEFT) / _places(data)
    for place, label in enumerate(data.labels[: _places(data)]):
        yield LEFT + (place + 0.5) * step, HEIGHT - BOTTOM + 16, "middle", _short(label, 14)
    for part in range(STEPS + 1):
        y = HEIGHT - BOTTOM - part / STEPS * (HEIGHT - TOP - BOTTOM)
        yield LEFT - 6, y + 4, "end", number_text(_top(data) * part / STEPS)


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
