"""Invented pools: small ones for hypothesis, seeded larger ones for size."""

import random
from datetime import date

import hypothesis
from hypothesis import strategies as st

from config.matching_settings import PARTS_OF_OBJECTIVE, MatchingSettings
from programme.matching.pool import Pool
from programme.pairs import Decision, Pair, PairState
from programme.people import (
    Background,
    MenteeProfile,
    MentorProfile,
    Participant,
    Readiness,
    Wishes,
)

thorough = hypothesis.settings(deadline=None)
"""For what is compared with trying everything; no deadline, since a busy machine is no fault."""
brief = hypothesis.settings(deadline=None, max_examples=40)
"""For the rest: most of the time goes into inventing pools."""

KEYS = ("К01", "К02", "К03", "К04")
TIMES = ("утром до смены", "в тихий час", "после смены")
FORMATS = ("лично", "видеосвязь", "переписка")
GROUPS = ("средняя", "старшая", "")
CONSENT = date(2026, 9, 1)


def settings() -> st.SearchStrategy[MatchingSettings]:
    """Weights of every size, or so small that much is equal and later levels decide."""
    return st.sampled_from((1, 30)).flatmap(lambda largest: _settings(st.integers(0, largest)))


def _settings(weight: st.SearchStrategy[int]) -> st.SearchStrategy[MatchingSettings]:
    return st.builds(
        MatchingSettings,
        largest_places=st.integers(1, 3),
        largest_group=st.sampled_from((0, 2, 3, 4)),
        consent_required=st.booleans(),
        order=orders(),
        weight_need=weight,
        weight_mutual=weight,
        weight_wish=st.tuples(weight, weight, weight),
        weight_position=weight,
        weight_group=weight,
        weight_time=weight,
        weight_format=weight,
        weight_load=weight,
    )


def orders() -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    """Every part once, in levels of any size, in any order; one level of all among them."""
    cut = st.lists(
        st.booleans(), min_size=len(PARTS_OF_OBJECTIVE), max_size=len(PARTS_OF_OBJECTIVE)
    )
    return st.one_of(
        st.just((PARTS_OF_OBJECTIVE,)),
        st.just(MatchingSettings().order),
        st.builds(_in_levels, st.permutations(PARTS_OF_OBJECTIVE), cut),
    )


def _in_levels(parts: list[str], cut: list[bool]) -> tuple[tuple[str, ...], ...]:
    levels: list[tuple[str, ...]] = [()]
    for part, is_last in zip(parts, cut, strict=True):
        levels[-1] = (*levels[-1], part)
        if is_last:
            levels.append(())
    return tuple(level for level in levels if level)


def _some(words: tuple[str, ...], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), max_size=most, unique=True).map(tuple)


_usually = st.sampled_from((True, True, True, False))
_seldom = st.sampled_from((False, False, False, True))
_ratings = st.dictionaries(st.sampled_from(KEYS), st.integers(1, 5), max_size=3)
_backgrounds = st.builds(Background, group=st.sampled_from(GROUPS))
_mentees = st.builds(
    MenteeProfile,
    background=_backgrounds,
    needs=_some(KEYS, 3),
    self_rating=_ratings,
    times=_some(TIMES, 2),
    formats=_some(FORMATS, 2),
    willing=_usually,
)
_mentors = st.builds(
    MentorProfile,
    background=_backgrounds,
    offers=_some(KEYS, 3),
    mastery=_ratings,
    places=st.integers(0, 3),
    times=_some(TIMES, 2),
    formats=_some(FORMATS, 2),
    readiness=st.sampled_from((Readiness.YES, Readiness.YES, *Readiness)),
)


@st.composite
def pools(draw: st.DrawFn, most: int = 4) -> Pool:
    """A pool of at most 2 × ``most`` people: lively with one role each, or full of bars and double roles."""
    lively = draw(st.booleans())
    mentees = [f"У-{n:02d}" for n in range(1, draw(st.integers(int(lively), most)) + 1)]
    first = len(mentees) + 1 if lively else draw(st.integers(1, len(mentees) + 1))
    mentors = [f"У-{n:02d}" for n in range(first, first + draw(st.integers(int(lively), most)))]
    codes = sorted({*mentees, *mentors})
    person = _willing if lively else _participants
    return Pool(
        participants={code: draw(person(code)) for code in codes},
        mentees={code: draw(_mentees) for code in mentees},
        mentors={code: draw(_mentors) for code in mentors},
        mentee_wishes={code: draw(_wishes(code, mentors)) for code in mentees},
        mentor_wishes={code: draw(_wishes(code, mentees)) for code in mentors},
        pairs=draw(_rows(mentors, mentees)),
        bans=frozenset(draw(_couples(mentors, mentees, 2))),
        competencies={key: f"Направление {key}" for key in KEYS},
    )


