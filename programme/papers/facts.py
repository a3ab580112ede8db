"""What a paper is written from: the occasion, and the pair, person or institution it is about."""

from dataclasses import dataclass
from datetime import date

from config.schema import Organisation
from programme.people import Participant
from programme.school_year import SchoolYear


@dataclass(frozen=True)
class Occasion:
    """What every paper says.

    Attributes:
        organisation: With head and coordinator, whose empty fields print as lines.
        year: The school year it is for.
        number: «3/2026-27», «42-ОД»; "" prints a line.
        dated: Date of the paper; None prints a line.
        order_number: Number of the directive on the pairs, typed by people; "" prints a line.
        order_date: Its date; None prints a line.
    """

    organisation: Organisation
    year: SchoolYear
    number: str = ""
    dated: date | None = None
    order_number: str = ""
    order_date: date | None = None


@dataclass(frozen=True)
class Need:
    """A need of a mentee, beside what the mentor can do: text, self-rating and mastery 1…5, or None."""

    text: str
    self_rating: int | None = None
    mastery: int | None = None


@dataclass(frozen=True)
class PairFacts:
    """A pair: its code, its people, and what they work on, the weightiest first; topics may be empty."""

    code: str
    mentor: Participant
    mentee: Participant
    topics: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class MentorFacts:
    """A mentor and the mentor's pairs."""

    mentor: Participant
    pairs: tuple[PairFacts, ...] = ()


@dataclass(frozen=True)
class Member:
    """Somebody who takes part: as mentor, mentee or both, with competencies and needs as texts."""

    person: Participant
    is_mentor: bool = False
    is_mentee: bool = False
    competencies: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedActivity:
    """One line of the roadmap as the institution has it."""

    number: str
    title: str
    timeframe: str
    responsible: str
    result: str
    is_done: bool = False


@dataclass(frozen=True)
class InstitutionFacts:
    """The whole programme in a school year; ``agreements`` counts those that are signed."""

    pairs: tuple[PairFacts, ...] = ()
    members: tuple[Member, ...] = ()
    activities: tuple[PlannedActivity, ...] = ()
    agreements: int = 0


@dataclass(frozen=True)
class PersonFacts:
    """One participant."""

    person: Participant


Subject = PairFacts | MentorFacts | PersonFacts | InstitutionFacts


@dataclass(frozen=True)
class PaperFacts:
    """A paper: occasion and subject."""

    occasion: Occasion
    subject: Subject
