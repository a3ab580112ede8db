"""What a pair works on."""

from programme.people import MenteeProfile, MentorProfile


def common_topics(mentee: MenteeProfile, mentor: MentorProfile) -> tuple[str, ...]:
    """Keys of the needs that the mentor answers, or of all needs where none is answered."""
    answered = tuple(key for key in mentee.needs if key in mentor.offers)
    return answered or mentee.needs