def _participants(code: str) -> st.SearchStrategy[Participant]:
    return st.builds(
        Participant,
        code=st.just(code),
        full_name=st.just("Образцова Анна Ивановна"),
        position=st.sampled_from(("воспитатель", "логопед", "")),
        active=_usually,
        consent_given=st.sampled_from((CONSENT, CONSENT, None)),
        places=st.sampled_from((None, None, 0, 1, 2, 4)),
        absent=_seldom,
    )


def _willing(code: str) -> st.SearchStrategy[Participant]:
    return st.builds(
        Participant,
        code=st.just(code),
        full_name=st.just("Образцова Анна Ивановна"),
        consent_given=st.just(CONSENT),
        places=st.integers(1, 2),
    )


def _wishes(code: str, others: list[str]) -> st.SearchStrategy[Wishes]:
    rest = tuple(other for other in others if other != code)
    if not rest:
        return st.just(Wishes())
    return st.builds(
        Wishes,
        wanted=_some(rest, 3),
        unwilling=_some(rest, 1),
        joins_group=_usually,
        leads_group=st.sampled_from((0, 0, 2, 4)),
    )


def _couples(
    mentors: list[str], mentees: list[str], most: int
) -> st.SearchStrategy[list[tuple[str, str]]]:
    every = [(o, e) for o in mentors for e in mentees if o != e]
    return st.lists(st.sampled_from(every), max_size=most, unique=True) if every else st.just([])


def _rows(mentors: list[str], mentees: list[str]) -> st.SearchStrategy[tuple[Pair, ...]]:
    def numbered(
        couples: list[tuple[tuple[str, str], tuple[PairState, Decision]]],
    ) -> tuple[Pair, ...]:
        return tuple(
            Pair(f"П-{n:02d}", mentor, mentee, state, decision)
            for n, ((mentor, mentee), (state, decision)) in enumerate(couples, 1)
        )

    standing = st.tuples(
        st.sampled_from(PairState), st.sampled_from((Decision.NONE, Decision.NONE, *Decision))
    )
    couples = _couples(mentors, mentees, 3)
    return couples.flatmap(
        lambda drawn: st.tuples(*(st.tuples(st.just(c), standing) for c in drawn)).map(
            lambda rows: numbered(list(rows))
        )
    )


@st.composite
def pools_of_both_roles(draw: st.DrawFn) -> Pool:
    """Everybody seeks a mentor and is one, everybody may meet everybody: two-way pairs are near."""
    codes = [f"У-{n:02d}" for n in range(1, draw(st.integers(2, 4)) + 1)]
    return Pool(
        participants={code: Participant(code, "Образцова Анна Ивановна") for code in codes},
        mentees={code: MenteeProfile(needs=draw(_some(KEYS[:3], 2))) for code in codes},
        mentors={
            code: MentorProfile(offers=draw(_some(KEYS[:3], 2)), places=draw(st.integers(1, 2)))
            for code in codes
        },
        mentee_wishes={code: draw(_wishes(code, codes)) for code in codes},
        mentor_wishes={code: draw(_wishes(code, codes)) for code in codes},
        pairs=draw(_rows(codes, codes)),
    )


def large_pool(mentees: int, mentors: int, seed: int = 5) -> Pool:
    """A seeded pool of people with plausible answers, everybody permitted with everybody."""
    dice = random.Random(seed)  # noqa: S311 - invented people, not secrets
    keys = [f"К{n:02d}" for n in range(1, 21)]
    learners = [f"У-{n:02d}" for n in range(1, mentees + 1)]
    teachers = [f"У-{n:02d}" for n in range(mentees + 1, mentees + mentors + 1)]

    def background() -> Background:
        return Background(group=dice.choice(GROUPS))

    return Pool(
        participants={
            code: Participant(code, "Образцова Анна Ивановна", consent_given=CONSENT)
            for code in (*learners, *teachers)
        },
        mentees={
            code: MenteeProfile(
                background(), tuple(dice.sample(keys, 3)), {}, (dice.choice(TIMES),)
            )
            for code in learners
        },
        mentors={
            code: MentorProfile(background(), tuple(dice.sample(keys, 6)), {}, dice.randint(1, 3))
            for code in teachers
        },
        mentee_wishes={
            code: Wishes(tuple(dice.sample(teachers, min(3, mentors)))) for code in learners
        },
        mentor_wishes={
            code: Wishes(tuple(dice.sample(learners, min(3, mentees)))) for code in teachers
        },
        competencies={key: key for key in keys},
    )
