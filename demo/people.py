"""What the story knows of its invented people, in the words in which they will answer."""

from dataclasses import dataclass

MORNING, QUIET_HOUR, AFTER_SHIFT, ONLINE = (
    "утром до смены",
    "в тихий час",
    "после смены",
    "онлайн вечером",
)
IN_PERSON, VIDEO, LETTERS, MIXED = "лично", "видеосвязь", "переписка", "смешанный"


@dataclass(frozen=True, kw_only=True)
class Person:
    """An invented teacher.

    Attributes:
        name: Surname, first name and patronymic as the person types them.
        gender: Typed by the coordinator where the register leaves it open; "" where the patronymic tells it.
        position: As the questionnaires offer it.
        experience: Years of work, as offered.
        group: Age group or direction, as offered.
        category: Qualification category, as offered.
        email: Optional address.
        times: Convenient times.
        formats: Convenient formats of meetings.
        wishes: Full names of up to three people the person would like to work with, best first.
        hard_with: Full names of up to two people the person would find hard to work with.
        mood: The answer to questions with a scale, 1 to 10, give or take one.
        expects: What the person writes about the programme.
        mood_after: The same as the mood, at the end of the year.
        valued: What the person writes at the end about what was good; quoted only with `quotable`.
        lacked: What the person writes at the end about what to change.
        quotable: Whether these words may be used in a report.
    """

    name: str
    gender: str = ""
    position: str = "воспитатель"
    experience: str
    group: str
    category: str = "соответствие должности"
    email: str = ""
    times: tuple[str, ...] = (QUIET_HOUR,)
    formats: tuple[str, ...] = (IN_PERSON,)
    wishes: tuple[str, ...] = ()
    hard_with: tuple[str, ...] = ()
    mood: int = 8
    expects: str = ""
    mood_after: int = 9
    valued: str = ""
    lacked: str = ""
    quotable: bool = False

    @property
    def address(self) -> str:
        """First name and patronymic: how colleagues are named in the lists of Ф3."""
        return self.name.partition(" ")[2]


@dataclass(frozen=True, kw_only=True)
class Mentee(Person):
    """Somebody who looks for a mentor.

    Attributes:
        reasons: Why support is needed.
        needs: Directions in which help is needed most, at most five.
        needs_before: Directions in an earlier answer that this one replaces; () where there was none.
        values: What is especially valuable in the programme.
        glad: Whether the person is glad to take part, as offered.
    """

    reasons: tuple[str, ...] = ("начинаю работать",)
    needs: tuple[str, ...]
    needs_before: tuple[str, ...] = ()
    values: str = ""
    glad: str = "да"


@dataclass(frozen=True, kw_only=True)
class Mentor(Person):
    """Somebody who is ready to help.

    Attributes:
        offers: Directions in which the person can help.
        places: How many mentees at the same time, as offered.
        readiness: Whether the person is ready this year, as offered.
        conditions: On which conditions.
        achievements: What the person is proud of.
        consent: Whether the written consent is there when pairs are first sought; else it comes later.
    """

    offers: tuple[str, ...]
    places: str = "2"
    readiness: str = "да"
    conditions: str = ""
    achievements: str = ""
    consent: bool = True
