"""Names of files that every system takes: Windows forbids most, so its rules are kept everywhere."""

import re
import unicodedata
from collections.abc import Mapping

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_NAMELESS = "документ"
_HANGING = " .,;:(–—-"
"""What does not stand at an end."""


def safe_name(text: str, longest: int) -> str:
    """The text as the name of a file or folder, at most so many characters, whole words where it can be; never empty."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    plain = _FORBIDDEN.sub("-", plain)
    plain = _cut(plain, longest).strip(" .") or _NAMELESS
    return f"{plain}-" if _RESERVED.fullmatch(plain) else plain


def _cut(text: str, longest: int) -> str:
    """The words that fit; of a first word that does not, its beginning."""
    if len(text) <= longest:
        return text
    words, space, _ = text[: longest + 1].rpartition(" ")
    return words.rstrip(_HANGING) or text[:longest] if space else text[:longest]


def unique(wanted: Mapping[str, str]) -> dict[str, str]:
    """The same paths, each once: «…», «… (2)»; capitals don't tell two files apart."""
    taken: set[str] = set()
    given: dict[str, str] = {}
    for key, path in wanted.items():
        name, ordinal = path, 1
        while name.casefold() in taken:
            ordinal += 1
            name = f"{path} ({ordinal})"
        taken.add(name.casefold())
        given[key] = name
    return given
