"""Why a mentee has no mentor, and the smallest change that would help; Russian, codes only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from programme.matching import answers
from programme.matching.arrangement import LESS_IN_ALL, Arrangement, first_of
from programme.matching.groups import joinable
from programme.matching.order import code_order
from programme.matching.proposal import Unpaired
from programme.matching.rules import EXCLUDED, MenteeBar, MentorBar

_NAMED = 5
_ONLY_A_PAPER = (MentorBar.NO_CONSENT,)
_ONLY_A_PLACE = (MentorBar.NO_PLACES,)
_ORDER = [*(bar.value for bar in reversed(MentorBar)), EXCLUDED, LESS_IN_ALL]
"""Obstacles, those nearest to being removed first."""
_REMEDIES = {
    MenteeBar.UNKNOWN: "верните строку на вкладку «Участники»",
    MenteeBar.ABSENT: "снимите отметку, когда человек вернётся",
    MenteeBar.UNWILLING: "поговорите с педагогом; если согласие есть, пусть изменит ответ в анкете",
}


def unpaired(arrangement: Arrangement) -> tuple[Unpaired, ...]:
    """Everyone who asked for a mentor, has not left and has no mentor, by code."""
    pool, rules = arrangement.rules.pool, arrangement.rules
    paired = {mentee for _, mentee in arrangement.pairs}
    alone = sorted(pool.mentees.keys() - paired, key=code_order)
    told = _Telling(arrangement)
    return tuple(
        Unpaired(mentee, told.reason(mentee))
        for mentee in alone
        if MenteeBar.LEFT not in rules.mentee_bars(mentee)
    )


class _Telling:
    """What is the same for every mentee, worked out once: a crowd has a million pairs to speak of."""

    def __init__(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._mentors = sorted(arrangement.rules.pool.mentors, key=code_order)
        self._obstacle = {mentor: _obstacle(arrangement, mentor) for mentor in self._mentors}
        self._groups: dict[str, list[str]] = defaultdict(list)
        for mentor, obstacle in self._obstacle.items():
            self._groups[obstacle].append(mentor)
        self._barred = _barred(arrangement)
        self._led = _led(arrangement)
        self._waiting = _Fit(arrangement, filter(self._waits_for_consent, self._mentors))
        self._stretchable = _Fit(arrangement, filter(self._could_take_more, self._mentors))

    def reason(self, mentee: str) -> str:
        """Why this one has no mentor, and what would help."""
        bars = self._arrangement.rules.mentee_bars(mentee)
        if bars:
            return f"Подбор не ведётся: {bars[0].value}. Что поможет: {_REMEDIES[bars[0]]}."
        if not set(self._mentors) - {mentee}:
            return "На анкету наставника никто не ответил. Что поможет: ответы тех, кто готов помогать."
        return " ".join([*self._obstacles(mentee), self._remedy(mentee)])

    def _obstacles(self, mentee: str) -> Iterable[str]:
        """One sentence an obstacle; what bars a mentor with everybody comes before what bars just the two."""
        excluded = {mentor for mentor in self._barred[mentee] if self._excludes(mentor)} - {mentee}
        for obstacle in _ORDER:
            if obstacle == EXCLUDED:
                named = _named(sorted(excluded, key=code_order), set())
            else:
                named = _named(self._groups.get(obstacle, []), excluded | {mentee})
            if named:
                yield f"{obstacle[0].upper()}{obstacle[1:]}: {named}."

    def _excludes(self, mentor: str) -> bool:
        """Whether what bars the two is told of this mentor: nothing bars the mentor with everybody."""
        return mentor in self._obstacle and not self._arrangement.bars[mentor]

    def _remedy(self, mentee: str) -> str:
        """The first that applies: a consent that is missing, a group to join, one place more, another mentor.

        A mentor barred with this mentee is never suggested, whatever the reason.
        """
        barred = self._barred[mentee] | {mentee}
        if mentor := self._waiting.best(mentee, barred):
            return f"Что поможет: письменное согласие {mentor} быть наставником."
        if group := self._group(mentee, barred):
            return f"Что поможет: {group}."
        if mentor := self._stretchable.best(mentee, barred):
            places = self._arrangement.rules.places(mentor)
            return f"Что поможет: ещё одно место у {mentor} (сейчас {places})."
        return f"Что поможет: ещё один наставник{_with_competency(self._arrangement, mentee)}."

    def _group(self, mentee: str, barred: frozenset[str] | set[str]) -> str:
        """A group that only lacks the mentee's own readiness to learn with others (p06)."""
        rules, pool = self._arrangement.rules, self._arrangement.rules.pool
        if pool.wishes_of_mentee(mentee).joins_group:
            return ""
        for mentor, others in self._led.items():
            if mentor in barred or len(others) >= rules.group_limit(mentor):
                continue
            needed = answers.topics(pool, mentor, mentee)
            if topics := needed.intersection(*(joinable(pool, mentor, e) for e in others)):
                return (
                    f"согласие учиться в группе у {mentor} (тема «{pool.competency(min(topics))}»)"
                )
        return ""

    def _waits_for_consent(self, mentor: str) -> bool:
        """Whether the consent is the only thing missing."""
        arrangement = self._arrangement
        return arrangement.bars[mentor] == _ONLY_A_PAPER and not arrangement.is_full(mentor)

    def _could_take_more(self, mentor: str) -> bool:
        """Whether one place more is within the limit, enough, and the only thing missing."""
        rules = self._arrangement.rules
        load, places = self._arrangement.load.get(mentor, 0), rules.places(mentor)
        if places >= rules.settings.largest_places or load > places:
            return False
        return self._arrangement.bars[mentor] in {(), _ONLY_A_PLACE}


