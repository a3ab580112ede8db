"""Kinds of papers as people name them, and what is said of a name that means none."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from textwrap import wrap

from sync.refusals import WrongUse

LINE = 80
MOST_NEAR = 10
_WHOLE_NEAR, _WORD_NEAR = 0.6, 0.7
"""How like a name, or one word of it, must be to what was typed; 1 is the same."""
_SHORTEST = 3
"""Letters that say anything: «о» is part of every other name."""


def named_kinds(kinds: Mapping[str, str], typed: str) -> frozenset[str]:
    """The kinds that are meant; "" means any.

    Args:
        kinds: «agreement» → «соглашение о сотрудничестве».
        typed: Either of them, in whatever capitals.

    Raises:
        WrongUse: There is no such kind; the text names those that are like it, and all.
    """
    if not typed:
        return frozenset(kinds)
    plain = typed.casefold()
    meant = frozenset(kind for kind, name in kinds.items() if plain in {kind, name.casefold()})
    if not meant:
        raise WrongUse("\n".join(_unknown(kinds, typed)))
    return meant


def none_of_kind(caption: str, there: Mapping[str, str], year: str) -> str:
    """What to say where a kind has no papers; «there» are the kinds that have some."""
    when = f" за {year}" if year else ""
    return "\n".join((f"Документов вида «{caption}»{when} ещё нет.", *_listed("Есть: ", there)))


def _unknown(kinds: Mapping[str, str], typed: str) -> Iterable[str]:
    yield f"Вида документов «{typed}» нет."
    near = _near(kinds, typed.casefold())
    if near:
        yield "Похожие:"
        for kind in near:
            yield from wrap(
                f"{kind} — {kinds[kind]}", LINE, initial_indent="  ", subsequent_indent="    "
            )
    yield from _listed("Все виды: ", kinds)


def _listed(begin: str, kinds: Mapping[str, str]) -> list[str]:
    text = "; ".join(f"{kind} — {caption}" for kind, caption in kinds.items())
    return wrap(f"{begin}{text}.", LINE, subsequent_indent="  ", break_on_hyphens=False)


def _near(kinds: Mapping[str, str], plain: str) -> list[str]:
    """The kinds whose names are like it, the likest first."""
    if len(plain) < _SHORTEST:
        return []
    likeness = {kind: _likeness(plain, kind, name.casefold()) for kind, name in kinds.items()}
    near = sorted(kinds, key=lambda kind: likeness[kind], reverse=True)
    return [kind for kind in near if likeness[kind][0]][:MOST_NEAR]


def _likeness(plain: str, kind: str, caption: str) -> tuple[float, float]:
    """From 0 to 1: of the whole names or of one word in them; then of the whole names alone."""
    whole = max(_ratio(plain, kind), _ratio(plain, caption))
    words = [word for word in (*kind.split("_"), *caption.split()) if len(word) >= _SHORTEST]
    word = max((_ratio(plain, word) for word in words), default=0)
    if plain in kind or plain in caption:
        return max(whole, word, _WORD_NEAR), whole
    near = max(whole if whole >= _WHOLE_NEAR else 0, word if word >= _WORD_NEAR else 0)
    return near, whole


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
