"""Who is meant: «Куратор, педагог-психолог», «наставник и наставляемый», «У-07»; and whom a task concerns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from programme.russian.codes import parse_code
from programme.russian.letters import lower_first, spaced
from programme.russian.texts import normal_text

HEAD, COORDINATOR = "заведующий", "куратор"
MENTORS, MENTEES, TEACHERS, OF_PAIRS = "наставники", "наставляемые", "педагоги", "участники пар"

_ROLES = (
    (r"\b(?:заведующ\w*|директор(?:у|ом)?\b)", HEAD),  # not «заместитель директора»
    (r"\bкуратор\w*", COORDINATOR),
    (r"\b(?:педагог\w*\s?-?\s?)?психолог\w*", "педагог-психолог"),
    (r"\bстарш\w+ воспитател\w*", "старший воспитатель"),
    (r"\bметодист\w*", "методист"),
    (r"\bучастник\w* пар\w*", OF_PAIRS),
    (r"\bнаставляем\w*", MENTEES),
    (r"\bнаставник\w*", MENTORS),
    (r"\b(?:педагог\w*|воспитател\w*|педагогическ\w+ работник\w*)", TEACHERS),
)
"""What is written of a role → how it is called here; the first that fits takes its words."""
_APART = re.compile(r"[,;/\n]|\.\s|\s+и\s+|\s+совместно\s+с\s+", re.IGNORECASE)
_CODE = re.compile(r"[УуYyПпPp]\s?-\s?\d{1,5}(?!\d)")
LONGEST = 60
"""Letters of a role that isn't known and is shown as it was written."""


@dataclass(frozen=True)
class Asked:
    """Somebody whose tasks are asked for.

    Attributes:
        name: Their code or role, in the form used here.
        groups: Roles under which tasks may name them too.
    """

    name: str
    groups: frozenset[str] = frozenset()


def actors(text: str) -> tuple[str, ...]:
    """Codes and roles that a text names, each once, in its order; a role that isn't known as it was written.

    Codes of pairs («П-05») are kept: whoever knows the register replaces them by two people.
    """
    return tuple(
        dict.fromkeys(
            name for part in _APART.split(text) for name in _named(spaced(part).strip(" .;,"))
        )
    )


def _named(part: str) -> Iterable[str]:
    if not part:
        return ()
    codes = [code for found in _CODE.findall(part) if (code := parse_code(found))]
    if codes:
        return codes
    left, found = normal_text(part), []
    for pattern, role in _ROLES:
        if match := re.search(pattern, left):
            found.append((match.start(), role))
            # Blanks keep the places of what follows.
            left = re.sub(pattern, lambda m: " " * len(m.group()), left)
    return [role for _, role in sorted(found)] or [lower_first(part)[:LONGEST]]


def asked(text: str) -> str:
    """A person as somebody asks for them: «у 7» → «У-07», «Заведующая» → «заведующий»; "" for nothing."""
    code = parse_code(text)
    return code or next(iter(actors(text)), "")


def concerns(whom: Iterable[str], person: Asked) -> bool:
    """Whether a task is that person's: named by code or role, or as one of a group."""
    wanted = {normal_text(name) for name in (person.name, *person.groups)}
    return any(normal_text(name) in wanted for name in whom)
