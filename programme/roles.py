"""In which roles a person takes part now: by the questionnaires, unless the coordinator has said it."""

from dataclasses import dataclass

from programme.people import Participant, TakesPart

MENTEE, MENTOR = "наставляемый", "наставник"


@dataclass(frozen=True)
class Roles:
    """The roles that count.

    Attributes:
        mentee: As somebody to be supported; Ф1 is expected.
        mentor: As somebody who supports; Ф2 is expected.
        is_set: Whether the coordinator set them.
    """

    mentee: bool
    mentor: bool
    is_set: bool = False

    @property
    def any(self) -> bool:
        """Whether the person takes part at all."""
        return self.mentee or self.mentor

    @property
    def told(self) -> str:
        """For the register."""
        named = ", ".join(
            role for role, counts in ((MENTEE, self.mentee), (MENTOR, self.mentor)) if counts
        )
        if not self.is_set:
            return named
        return f"{named or 'не участвует'} (так решил куратор)"


def roles_of(person: Participant, *, answered_mentee: bool, answered_mentor: bool) -> Roles:
    """The roles of a person.

    Args:
        person: Whose `takes_part` may have been set. Whether they have left is another question.
        answered_mentee: Whether they answered Ф1.
        answered_mentor: Whether they answered Ф2.
    """
    if person.takes_part is TakesPart.BY_ANSWERS:
        return Roles(answered_mentee, answered_mentor)
    both = person.takes_part is TakesPart.BOTH
    return Roles(
        mentee=both or person.takes_part is TakesPart.MENTEE,
        mentor=both or person.takes_part is TakesPart.MENTOR,
        is_set=True,
    )
