"""Single characters: what breaks lines, what cannot be seen, and what looks like another letter."""

import re
import unicodedata

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_LOOK_ALIKES = str.maketrans("ABCEHKMOPTXYaceopxyёË", "АВСЕНКМОРТХУасеорхуёЁ")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN = re.compile(r"[a-zË]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))


def spaced(text: str) -> str:
    """The text with every run of white space (no-break spaces too) as one space, invisible characters gone.

    Zero-width and text-direction characters and other control characters are invisible: they
    come with a copied text, and two texts that differ only in them look the same to people.
    """
    if text.isprintable():  # nothing invisible in it, and no white space but spaces: most texts
        return " ".join(text.split())
    shown = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    return " ".join(shown.split())


_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def plain_dashes(text: str) -> str:
    """The text with every kind of dash as a hyphen."""
    return text.translate(_DASHES)


def cyrillic(text: str) -> str:
    """The text with Latin look-alikes made Cyrillic in words that are Cyrillic otherwise.

    «Ивaнова» with a Latin «a» becomes «Иванова»; a word all in Latin stays as it is.
    """
    return _WORD.sub(_mend_word, text)


def _mend_word(match: re.Match[str]) -> str:
    word = match.group()
    if _CYRILLIC.search(word) and _LATIN.search(word):
        return word.translate(_LOOK_ALIKES)
    return word


def upper_first(text: str) -> str:
    """The text as it begins a line: «заведующий» → «Заведующий»."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence: «Речевое развитие» → «речевое развитие», but «ИКТ и …» stays."""
    if len(text) > 1 and text[0].isupper() and not text[1].isupper():
        return text[0].lower() + text[1:]
    return text