class _Fit:
    """Some mentors, and how well they answer a mentee's needs."""

    def __init__(self, arrangement: Arrangement, mentors: Iterable[str]) -> None:
        self._pool = arrangement.rules.pool
        self._mentors = list(mentors)
        needs = {key for profile in self._pool.mentees.values() for key in profile.needs}
        self._skills = {
            key: np.array([answers.skill(self._pool, mentor, key) for mentor in self._mentors])
            for key in needs
        }

    def best(self, mentee: str, barred: frozenset[str] | set[str]) -> str:
        """The one not barred who answers the needs best, the first by code of equals; "" if none."""
        if not self._mentors:
            return ""
        fit = np.zeros(len(self._mentors), dtype=np.int64)
        for key in self._pool.mentee(mentee).needs:
            fit += answers.USEFULNESS[answers.deficit(self._pool, mentee, key), self._skills[key]]
        order = np.argsort(-fit, kind="stable").tolist()
        return next((self._mentors[n] for n in order if self._mentors[n] not in barred), "")


def _obstacle(arrangement: Arrangement, mentor: str) -> str:
    """What stands between a mentor and anybody."""
    if arrangement.bars[mentor]:
        return first_of(arrangement.bars[mentor])
    return MentorBar.NO_PLACES.value if arrangement.is_full(mentor) else LESS_IN_ALL


def _led(arrangement: Arrangement) -> Mapping[str, Sequence[str]]:
    """Mentors who offer a group and take what they have in pairs or in a group → their mentees."""
    rules, found = arrangement.rules, defaultdict[str, list[str]](list)
    for mentor, mentee in arrangement.pairs:
        found[mentor].append(mentee)
    able = (m for m in sorted(found, key=code_order) if not arrangement.bars.get(m, ()))
    return {mentor: found[mentor] for mentor in able if rules.group_limit(mentor)}


def _barred(arrangement: Arrangement) -> Mapping[str, frozenset[str]]:
    """Mentee → the mentors barred with just this one, by a rule or by the reverse pair."""
    found: dict[str, set[str]] = defaultdict(set)
    for mentor, mentee in arrangement.rules.barred_pairs():
        found[mentee].add(mentor)
    for mentor, mentee in arrangement.pairs:
        if arrangement.barred_together(mentee, mentor):
            found[mentor].add(mentee)
    return defaultdict(frozenset, {mentee: frozenset(all_) for mentee, all_ in found.items()})


def _named(mentors: Sequence[str], left_out: frozenset[str] | set[str]) -> str:
    """The first few by code and how many more; "" where there are none."""
    count = len(mentors) - sum(mentor in left_out for mentor in mentors)
    first = [mentor for mentor in mentors[: _NAMED + len(left_out)] if mentor not in left_out]
    rest = count - _NAMED
    return ", ".join(first[:_NAMED]) + (f" и ещё {rest}" if rest > 0 else "")


def _with_competency(arrangement: Arrangement, mentee: str) -> str:
    """« с компетенцией «…»»: the need with the greatest deficit."""
    pool = arrangement.rules.pool
    needs = pool.mentee(mentee).needs
    if not needs:
        return ""
    greatest = min(needs, key=lambda key: (-answers.deficit(pool, mentee, key), needs.index(key)))
    return f" с компетенцией «{pool.competency(greatest)}»"
