"""Whom a cell of a register names: codes of people and pairs, or «все наставники»."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from programme.matching.order import code_order
from programme.russian.codes import leading_code, parse_code
from programme.russian.texts import normal_text, same_text


@dataclass(frozen=True)
class Company:
    """Who is in the programme, as far as a register's cells may name them.

    Attributes:
        people: Code of a participant → the code that counts (another one's for a second entry).
        mentors: Who takes part as a mentor and is there, by code.
        mentees: The same of mentees.
        pairs: Code of a pair → its mentor and mentee.
        standing_pairs: The pairs that are approved or at work.
        refused_pairs: Those that people rejected or the programme took back: they never worked.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()
    pairs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    standing_pairs: tuple[str, ...] = ()
    refused_pairs: tuple[str, ...] = ()

    def group(self, text: str) -> tuple[str, ...] | None:
        """The people that «все», «все наставники», «все наставляемые» or «все пары» means; None for another text."""
        wanted = next((group for group in _GROUPS if same_text(text, group)), None)
        if wanted is None:
            return None
        of_pairs = (code for pair in self.standing_pairs for code in self.pairs[pair])
        everybody = (*self.mentors, *self.mentees)
        groups = {
            MENTORS: self.mentors,
            MENTEES: self.mentees,
            PAIRS: tuple(dict.fromkeys(of_pairs)),
        }
        return ordered(groups.get(_GROUPS[wanted], everybody))


EVERYBODY, MENTORS, MENTEES, PAIRS = "все", "все наставники", "все наставляемые", "все пары"
"""Words that stand for a list of codes."""

_GROUPS = {
    EVERYBODY: EVERYBODY,
    "все участники": EVERYBODY,
    "все педагоги": EVERYBODY,
    MENTORS: MENTORS,
    MENTEES: MENTEES,
    PAIRS: PAIRS,
    "все пары и группы": PAIRS,
}


@dataclass(frozen=True)
class Named:
    """Whom a cell names.

    Attributes:
        codes: People, in the order of their codes, everybody once.
        pairs: Pairs among what was typed.
        told: What was typed, entry by entry in its usual form: «все наставники, У-07»; without what can't be read.
        is_open: Whether a word for a group is among it, which means others as people come and go.
        is_whole: Whether every entry is read; a repeat is.
        faults: What can't be read, in Russian, as the end of a sentence about the column.
    """

    codes: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    told: str = ""
    is_open: bool = False
    is_whole: bool = True
    faults: tuple[str, ...] = ()


PEOPLE_AND_PAIRS = "У-03, У-07, П-05"
"""How codes look in a cell that may name people and pairs."""


def named(text: str, company: Company, example: str = PEOPLE_AND_PAIRS) -> Named:
    """Whom a cell names; an entry that names nobody is a fault, the others count.

    Args:
        text: What people typed.
        company: Whom it may name.
        example: Codes as they should look, for the remark.
    """
    codes: list[str] = []
    typed: list[str] = []
    entries: list[str] = []
    faults: list[str] = []
    is_open = False
    for place, part in enumerate(parts_of(text), 1):
        group = company.group(part)
        code = code_of(part)
        if group is not None:
            codes += group
            entries.append(normal_text(part))
            is_open = True
        elif code is None:
            faults.append(f"запись № {place} — не код. Впишите коды через запятую: {example}.")
        elif code in company.pairs or code in company.people:
            typed.append(code)
            entries.append(code)
            codes += company.pairs.get(code, (company.people.get(code, code),))
        else:
            whom = "участника" if code.startswith("У") else "пары"
            faults.append(f"{whom} {code} нет. Проверьте код.")
    is_whole = not faults
    faults += [
        f"{code} стоит дважды, считается один раз. Уберите повтор." for code in repeated(typed)
    ]
    return Named(
        codes=ordered(codes),
        pairs=ordered(code for code in typed if code in company.pairs),
        told=", ".join(dict.fromkeys(entries)),
        is_open=is_open,
        is_whole=is_whole,
        faults=tuple(faults),
    )


def parts_of(text: str) -> list[str]:
    """The entries of a list that people typed: commas, semicolons and line ends part them, and so does «и»."""
    parts = (part.strip(" .") for part in _BETWEEN.split(text))
    return [single for part in parts if part for single in _singles(part)]


_BETWEEN = re.compile(r"[,;\n]|\s+и\s+(?=[УПYPUуп]\s*-?\s*\d)")


def _singles(part: str) -> list[str]:
    """Codes with nothing but spaces between them are several: «У-03 У-07»."""
    words = part.split()
    return words if len(words) > 1 and all(parse_code(word) for word in words) else [part]


def code_of(part: str) -> str | None:
    """The code of an entry; a name behind it is passed over, as in «У-07 — Мария Петровна»."""
    code = parse_code(part)
    if code:
        return code
    has_more = re.search(r"\d", _FIRST_NUMBER.sub("", part, count=1))
    return None if has_more else leading_code(part)


_FIRST_NUMBER = re.compile(r"\d+")


def repeated(codes: Iterable[str]) -> list[str]:
    """Codes that stand more than once, each once."""
    seen: set[str] = set()
    again: dict[str, None] = {}
    for code in codes:
        if code in seen:
            again[code] = None
        seen.add(code)
    return list(again)


def ordered(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes once each, «У-9» before «У-10»."""
    return tuple(sorted(set(codes), key=code_order))
