"""The pairs as they would stand, fixed and proposed together, for the explanations."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from programme.matching.answers import may_teach_each_other
from programme.matching.groups import common_topic
from programme.matching.order import pair_order
from programme.matching.rules import EXCLUDED, MentorBar, Rules
from programme.people import Readiness

IN_RESERVE = "наставник в резерве: назначается, только если иначе его не хватит кому-то"
LESS_IN_ALL = "другая расстановка лучше для всех вместе"
"""The wording where nothing bars a pair but the whole is better without it."""


@dataclass(frozen=True)
class Arrangement:
    """What stands beside each other.

    Attributes:
        rules: The hard rules and the pool behind them.
        pairs: (mentor, mentee), by the mentee's code.
        load: Mentor → how many mentees.
        bars: Mentor who has answered → what bars the person with everybody.
    """

    rules: Rules
    pairs: tuple[tuple[str, str], ...]
    load: Mapping[str, int]
    bars: Mapping[str, tuple[MentorBar, ...]]

    @classmethod
    def of(cls, rules: Rules, chosen: Iterable[tuple[str, str]]) -> "Arrangement":
        """The fixed pairs of the rules and the chosen ones."""
        pairs = tuple(sorted(rules.fixed | set(chosen), key=pair_order))
        bars = {mentor: rules.mentor_bars(mentor) for mentor in rules.pool.mentors}
        return cls(rules, pairs, Counter(mentor for mentor, _ in pairs), bars)

    @cached_property
    def standing(self) -> frozenset[tuple[str, str]]:
        """The pairs, for looking up."""
        return frozenset(self.pairs)

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """Mentor whose mentees are a group → key of their common topic."""
        led: dict[str, list[str]] = defaultdict(list)
        for mentor, mentee in self.pairs:
            if self.rules.places(mentor) < self.load[mentor] <= self.rules.group_limit(mentor):
                led[mentor].append(mentee)
        found = ((m, common_topic(self.rules.pool, m, mentees)) for m, mentees in led.items())
        return {mentor: topic for mentor, topic in found if topic}

    @cached_property
    def beyond(self) -> int:
        """People in groups beyond the places for pairs."""
        return sum(self.load[mentor] - self.rules.places(mentor) for mentor in self.topics)

    @cached_property
    def reserve(self) -> int:
        """Pairs with a mentor in reserve."""
        return sum(self.is_reserve(mentor) for mentor, _ in self.pairs)

    def is_reserve(self, mentor: str) -> bool:
        """Whether the mentor is to be asked only where somebody would otherwise stay alone."""
        return self.rules.pool.mentor(mentor).readiness is Readiness.RESERVE

    def is_full(self, mentor: str) -> bool:
        """Whether the mentor has no free place left."""
        return self.load.get(mentor, 0) >= self.rules.places(mentor)

    def obstacle(self, mentor: str, mentee: str) -> str:
        """Why these two are not a pair here, in a few Russian words that betray nobody's answer."""
        bars = self.bars[mentor] if mentor in self.bars else self.rules.mentor_bars(mentor)
        if bars:
            return first_of(bars)
        if self.barred_together(mentor, mentee):
            return EXCLUDED
        if self.is_full(mentor):
            return MentorBar.NO_PLACES
        return IN_RESERVE if self.is_reserve(mentor) else LESS_IN_ALL

    def barred_together(self, mentor: str, mentee: str) -> bool:
        """Barred by a rule, or by the reverse pair on topics that are not different."""
        reverse = (mentee, mentor) in self.standing
        loop = reverse and not may_teach_each_other(self.rules.pool, mentor, mentee)
        return loop or bool(self.rules.pair_bars(mentor, mentee))


def first_of(bars: tuple[MentorBar, ...]) -> str:
    """The wording of the first bar; the order of ``MentorBar`` is from lasting to easily removed."""
    return next(bar.value for bar in MentorBar if bar in bars)
