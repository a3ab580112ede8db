"""What a paper is written from: the occasion, and the pair, person or institution it is about."""

from dataclasses import dataclass
from datetime import date

from config.organisation import Organisation
from programme.mentoring_kind import MentoringKind
from programme.monitoring.figures import Share
from programme.papers.figure_fields import Figures
from programme.people import Participant
from programme.school_year import SchoolYear


@dataclass(frozen=True)
class Requisites:
    """Number and date of a directive as people typed them; what is missing prints as a line."""

    number: str = ""
    dated: date | None = None


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
        approvals: Kind of a directive → its requisites, for papers that cite it; hashable, so no mapping.
        period: «I квартал 2027 года», for papers of a quarter; "" prints a line.
        earlier: The directive that this one changes; None where it changes none.
        line: Number of the roadmap line that the paper belongs to; "" prints a line.
    """

    organisation: Organisation
    year: SchoolYear
    number: str = ""
    dated: date | None = None
    order_number: str = ""
    order_date: date | None = None
    approvals: tuple[tuple[str, Requisites], ...] = ()
    period: str = ""
    earlier: Requisites | None = None
    line: str = ""


@dataclass(frozen=True)
class Need:
    """A need of a mentee, beside what the mentor can do: text, self-rating and mastery 1…5, or None."""

    text: str
    self_rating: int | None = None
    mastery: int | None = None


@dataclass(frozen=True)
class PairFacts:
    """A pair: its code, its people, and what they work on.

    Attributes:
        code: «П-05».
        mentor: Who teaches.
        mentee: Who learns.
        topics: The weightiest first; may be empty.
        needs: Of the mentee.
        kind: How they work together.
        addendum: The additional agreement to the mentor's labour contract that names the pair.
        ends_on: First day without mentoring, where it ends early; None prints a line.
        warn_by: Last day to tell the mentor of the cancellation (ТК РФ, ст. 351.8); None prints a line.
        planned: What is done of all the pair planned; None prints lines.
        agreement: The agreement of the two.
        lasts_to: Last day of the term as it stands, which a prolongation goes on from; None prints lines.
        prolonged_to: The new last day, where people prolong the pair; None prints a line.
        in_position: Whether mentoring belongs to the mentor's position: then there is no addendum to prolong.
    """

    code: str
    mentor: Participant
    mentee: Participant
    topics: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    kind: MentoringKind = MentoringKind.TRADITIONAL
    addendum: Requisites = Requisites()
    ends_on: date | None = None
    warn_by: date | None = None
    planned: Share | None = None
    agreement: Requisites = Requisites()
    lasts_to: date | None = None
    prolonged_to: date | None = None
    in_position: bool = False


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
    """One line of the roadmap as the institution has it; a section has a number and a title only."""

    number: str
    title: str
    timeframe: str
    responsible: str
    result: str
    is_done: bool = False
    is_section: bool = False


@dataclass(frozen=True)
class InstitutionFacts:
    """The whole programme in a school year.

    Attributes:
        pairs: The pairs; in a directive that changes an earlier one, those it adds.
        members: Everybody who takes part.
        activities: The roadmap.
        agreements: How many are signed.
        ended: Pairs whose mentoring a directive ends early.
        orders: Whether it is a directive about those people: then a case that would have to be guessed bars it. A
            paper that only lists them prints such a name in brackets, and the papers of the pair tell why.
        figures: What the monitoring tells; () prints room to write it in by hand.
    """

    pairs: tuple[PairFacts, ...] = ()
    members: tuple[Member, ...] = ()
    activities: tuple[PlannedActivity, ...] = ()
    agreements: int = 0
    ended: tuple[PairFacts, ...] = ()
    orders: bool = False
    figures: Figures = ()


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
