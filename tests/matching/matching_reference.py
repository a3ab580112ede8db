"""The matching restated plainly for small pools: every assignment is tried, nothing is shared with the product."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from config.matching_settings import MatchingSettings
from programme.matching.pool import Pool
from programme.pairs import Decision, PairState
from programme.people import Readiness

Assignment = tuple[tuple[str, str], ...]
"""(mentee, mentor), by mentee."""


def fixed(pool: Pool) -> set[tuple[str, str]]:
    """(mentor, mentee) that must stay."""
    return {
        (p.mentor, p.mentee)
        for p in pool.pairs
        if not p.state.is_over
        and (
            p.decision in {Decision.APPROVE, Decision.PIN}
            or (p.state is PairState.ACTIVE and p.decision is not Decision.REJECT)
        )
    }


def places(pool: Pool, mentor: str, settings: MatchingSettings) -> int:
    typed = pool.participants[mentor].places
    return min(pool.mentors[mentor].places if typed is None else typed, settings.largest_places)


def may_meet(pool: Pool, mentor: str, mentee: str, settings: MatchingSettings) -> bool:
    """Whether the two may be proposed, capacity and two-way pairs apart."""
    teacher, learner = pool.participants[mentor], pool.participants[mentee]
    rejected = {
        (p.mentor, p.mentee) for p in pool.pairs if p.decision is Decision.REJECT or p.state.is_over
    }
    return not (
        mentor == mentee
        or (mentor, mentee) in pool.bans | rejected
        or mentor in pool.mentee_wishes[mentee].unwilling
        or mentee in pool.mentor_wishes[mentor].unwilling
        or not (teacher.active and learner.active)
        or teacher.absent
        or learner.absent
        or not pool.mentees[mentee].willing
        or pool.mentors[mentor].readiness is Readiness.NO
        or (settings.consent_required and teacher.consent_given is None)
    )


def clash(pool: Pool, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether (mentor, mentee) and its reverse both stand without different topics."""
    if one != other[::-1]:
        return False
    forth, back = (
        set(pool.mentees[mentee].needs) & set(pool.mentors[mentor].offers)
        for mentor, mentee in (one, other)
    )
    return not (forth and back and not forth & back)


def score(pool: Pool, mentor: str, mentee: str, settings: MatchingSettings) -> dict[str, int]:
    learner, teacher = pool.mentees[mentee], pool.mentors[mentor]
    met = [key for key in learner.needs if key in teacher.offers]
    rated = [(learner.self_rating.get(k, 3), teacher.mastery.get(k, 4)) for k in met]
    need = sum(
        Fraction(6 - own, 5) * Fraction(mastery, 5) * (1 if mastery >= 4 else Fraction(1, 2))
        for own, mastery in rated
        if mastery > own
    )
    first, second = (
        _rank(pool.mentee_wishes[mentee].wanted, mentor),
        _rank(pool.mentor_wishes[mentor].wanted, mentee),
    )
    both = Fraction(settings.weight_mutual * (7 - first - second), 5) if first and second else 0
    same_position = pool.participants[mentor].position == pool.participants[mentee].position != ""
    return {
        "need": _half_up(settings.weight_need * need),
        "mentee_wish": settings.weight_wish[first - 1] if first else 0,
        "mentor_wish": settings.weight_wish[second - 1] if second else 0,
        "mutual": _half_up(both),
        "position": settings.weight_position * same_position,
        "group": settings.weight_group
        * (learner.background.group == teacher.background.group != ""),
        "time": settings.weight_time * bool(set(learner.times) & set(teacher.times)),
        "format": settings.weight_format * bool(set(learner.formats) & set(teacher.formats)),
    }


def _rank(wanted: tuple[str, ...], code: str) -> int:
    return wanted.index(code) + 1 if code in wanted else 0


def _half_up(value: Fraction | int) -> int:
    return int(value + Fraction(1, 2))


def permitted(pool: Pool, settings: MatchingSettings) -> Iterator[Assignment]:
    """Every permitted assignment of the mentees who have no fixed mentor."""
    stay = fixed(pool)
    used = Counter(mentor for mentor, _ in stay)
    seekers = sorted(pool.mentees.keys() - {mentee for _, mentee in stay})
    choices = [
        [(e, o) for o in sorted(pool.mentors) if may_meet(pool, o, e, settings)] + [None]
        for e in seekers
    ]
    for tried in product(*choices):
        chosen = tuple(pair for pair in tried if pair)
        load = Counter(mentor for _, mentor in chosen)
        standing = stay | {(o, e) for e, o in chosen}
        new = [(o, e) for e, o in chosen]
        if all(
            used[o] + n <= places(pool, o, settings)
            or may_be_group(pool, o, [e for other, e in standing if other == o], settings)
            for o, n in load.items()
        ) and not any(clash(pool, one, other) for one in new for other in standing):
            yield chosen


def may_be_group(pool: Pool, mentor: str, mentees: list[str], settings: MatchingSettings) -> bool:
    """Whether the mentees, more than there are places for pairs, may learn one topic together."""
    typed = pool.participants[mentor].places
    offered = min(pool.mentor_wishes[mentor].leads_group, settings.largest_group)
    most = offered if typed is None else min(offered, typed)
    shared = set(pool.mentors[mentor].offers).intersection(
        *(pool.mentees[mentee].needs for mentee in mentees)
    )
    ready = all(pool.mentee_wishes[mentee].joins_group for mentee in mentees)
    return places(pool, mentor, settings) > 0 and len(mentees) <= most and ready and bool(shared)


def worth(pool: Pool, chosen: Assignment, settings: MatchingSettings) -> tuple[int, ...]:
    """Coverage, minus people beyond the places for pairs, minus reserve mentors used, points, pairs seen before: greater is better."""
    load = Counter(mentor for mentor, _ in fixed(pool)) + Counter(mentor for _, mentor in chosen)
    shown = {
        (p.mentee, p.mentor)
        for p in pool.pairs
        if p.decision is Decision.NONE
        and p.state in {PairState.PROPOSED, PairState.APPROVED, PairState.PINNED}
    }
    points: Counter[str] = Counter()
    for e, o in chosen:
        points.update(score(pool, o, e, settings))
    points["load"] = -sum(settings.weight_load * sum(range(n)) for n in load.values())
    used = Counter(mentor for mentor, _ in fixed(pool))
    beyond = (
        max(0, n - max(used[o], places(pool, o, settings)))
        for o, n in load.items()
        if o in pool.mentors and n > used[o]
    )
    return (
        len(chosen),
        -sum(beyond),
        -sum(pool.mentors[o].readiness is Readiness.RESERVE for _, o in chosen),
        *(sum(points[part] for part in level) for level in settings.order),
        len(shown & set(chosen)),
    )


def best(pool: Pool, settings: MatchingSettings) -> Assignment:
    """The best assignment; of equals the first by code, nobody coming after every mentor."""
    seekers = sorted(pool.mentees)

    def key(chosen: Assignment) -> tuple[list[int], list[tuple[bool, str]]]:
        mentor = dict(chosen)
        by_code = [(e not in mentor, mentor.get(e, "")) for e in seekers]
        return [-part for part in worth(pool, chosen, settings)], by_code

    return min(permitted(pool, settings), key=key)
