"""For each pair of a stable set: whom each side would rather have, and why that can't be had; Russian, codes only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from programme.matching.considering import Considered
from programme.matching.network import IntArray

SHOWN = 2
"""Of each side: the second and the third best."""


class Preferred:
    """The next choices of both sides by their own points; what they cost the whole ``explain`` tells."""

    def __init__(self, considered: Considered) -> None:
        self._pairs = considered.found.pairs
        table, wishes = considered.found.table, considered.preferences
        self._points = {"mentee": wishes.mentee_points, "mentor": wishes.mentor_points}
        sides = considered.found.sides
        self._rows = {
            "mentee": _by_person(table["mentee"].to_numpy(), sides.mentees),
            "mentor": _by_person(table["mentor"].to_numpy(), sides.mentors),
        }
        self._standing = frozenset(considered.choice.edges)
        chosen = considered.choice.edges
        self._chosen = dict(zip(considered.found.pairs(chosen), chosen, strict=True))

    def lines(self, mentor: str, mentee: str) -> Iterator[str]:
        """The two best of the others for either."""
        row = self._chosen[mentor, mentee]
        for other, than_now in self._next("mentee", mentee, row):
            ((wished, _),) = self._pairs([other])
            yield f"{mentee} с {wished}: {_told(mentee, than_now, f'места {wished} заняты теми, кого {wished} ставит выше')}"
        for other, than_now in self._next("mentor", mentor, row):
            ((_, wished),) = self._pairs([other])
            yield f"{mentor} с {wished}: {_told(mentor, than_now, f'{wished} ставит выше своего наставника')}"

    def _next(self, side: str, code: str, now: int) -> Iterator[tuple[int, int]]:
        """Rows of the next choices, and how much better each is than the present one."""
        points, rows = self._points[side], self._rows[side][code]
        order = rows[np.argsort(-points[rows], kind="stable")].tolist()
        others = [row for row in order if row not in self._standing]
        for row in others[:SHOWN]:
            yield row, int(points[row] - points[now])


def _by_person(numbers: IntArray, codes: tuple[str, ...]) -> Mapping[str, IntArray]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, number in enumerate(numbers.tolist()):
        rows[codes[number]].append(row)
    return {code: np.array(own, dtype=np.int64) for code, own in rows.items()}


def _told(code: str, than_now: int, obstacle: str) -> str:
    if than_now > 0:
        return f"для {code} лучше, но {obstacle}"
    return f"для {code} {'так же' if than_now == 0 else 'хуже'}"
