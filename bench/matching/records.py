"""Invented people with plausible answers, as the matching reads them; everybody permitted with everybody."""

import random
from datetime import date

from programme.matching.pool import Pool
from programme.people import Background, MenteeProfile, MentorProfile, Participant, Wishes

CONSENT = date(2026, 9, 1)
KEYS = tuple(f"К{number:02d}" for number in range(1, 21))
TIMES = ("утром до смены", "в тихий час", "после смены")
FORMATS = ("лично", "видеосвязь", "переписка")
GROUPS = ("ранний возраст", "средняя", "старшая", "музыка")


def pool(mentees: int, mentors: int, seed: int = 11) -> Pool:
    """So many mentees and mentors; places for about as many as there are mentees in thirds."""
    dice = random.Random(seed)  # noqa: S311 - invented people, not secrets
    learners = [f"У-{number:02d}" for number in range(1, mentees + 1)]
    teachers = [f"У-{number:02d}" for number in range(mentees + 1, mentees + mentors + 1)]

    def background() -> Background:
        return Background(group=dice.choice(GROUPS))

    def wishes(others: list[str]) -> Wishes:
        named = dice.sample(others, min(4, len(others)))
        return Wishes(tuple(named[:3]), tuple(named[3:]))

    return Pool(
        participants={
            code: Participant(code, "Образцова Анна Ивановна", consent_given=CONSENT)
            for code in (*learners, *teachers)
        },
        mentees={
            code: MenteeProfile(
                background(),
                tuple(dice.sample(KEYS, 3)),
                {key: dice.randint(1, 5) for key in KEYS},
                (dice.choice(TIMES),),
                (dice.choice(FORMATS),),
            )
            for code in learners
        },
        mentors={
            code: MentorProfile(
                background(),
                tuple(dice.sample(KEYS, 6)),
                {key: dice.randint(1, 5) for key in KEYS},
                dice.randint(1, 3),
                (dice.choice(TIMES),),
                (dice.choice(FORMATS),),
            )
            for code in teachers
        },
        mentee_wishes={code: wishes(teachers) for code in learners},
        mentor_wishes={code: wishes(learners) for code in teachers},
        competencies={key: key for key in KEYS},
    )
