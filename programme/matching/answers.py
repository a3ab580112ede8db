"""Comparing answers: their wording is the questionnaires' own, spelling may differ slightly."""

from collections.abc import Iterable

import numpy as np

from programme.matching.pool import Pool

_ALL_FORMATS = frozenset({"лично", "по телефону", "видеосвязь", "переписка", "смешанный"})
_AGE_GROUPS = ("ранний", "младш", "средн", "старш", "подготов", "разновозраст")
_UNKNOWN_RATING = 3
_UNRATED_MASTERY = 4
_CAN_TEACH = 4


def plain(answer: str) -> str:
    """An answer without differences of case, ё and spaces."""
    return " ".join(answer.casefold().replace("ё", "е").split())


def plain_set(answers: Iterable[str]) -> frozenset[str]:
    """Answers, plain, without empty ones."""
    return frozenset(plain(answer) for answer in answers) - {""}


def times(answers: Iterable[str]) -> frozenset[str]:
    """Convenient times of m21 or n13; «выходной не удобен» names no time."""
    return frozenset(word for word in plain_set(answers) if not word.startswith("выходн"))


def formats(answers: Iterable[str]) -> frozenset[str]:
    """Convenient formats of m22 or n14; «смешанный» welcomes every one of them."""
    words = plain_set(answers)
    return words | _ALL_FORMATS if "смешанный" in words else words


def position(code: str, answered: str, pool: Pool) -> str:
    """The position as staff keep it in the register, otherwise as the person answered."""
    participant = pool.participants.get(code)
    return plain(participant.position if participant and participant.position else answered)


def is_age_group(group: str) -> bool:
    """Whether the answer to m03 or n03 names an age group, not a direction of work."""
    return plain(group).startswith(_AGE_GROUPS)


def deficit(pool: Pool, mentee: str, competency: str) -> int:
    """How much help a named need calls for: 5 (self-rating 1) … 1 (self-rating 5); 3 if unrated."""
    rating = pool.mentee(mentee).self_rating.get(competency, _UNKNOWN_RATING)
    return 6 - min(max(rating, 1), 5)


def skill(pool: Pool, mentor: str, competency: str) -> int:
    """How well the mentor can help: mastery 1…5 of what n07 offers, 4 if unrated; 0 if not offered."""
    profile = pool.mentor(mentor)
    if competency not in profile.offers:
        return 0
    return min(max(profile.mastery.get(competency, _UNRATED_MASTERY), 1), 5)


def usefulness(deficit: int, skill: int) -> int:
    """What a mentor's skill is worth to a need: 0 (none) … 50 (self-rating 1, mastery 5).

    Deficit times skill counts in full (twice) where the mentor can teach, by half (once) where the mentor is
    only better than the mentee, and not at all where the mentor is no better.
    """
    self_rating = 6 - deficit
    if skill <= self_rating:
        return 0
    return deficit * skill * (2 if skill >= _CAN_TEACH else 1)


USEFULNESS = np.array(
    [[usefulness(deficit, skill) for skill in range(6)] for deficit in range(6)], dtype=np.int64
)
"""``usefulness`` as a table: deficit × skill."""


def need_points(deficit: int, skill: int, weight: int) -> int:
    """Points for one need met: the whole weight for self-rating 1 and mastery 5, rounded half up."""
    most = usefulness(5, 5)
    return (2 * weight * usefulness(deficit, skill) + most) // (2 * most)


def can_teach(pool: Pool, mentor: str, mentee: str, competency: str) -> bool:
    """Whether the mentor masters it at 4 or 5 («могу учить других»), and better than the mentee."""
    own = skill(pool, mentor, competency)
    return own >= _CAN_TEACH and usefulness(deficit(pool, mentee, competency), own) > 0


def topics(pool: Pool, mentor: str, mentee: str) -> frozenset[str]:
    """What the two would work on: the mentee's needs that the mentor offers to help with."""
    return frozenset(pool.mentee(mentee).needs) & frozenset(pool.mentor(mentor).offers)


def may_teach_each_other(pool: Pool, one: str, other: str) -> bool:
    """Whether two people may mentor each other: topics on both sides, and none in common.

    Source: mentoring practice allows the two-way loop only in different topics; without a known
    topic on a side nothing shows that they differ.
    """
    forth, back = topics(pool, one, other), topics(pool, other, one)
    return bool(forth) and bool(back) and not forth & back
