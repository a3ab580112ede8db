"""Numbers, keys and titles of papers."""

import re
from collections.abc import Iterable

from config.paper_kind import PaperKind
from programme.russian.letters import plain_dashes
from programme.school_year import SchoolYear


def agreement_number(place: int, year: SchoolYear) -> str:
    """«3/2026-27»: the third of its school year."""
    return f"{place}/{year.short}"


def next_agreement_number(taken: Iterable[str], year: SchoolYear) -> str:
    """The number after the largest one taken in the school year; gaps stay, a number is never used twice.

    Numbers that people typed are understood with other dashes, spaces and a «№»; foreign ones are left out.
    """
    pattern = re.compile(rf"№?(\d+)/{re.escape(year.short)}")
    plain = ("".join(plain_dashes(number).split()) for number in taken)
    places = (int(match.group(1)) for number in plain if (match := pattern.fullmatch(number)))
    return agreement_number(max(places, default=0) + 1, year)


def paper_key(kind: str, subject: str, year: SchoolYear) -> str:
    """«agreement:П-05:2026-27»: one paper of a kind about each pair, person or matter in a school year."""
    return f"{kind}:{subject}:{year.short}"


def paper_title(
    kind: PaperKind, *, number: str, code: str, year: str, changes: bool = False
) -> str:
    """The title of a paper's file, from the configuration: no names, for it is seen in lists and mails.

    A paper that has no number yet is a draft, and its title says so; so does that of one that changes an earlier one.
    """
    told = kind.title_of_change if changes and kind.title_of_change else kind.title
    title = told.replace("{code}", code).replace("{year}", year)
    if number or "{number}" not in title:
        return title.replace("{number}", number)
    return f"{' '.join(title.replace('№ {number}', '').split())} — проект"
