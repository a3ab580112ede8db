"""Ranges of a tab as Google writes them, and runs of neighbours that can share one request."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

Request = dict[str, Any]
"""One entry of the ``requests`` of spreadsheets.batchUpdate."""

T = TypeVar("T")


def body_range(sheet_id: int, first_column: int, end_column: int) -> Request:
    """Every row below the header, of some columns; open at the bottom, so new rows belong to it."""
    return {
        "sheetId": sheet_id,
        "startRowIndex": 1,
        "startColumnIndex": first_column,
        "endColumnIndex": end_column,
    }


def runs(items: Sequence[T], alike: Callable[[T], object]) -> Iterator[tuple[int, int, T]]:
    """Neighbours that are alike: first position, end position (exclusive) and the first of them."""
    for _, group in groupby(enumerate(items), key=lambda pair: alike(pair[1])):
        members = list(group)
        yield members[0][0], members[-1][0] + 1, members[0][1]
