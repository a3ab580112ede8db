"""Hard rules: what bars a person or a pair, whatever the score."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from config.matching_settings import MatchingSettings
from programme.matching.answers import may_teach_each_other
from programme.matching.pool import Pool, fixed_pairs, rejected_pairs
from programme.people import Readiness


class MentorBar(StrEnum):
    """Why nobody can be entrusted to a mentor now; the value is the Russian wording."""

    UNKNOWN = "нет среди участников"
    LEFT = "выбыл(а)"
    ABSENT = "длительно отсутствует"
    NO_ANSWERS = "нет анкеты наставника"
    NOT_READY = "не готов(а) быть наставником в этом учебном году"
    NO_PLACES = "нет мест"
    NO_CONSENT = "нет письменного согласия"


class MenteeBar(StrEnum):
    """Why no mentor is sought for a mentee now; the value is the Russian wording."""

    UNKNOWN = "нет среди участников"
    LEFT = "выбыл(а)"
    ABSENT = "длительно отсутствует"
    UNWILLING = "в анкете на вопрос об участии ответ «нет» или «скорее нет»"


class PairBar(StrEnum):
    """Why two people must not be a pair; staff read the same neutral words for each of them."""

    ONESELF = "oneself"
    BANNED = "banned by the coordinator"
    REJECTED = "rejected by the coordinator"
    UNWILLING = "hard to work with, by either side"
    LOOP = "the reverse pair stands, with no different topic"


EXCLUDED = "исключено правилом"
"""The wording for every bar of a pair: who finds whom hard to work with must not show."""


@dataclass(frozen=True)
class Rules:
    """The hard rules over one pool.

    Attributes:
        pool: The people and what stands.
        settings: Limits.
        fixed: (mentor, mentee) that stay.
        rejected: (mentor, mentee) that were rejected.
    """

    pool: Pool
    settings: MatchingSettings
    fixed: frozenset[tuple[str, str]]
    rejected: frozenset[tuple[str, str]]

    @classmethod
    def over(cls, pool: Pool, settings: MatchingSettings) -> "Rules":
        """The rules with what the rows of the pool decide."""
        return cls(pool, settings, fixed_pairs(pool), rejected_pairs(pool))

    def places(self, mentor: str) -> int:
        """How many mentees at most: typed by people, else as the mentor answered (n11), else the default; never above the limit."""
        participant = self.pool.participants.get(mentor)
        profile = self.pool.mentors.get(mentor)
        places = self.settings.default_places if profile is None else profile.places
        if participant is not None and participant.places is not None:
            places = participant.places
        return min(max(places, 0), self.settings.largest_places)

    def group_limit(self, mentor: str) -> int:
        """How many mentees at most in a group with one topic; 0 where that is no more than in pairs.

        What the mentor offers (p16) counts, never above the limits of people and configuration.
        """
        offered = min(self.pool.wishes_of_mentor(mentor).leads_group, self.settings.largest_group)
        participant = self.pool.participants.get(mentor)
        if participant is not None and participant.places is not None:
            offered = min(offered, participant.places)
        return offered if offered > self.places(mentor) > 0 else 0

    def taken(self, mentor: str) -> int:
        """How many places the fixed pairs use."""
        return self._taken[mentor]

    @cached_property
    def _taken(self) -> Mapping[str, int]:
        return Counter(mentor for mentor, _ in self.fixed)

    def mentor_bars(self, mentor: str) -> tuple[MentorBar, ...]:
        """Everything that bars a person as a mentor; empty where nothing does.

        «В резерв» is no bar: a reserve mentor is used where otherwise fewer mentees would be paired.
        """
        participant = self.pool.participants.get(mentor)
        if participant is None:
            return (MentorBar.UNKNOWN,)
        profile = self.pool.mentors.get(mentor)
        consent_missing = (
            self.settings.consent_required
            and participant.consent_given is None
            and not participant.labour_function
        )
        bars = {
            MentorBar.LEFT: not participant.active,
            MentorBar.ABSENT: participant.absent,
            MentorBar.NO_ANSWERS: profile is None,
            MentorBar.NOT_READY: profile is not None and profile.readiness is Readiness.NO,
            MentorBar.NO_PLACES: self.places(mentor) == 0,
            MentorBar.NO_CONSENT: consent_missing,
        }
        return tuple(bar for bar, holds in bars.items() if holds)

    def mentee_bars(self, mentee: str) -> tuple[MenteeBar, ...]:
        """Everything that bars a person as a mentee; empty where nothing does."""
        participant = self.pool.participants.get(mentee)
        if participant is None:
            return (MenteeBar.UNKNOWN,)
        bars = {
            MenteeBar.LEFT: not participant.active,
            MenteeBar.ABSENT: participant.absent,
            MenteeBar.UNWILLING: not self.pool.mentee(mentee).willing,
        }
        return tuple(bar for bar, holds in bars.items() if holds)

    def pair_bars(self, mentor: str, mentee: str) -> tuple[PairBar, ...]:
        """Everything that bars these two, apart from what bars each of them with everybody."""
        pair = (mentor, mentee)
        bars = {
            PairBar.ONESELF: mentor == mentee,
            PairBar.BANNED: pair in self.pool.bans,
            PairBar.REJECTED: pair in self.rejected,
            PairBar.UNWILLING: mentor in self.pool.wishes_of_mentee(mentee).unwilling
            or mentee in self.pool.wishes_of_mentor(mentor).unwilling,
            PairBar.LOOP: (mentee, mentor) in self.fixed
            and not may_teach_each_other(self.pool, mentor, mentee),
        }
        return tuple(bar for bar, holds in bars.items() if holds)

    def barred_pairs(self) -> frozenset[tuple[str, str]]:
        """Every (mentor, mentee) with a bar of its own, gathered from the bars, not from all pairs."""
        pool = self.pool
        named = {(code, code) for code in pool.mentors.keys() & pool.mentees.keys()}
        named |= pool.bans | self.rejected | {(mentee, mentor) for mentor, mentee in self.fixed}
        for mentee, wishes in pool.mentee_wishes.items():
            named |= {(mentor, mentee) for mentor in wishes.unwilling}
        for mentor, wishes in pool.mentor_wishes.items():
            named |= {(mentor, mentee) for mentee in wishes.unwilling}
        return frozenset(pair for pair in named if self.pair_bars(*pair))

    def is_superior(self, mentor: str, mentee: str) -> bool:
        """Whether the mentor is the mentee's direct superior; a warning, not a bar."""
        participant = self.pool.participants.get(mentor)
        return participant is not None and mentee in participant.superior_of
