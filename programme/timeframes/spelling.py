"""Words with a slip of the typist: «октабрь» is read as «октябрь», and the reading asks whether it is."""

import re
from functools import lru_cache

from programme.timeframes.wording import MONTHS

_COMMON = """
ежегодно ежемесячно ежеквартально еженедельно ежедневно постоянно регулярно систематически периодически однократно
течение учебного учебный календарного квартал квартала кварталы полугодие полугодия полугодии неделя неделю недели
месяц месяца месяцев года период периода необходимости запросу графику плану согласованию конца начала раза первая
вторая третья последняя половина декада каждый каждую позднее понедельник вторник среда четверг пятница
"""
_VOCABULARY = frozenset([*_COMMON.split(), *(form for form in MONTHS if len(form) > 3)])
_WORD = re.compile(r"[а-я]+")
_SHORTEST = 5
"""Letters; in shorter words one slip makes another word."""


def mended(wording: str) -> tuple[str, tuple[str, ...]]:
    """The wording with slips mended, and the words put in; they are known months and words of deadlines."""
    put: list[str] = []

    def mend(found: re.Match[str]) -> str:
        word = found[0]
        near = _nearest(word) if len(word) >= _SHORTEST and word not in _VOCABULARY else None
        if near:
            put.append(near)
        return near or word

    return _WORD.sub(mend, wording), tuple(put)


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    """The one known word that a single slip makes this of; of several forms of one word the first."""
    slips = _slips(word)
    near = sorted(known for known in _VOCABULARY if known in slips or _one_more(word, known))
    return min(near, key=lambda known: (abs(len(known) - len(word)), known), default=None)


def _slips(word: str) -> frozenset[str]:
    """The word with a letter left out, exchanged with its neighbour, or typed instead of another."""
    letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    cuts = [(word[:place], word[place:]) for place in range(len(word))]
    out = {a + b[1:] for a, b in cuts}
    out |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return frozenset(out | {a + letter + b[1:] for a, b in cuts for letter in letters})


def _one_more(word: str, known: str) -> bool:
    """Whether the word lacks one letter of the known one."""
    return len(known) == len(word) + 1 and any(
        known[:place] + known[place + 1 :] == word for place in range(len(known))
    )
