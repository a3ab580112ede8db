"""Merged cells on a page that may show only some of the rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Place = tuple[int, int]


@dataclass(frozen=True)
class Spans:
    """How far cells reach, and which ones lie under others.

    Attributes:
        reach: Row and column of a merge's first shown cell → rows and columns shown of it.
        under: The other cells of merges.
    """

    reach: Mapping[Place, tuple[int, int]]
    under: frozenset[Place]

    def of(self, row: int, column: int) -> tuple[int, int]:
        """Rows and columns that a cell takes."""
        return self.reach.get((row, column), (1, 1))

    def covered(self, row: int, column: int) -> bool:
        """Whether a cell lies under a merge."""
        return (row, column) in self.under


def spans_of(
    merges: Iterable[Mapping[str, Any]], rows: Sequence[int], columns: Sequence[int]
) -> Spans:
    """The merges of a tab among the shown rows and columns, in the order in which they are shown.

    A merge whose rows a filter view tears apart or whose first cell is hidden is shown unmerged.
    """
    reach: dict[Place, tuple[int, int]] = {}
    under: set[Place] = set()
    for merge in merges:
        top, left = merge.get("startRowIndex", 0), merge.get("startColumnIndex", 0)
        inside = [row for row in rows if top <= row < merge["endRowIndex"]]
        across = [column for column in columns if left <= column < merge["endColumnIndex"]]
        if not inside or not across or (inside[0], across[0]) != (top, left):
            continue
        place = rows.index(top)
        if list(rows[place : place + len(inside)]) != inside:
            continue
        reach[top, left] = (len(inside), len(across))
        under |= {(row, column) for row in inside for column in across} - {(top, left)}
    return Spans(reach, frozenset(under))
