"""The people of the programme and what their questionnaires say about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from programme.russian.cases import Case


class Gender(StrEnum):
    """Grammatical gender of a person's name; proposed from the patronymic, confirmed by people."""

    FEMALE = "женский"
    MALE = "мужской"
    UNKNOWN = ""


@dataclass(frozen=True)
class Forms:
    """The oblique cases of a full name as people corrected them; "" where the programme's own is right.

    They are typed by hand: whoever prints one asks ``programme.russian.corrections`` first.
    """

    genitive: str = ""
    dative: str = ""
    accusative: str = ""
    instrumental: str = ""
    prepositional: str = ""

    def of(self, case: Case) -> str:
        """What was typed for a case; "" for the nominative, which is the name itself."""
        return "" if case is Case.NOMINATIVE else str(getattr(self, case.name.lower()))


AS_DECLINED = Forms()
"""Nothing corrected."""


class TakesPart(StrEnum):
    """In which roles a person takes part, where the coordinator says it; by the answers otherwise."""

    BY_ANSWERS = ""
    MENTOR = "наставник"
    MENTEE = "наставляемый"
    BOTH = "наставник и наставляемый"
    NEITHER = "не участвует"


@dataclass(frozen=True)
class Participant:
    """One row of the register «Участники»; roles belong to pairs, not to people.

    Attributes:
        code: «У-07», the only identity used in keys, logs, properties and relations.
        full_name: «Фамилия Имя Отчество» as staff typed or corrected it.
        gender: For the grammar of papers.
        position: Position in the nominative («воспитатель»).
        email: Optional address.
        active: False once people marked the person as having left.
        consent_given: Date of the written consent to mentor (ТК РФ, ст. 351.8), typed by people.
        places: How many mentees at most, typed by people; None = as the person answered in Ф2.
        superior_of: Codes of participants whose direct superior this person is.
        absent: Long absence noted by people.
        takes_part: Roles as the coordinator set them.
        same_as: Code of the participant whose second entry this row is, typed by people; "" as a rule.
        is_namesake: Whether people have said that this row is nobody's second entry, whoever else has its name.
        forms: Cases of the name as people corrected them on «Склонение».
        labour_function: The ground on which mentoring belongs to the position and is paid in the salary; "" where
            it doesn't.
    """

    code: str
    full_name: str
    gender: Gender = Gender.UNKNOWN
    position: str = ""
    email: str = ""
    active: bool = True
    consent_given: date | None = None
    places: int | None = None
    superior_of: tuple[str, ...] = ()
    absent: bool = False
    takes_part: TakesPart = TakesPart.BY_ANSWERS
    same_as: str = ""
    forms: Forms = AS_DECLINED
    labour_function: str = ""
    is_namesake: bool = False


class Readiness(StrEnum):
    """Answer to n28 of Ф2: ready to mentor this school year?"""

    YES = "да"
    CONDITIONS = "да, при условиях"
    RESERVE = "в резерв"
    NO = "нет"


@dataclass(frozen=True)
class Background:
    """What both Ф1 and Ф2 ask about a person's work; the answers' own wording."""

    position: str = ""
    experience: str = ""
    group: str = ""
    category: str = ""


@dataclass(frozen=True)
class MenteeProfile:
    """Ф1 as read: what help is needed, and when.

    Attributes:
        background: Position, experience, group, category.
        needs: Competency keys («К07») named in m17, in the order of the list, at most five.
        self_rating: Competency key → 1 (needs constant help) … 5 (can teach others); m18.
        times: Convenient times (m21), the answers' own wording.
        formats: Convenient formats (m22).
        willing: m23 is neither «скорее нет» nor «нет».
    """

    background: Background = field(default_factory=Background)
    needs: tuple[str, ...] = ()
    self_rating: Mapping[str, int] = field(default_factory=dict)
    times: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    willing: bool = True


@dataclass(frozen=True)
class MentorProfile:
    """Ф2 as read: what the person can teach, how many mentees, and when.

    Attributes:
        background: Position, experience, group, category.
        offers: Competency keys the person is ready to help with (n07).
        mastery: Competency key → 1…5 (n08); 4–5 = can teach.
        places: Mentees at the same time (n11); 0 = single consultations only.
        ready_for: Whom the person is ready to work with (n10), the answers' own wording.
        times: Convenient times (n13).
        formats: Convenient formats (n14).
        readiness: n28.
    """

    background: Background = field(default_factory=Background)
    offers: tuple[str, ...] = ()
    mastery: Mapping[str, int] = field(default_factory=dict)
    places: int = 1
    ready_for: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    readiness: Readiness = Readiness.YES


@dataclass(frozen=True)
class Wishes:
    """Ф3 as read, for one person in one role: whom they want, best first, and whom not.

    Attributes:
        wanted: Codes of wished partners, first choice first, without duplicates or oneself.
        unwilling: Codes named in «С кем Вам было бы трудно работать?»; seen by the coordinator only.
        joins_group: Part А: ready to learn together with other mentees (p06).
        leads_group: Part Б: how many mentees a group led may have (p16); 0 = only pairs.
    """

    wanted: tuple[str, ...] = ()
    unwilling: tuple[str, ...] = ()
    joins_group: bool = False
    leads_group: int = 0
