"""Who may open a pair's folder, and which of that access the programme itself has given; pure.

The rule is the issue's: a pair's folder is open to the pair, who read, and to the coordinator, who
writes, and to nobody else. What people have given by hand is theirs: it is neither widened nor taken.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from programme.russian.letters import spaced

COORDINATOR = "куратор"
"""What the coordinator is called where participants are called by their codes."""

LONGEST_ADDRESS = 254
"""RFC 5321, 4.5.3.1.3: a path has at most 256 characters with its brackets."""
_ADDRESS = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}", re.I
)


class Role(StrEnum):
    """What somebody may do with a folder, in Google's words."""

    READER = "reader"
    WRITER = "writer"


RANKS = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")
"""Google's roles, from the least to the most."""


class State(StrEnum):
    """What became of a wish; the words are kept in the programme's memory."""

    INTENDED = "intended"
    """About to be given: noted first, so that a run that is cut off leaves no access nobody knows of."""
    GIVEN = "given"
    HAD = "had"
    """There already, by hand or from the folder above: not the programme's to take."""
    REFUSED = "refused"
    LATER = "later"
    """Google gives no more access today."""
    STUCK = "stuck"
    """Given, and Google refuses to take it back."""


_AGAIN = {State.REFUSED: timedelta(days=7), State.LATER: timedelta(1), State.STUCK: timedelta(1)}
"""After how long the same refusal is worth another request."""


@dataclass(frozen=True)
class Wish:
    """One access that should be.

    Attributes:
        who: Code of a participant, or ``COORDINATOR``.
        role: What they may do.
        address: Never printed or logged.
        doubtful: Several people have this address: it is given to none of them, and taken from none.
    """

    who: str
    role: Role
    address: str = field(repr=False)
    doubtful: bool = False

    @property
    def mark(self) -> str:
        """What the memory knows the address by."""
        return mark_of(self.address)


@dataclass(frozen=True)
class Note:
    """One access as the programme remembers it.

    Attributes:
        who: Whom it was for.
        role: What they may do.
        mark: Fingerprint of the address.
        state: What became of it.
        permission: Google's id of it; "" where there is none.
        day: Of a refusal.
    """

    who: str
    role: Role
    mark: str
    state: State
    permission: str = ""
    day: date | None = None

    def is_worth_asking(self, today: date) -> bool:
        """Whether what was refused may be asked for again."""
        pause = _AGAIN.get(self.state)
        return pause is None or self.day is None or not self.day <= today < self.day + pause

    @property
    def is_ours(self) -> bool:
        """Whether the programme has given it, or may have."""
        return self.state in {State.INTENDED, State.GIVEN, State.STUCK}


@dataclass(frozen=True)
class Settled:
    """What is to be done about one folder.

    Attributes:
        give: Access to give.
        take: Access to take away.
        notes: What to remember before anything is done.
    """

    give: tuple[Wish, ...]
    take: tuple[Note, ...]
    notes: tuple[Note, ...]


def settle(wishes: Iterable[Wish], notes: Sequence[Note], today: date) -> Settled:
    """Compare what should be with what the programme remembers.

    An access belongs to an address, not to a code: people who swap addresses swap nothing on Drive.
    """
    known = {(note.mark, note.role): note for note in notes}
    give: list[Wish] = []
    kept: list[Note] = []
    for wish in _strongest(wishes):
        note = known.pop((wish.mark, wish.role), None)
        if note and note.state is State.STUCK:
            note = replace(note, state=State.GIVEN, day=None)
        asked = note is None or note.state is State.INTENDED or note.day is not None
        if note and not (asked and note.is_worth_asking(today) and not wish.doubtful):
            kept.append(replace(note, who=wish.who))
        elif not wish.doubtful:
            give.append(wish)
            kept.append(Note(wish.who, wish.role, wish.mark, State.INTENDED))
    left = [note for note in known.values() if note.is_ours]
    take = tuple(note for note in left if note.is_worth_asking(today))
    return Settled(tuple(give), take, (*kept, *left))


def _strongest(wishes: Iterable[Wish]) -> list[Wish]:
    """One wish an address: who coordinates and mentors writes."""
    found: dict[str, Wish] = {}
    for wish in wishes:
        held = found.get(wish.mark)
        if held is None or RANKS.index(held.role) < RANKS.index(wish.role):
            found[wish.mark] = wish
    return list(found.values())


def read_address(text: str) -> str | None:
    """The one address in a cell; "" for an empty one, None where there is no address or more than one."""
    address = spaced(text)
    if not address:
        return ""
    fits = len(address) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(address)
    return address if fits else None


def mark_of(address: str) -> str:
    """A fingerprint that tells addresses apart: codes and marks may be kept where addresses may not."""
    return hashlib.sha256(spaced(address).casefold().encode()).hexdigest()[:12]


def shared_by_several(addresses: Mapping[str, str]) -> frozenset[str]:
    """Marks of addresses that several people have; whose they are can't be told.

    Args:
        addresses: Code → address, "" where there is none.
    """
    marks = [mark_of(address) for address in addresses.values() if address]
    return frozenset(mark for mark in marks if marks.count(mark) > 1)


def written_notes(folder: str, notes: Iterable[Note]) -> str:
    """The memory of a folder as a cell of «Служебная»; ``read_notes`` reads it back.

    Args:
        folder: Google's id of it; "" before it is made.
        notes: What to remember; nothing is written where there is nothing.
    """
    lines = [
        " ".join((n.who, n.role, n.mark, n.state, n.permission or "-", f"{n.day or '-'}"))
        for n in notes
    ]
    return "; ".join((folder or "-", *lines)) if lines else ""


def read_notes(text: str) -> tuple[str, tuple[Note, ...]]:
    """Folder and notes; what somebody has spoilt is forgotten, so that access is rather left than taken."""
    folder, *lines = (part.strip() for part in text.split(";"))
    notes = (_note(line.split()) for line in lines)
    return ("" if folder == "-" else folder), tuple(note for note in notes if note)


def _note(words: Sequence[str]) -> Note | None:
    try:
        who, role, mark, state, permission, day = words
        return Note(
            who,
            Role(role),
            mark,
            State(state),
            "" if permission == "-" else permission,
            None if day == "-" else date.fromisoformat(day),
        )
    except ValueError:
        return None
