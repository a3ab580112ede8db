"""Groups: one mentor and up to four mentees who learn one topic together, where pairs can't be enough.

A mentor's mentees are a group where they are more than the places for pairs. Then the mentor has offered to
lead one of that size (p16), every one of them is ready to join (p06), and all of them need one topic that
the mentor offers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from programme.matching import answers
from programme.matching.branching import Cut
from programme.matching.candidates import Candidates
from programme.matching.pool import Pool
from programme.matching.rules import Rules

MOST_EDGES = 100_000
"""Groups are weighed up to so many candidate pairs; trying them is enumeration, which a kindergarten's size bears."""


@dataclass(frozen=True)
class Leader:
    """A mentor who offers to lead a group.

    Attributes:
        mentor: Number of the mentor.
        room: Free places for pairs.
        beyond: Places more in a group.
        rows: All candidate pairs of the mentor.
        topics: For each topic that could be a group's, by key, the candidate pairs with mentees who would join.
    """

    mentor: int
    room: int
    beyond: int
    rows: frozenset[int]
    topics: Mapping[str, frozenset[int]]

    def ways(self, chosen: frozenset[int]) -> tuple[Cut, ...]:
        """A group on each of the topics, and no group at all."""
        mine = chosen & self.rows
        if len(mine) <= self.room or any(mine <= joining for joining in self.topics.values()):
            return ()
        return (
            *(Cut(edges=self.rows - joining) for joining in self.topics.values()),
            Cut(pairs_only=frozenset({self.mentor})),
        )


def leaders(found: Candidates, rules: Rules) -> tuple[Leader, ...]:
    """Everybody whose group could be larger than the places for pairs, by number."""
    offers = [
        (number, code)
        for number, code in enumerate(found.sides.mentors)
        if rules.group_limit(code) > rules.places(code)
    ]
    if not offers:
        return ()
    rows = _rows(found, {number for number, _ in offers})
    ready = (_leader(number, code, rows[number], rules) for number, code in offers)
    return tuple(leader for leader in ready if leader.beyond > 0)


def _rows(found: Candidates, numbers: Iterable[int]) -> Mapping[int, Mapping[int, str]]:
    """For each of the mentors the candidate pairs: row → the mentee's code."""
    mentees = found.table["mentee"].to_numpy()
    rows: dict[int, dict[int, str]] = {number: {} for number in numbers}
    for row, mentor in enumerate(found.table["mentor"].tolist()):
        if mentor in rows:
            rows[mentor][row] = found.sides.mentees[mentees[row]]
    return rows


def _leader(number: int, code: str, rows: Mapping[int, str], rules: Rules) -> Leader:
    fixed = [mentee for mentor, mentee in rules.fixed if mentor == code]
    topics = {
        topic: frozenset(joining)
        for topic, joining in _by_topic(code, rows, rules.pool).items()
        if all(topic in joinable(rules.pool, code, mentee) for mentee in fixed)
        and len(fixed) + len(joining) > rules.places(code)
    }
    largest = max((len(fixed) + len(joining) for joining in topics.values()), default=0)
    room = max(0, rules.places(code) - len(fixed))
    beyond = min(rules.group_limit(code), largest) - max(rules.places(code), len(fixed))
    return Leader(number, room, beyond, frozenset(rows), topics)


def _by_topic(mentor: str, rows: Mapping[int, str], pool: Pool) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for row, mentee in rows.items():
        for topic in joinable(pool, mentor, mentee):
            found[topic].add(row)
    return dict(sorted(found.items()))


def joinable(pool: Pool, mentor: str, mentee: str) -> frozenset[str]:
    """Topics on which the mentee would learn in the mentor's group."""
    ready = pool.wishes_of_mentee(mentee).joins_group
    return answers.topics(pool, mentor, mentee) if ready else frozenset()


def common_topic(pool: Pool, mentor: str, mentees: Iterable[str]) -> str:
    """The topic of a group: the one most useful to all together, of equals the first by key; "" if none."""
    learners = sorted(mentees)
    shared = frozenset.intersection(*(joinable(pool, mentor, mentee) for mentee in learners))

    def useful(topic: str) -> int:
        skill = answers.skill(pool, mentor, topic)
        return sum(
            answers.usefulness(answers.deficit(pool, mentee, topic), skill) for mentee in learners
        )

    return min(shared, key=lambda topic: (-useful(topic), topic), default="")
