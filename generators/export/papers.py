"""What an export knows of a paper, in which order papers stand, and where they lie in the archive."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generators.export.names import safe_name, unique

_SAFE_NUMBER = re.compile(r"\d[\w/.\-]{0,19}")
_DIGITS = re.compile(r"(\d+)")
_WHOLE_INSTITUTION = "сад"
_SHORTEST_CAPTION = 40
LONGEST_FOLDER, LONGEST_FILE = 70, 100
"""Characters: folder, file and ending together leave room for a path on Windows."""


@dataclass(frozen=True)
class Paper:
    """One paper of the register.

    Attributes:
        key: «agreement:П-05:2026-27».
        caption: Its kind in words: «соглашение о сотрудничестве».
        activity: Line of the roadmap, «3.10», or "".
        number: As it is registered, or "".
        day: Its date, or that of its signature.
        title: As the register has it; people may have written a name into it.
        state: In words.
        file: Its id on Drive, or "".
    """

    key: str
    caption: str
    activity: str = ""
    number: str = ""
    day: date | None = None
    title: str = ""
    state: str = ""
    file: str = ""

    @property
    def kind(self) -> str:
        """«agreement»."""
        return self.key.split(":")[0]

    @property
    def subject(self) -> str:
        """«П-05»."""
        return self.key.split(":")[1] if self.key.count(":") == 2 else ""

    @property
    def year(self) -> str:
        """«2026-27»."""
        return self.key.split(":")[2] if self.key.count(":") == 2 else ""


def in_order(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """By line of the roadmap, kind and number, numbers as people count."""
    return tuple(
        sorted(
            papers,
            key=lambda p: (
                not p.activity,
                _counted(p.activity),
                p.kind,
                not p.number,
                _counted(p.number),
                _counted(p.key),
            ),
        )
    )


def file_name(paper: Paper) -> str:
    """What its file is called, without an ending: kind, number and code, never the name of a person.

    The title is not used: it follows the file on Drive, which people may rename as they like.
    """
    caption = paper.caption[:1].upper() + paper.caption[1:] or paper.kind
    which = ""
    if _SAFE_NUMBER.fullmatch(paper.number):
        which += f" № {paper.number}"
    if paper.subject and paper.subject != _WHOLE_INSTITUTION:
        which += f" ({paper.subject})"
    room = max(LONGEST_FILE - len(which), _SHORTEST_CAPTION)
    return safe_name(safe_name(caption, room) + which, LONGEST_FILE)


def places(papers: Sequence[Paper]) -> dict[str, str]:
    """Key → path in the archive, without an ending; a folder for every kind in a line of the roadmap."""
    wanted = {
        paper.key: f"{safe_name(f'{paper.activity} {paper.caption}', LONGEST_FOLDER)}/{file_name(paper)}"
        for paper in papers
    }
    return unique(wanted)


def _counted(text: str) -> tuple[tuple[int, str], ...]:
    """«3.10» after «3.9», «П-10» after «П-9»."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(text) if part
    )
