"""Texts compared as people read them: «№5» is «№ 5», ё is е, dashes and quotes come in many kinds."""

import re
import unicodedata
from functools import lru_cache

from programme.russian.letters import cyrillic, plain_dashes, spaced

_QUOTES = str.maketrans(dict.fromkeys("«»„“”‟″‹›‘’‚′`´'", '"'))
_SPACE_AROUND_DASH = re.compile(r" ?- ?")
_SPACE_AFTER_NUMBER_SIGN = re.compile(r"№ ")


@lru_cache(maxsize=4096)
def normal_text(text: str) -> str:
    """The form in which two texts are compared; never printed.

    Case, ё and е, kinds and number of spaces, dashes and quotes, the space after «№» and Latin
    look-alikes inside Cyrillic words don't matter.
    """
    plain = plain_dashes(cyrillic(spaced(unicodedata.normalize("NFC", text))))
    plain = plain.casefold().replace("ё", "е").translate(_QUOTES)
    return _SPACE_AFTER_NUMBER_SIGN.sub("№", _SPACE_AROUND_DASH.sub("-", plain))


def same_text(one: str, other: str) -> bool:
    """Whether two texts read the same (see ``normal_text``)."""
    return normal_text(one) == normal_text(other)
