"""What a choice of the coordinator's would cost: the best set with it, beside the best set without."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from config.matching_settings import MatchingSettings
from programme.matching.considering import consider
from programme.matching.groups import common_topic
from programme.matching.order import code_order
from programme.matching.pool import FIXED, Pool, standing
from programme.matching.proposal import Proposal, ProposedPair
from programme.matching.proposing import explained
from programme.matching.rules import Rules
from programme.pairs import Decision, Pair, PairState

MOST_TRIED = 40
"""Solves for one explanation; a kindergarten has fewer people on either side."""

A_TRY = 500_000
"""Work of one try among groups (``programme.matching.choosing``)."""

_TRIAL = "П-00"
"""Code of a pair that is only tried; no register holds it."""


@dataclass(frozen=True)
class Outcome:
    """The best set under a condition, beside the best set without it.

    Attributes:
        mentor: Of the pair that is forced or forbidden.
        mentee: Of that pair.
        fewer_pairs: How many pairs fewer there would be; negative for more.
        more_beyond: How many people more would be in groups beyond the places for pairs.
        more_reserve: How many pairs more would have a mentor in reserve.
        lost: How many points the whole set would lose on each level of the order; negative for gained.
        exact: Whether the best set under the condition was proved; else it may lose less.
        changes: Mentees whose mentor would be another, by code: (mentee, mentor now, mentor then); "" is none.
    """

    mentor: str
    mentee: str
    fewer_pairs: int
    more_beyond: int
    more_reserve: int
    lost: tuple[int, ...]
    changes: tuple[tuple[str, str, str], ...]
    exact: bool = True

    @property
    def cost(self) -> tuple[int, ...]:
        """By which outcomes are ordered: pairs come before points, level by level, as in the objective."""
        return self.fewer_pairs, self.more_beyond, self.more_reserve, *self.lost


def forced(
    pool: Pool,
    settings: MatchingSettings,
    now: Proposal,
    mentor: str,
    mentee: str,
    *,
    instead_of: str = "",
) -> Outcome:
    """What pairing these two would mean for the whole; a decision on the mentee's present pair is set aside.

    Args:
        pool: The people.
        settings: Weights and limits.
        now: The present proposal.
        mentor: Of the pair that is tried.
        mentee: Of the pair that is tried.
        instead_of: A mentee of the mentor's whose decided pair is set aside too.

    Raises:
        SolverFailureError: No verified answer.
    """
    kept = _freed(pool, mentee, instead_of)
    trial = Pair(_TRIAL, mentor, mentee, PairState.PINNED, Decision.PIN)
    pairs = (*(p for p in kept if (p.mentor, p.mentee) != (mentor, mentee)), trial)
    then = _quickly(replace(pool, pairs=pairs), settings)
    return _outcome(now, then, mentor, mentee)


def without(
    pool: Pool, settings: MatchingSettings, now: Proposal, mentor: str, mentee: str
) -> Outcome:
    """What rejecting a pair would mean for the whole.

    Raises:
        SolverFailureError: No verified answer.
    """
    kept = tuple(p for p in pool.pairs if (p.mentor, p.mentee) != (mentor, mentee))
    freed = replace(pool, pairs=kept, bans=pool.bans | {(mentor, mentee)})
    return _outcome(now, _quickly(freed, settings), mentor, mentee)


def best_mentors(
    pool: Pool, settings: MatchingSettings, now: Proposal, mentee: str, *, but: str = ""
) -> tuple[Outcome, ...]:
    """Every other mentor permitted for a mentee, the cheapest for the whole first.

    Args:
        pool: The people.
        settings: Weights and limits.
        now: The present proposal.
        mentee: Whose mentors are tried.
        but: The present mentor.
    """
    rules = rules_without(pool, settings, mentee)
    if rules.mentee_bars(mentee):
        return ()
    others = sorted(pool.mentors.keys() - {but}, key=code_order)
    allowed = [mentor for mentor in others if may_take(rules, mentor, mentee)]
    return _cheapest(forced(pool, settings, now, mentor, mentee) for mentor in allowed[:MOST_TRIED])


def best_mentees(
    pool: Pool, settings: MatchingSettings, now: Proposal, mentor: str, *, but: str = ""
) -> tuple[Outcome, ...]:
    """Every other mentee permitted for a mentor, the cheapest for the whole first; decided pairs stay."""
    settled = {p.mentee for p in pool.pairs if standing(p) in FIXED}
    own = {pair.mentee for pair in now.pairs if pair.mentor == mentor}
    others = sorted(pool.mentees.keys() - settled - own - {but}, key=code_order)
    rules = rules_without(pool, settings, but)
    allowed = [
        mentee
        for mentee in others
        if not rules.mentee_bars(mentee) and may_take(rules, mentor, mentee)
    ]
    return _cheapest(
        forced(pool, settings, now, mentor, mentee, instead_of=but)
        for mentee in allowed[:MOST_TRIED]
    )


def _quickly(pool: Pool, settings: MatchingSettings) -> Proposal:
    """One of many tries: a hard search among groups is given up sooner."""
    return explained(consider(pool, settings, work=A_TRY))


def _freed(pool: Pool, *mentees: str) -> tuple[Pair, ...]:
    """The rows with the mentees' decided pairs open to the matching again."""
    return tuple(
        replace(p, state=PairState.PROPOSED, decision=Decision.NONE)
        if p.mentee in mentees and standing(p) in FIXED
        else p
        for p in pool.pairs
    )


def rules_without(pool: Pool, settings: MatchingSettings, mentee: str) -> Rules:
    """The rules were the mentee's decided pairs open."""
    return Rules.over(replace(pool, pairs=_freed(pool, mentee)), settings)


def may_take(rules: Rules, mentor: str, mentee: str) -> bool:
    """Whether the rules and the decided pairs leave room for these two."""
    return (
        has_place(rules, mentor, mentee)
        and not rules.mentor_bars(mentor)
        and not rules.pair_bars(mentor, mentee)
    )


def has_place(rules: Rules, mentor: str, mentee: str) -> bool:
    """Whether the mentor's decided pairs leave a place for this mentee, in a pair or in a group."""
    return rules.places(mentor) > rules.taken(mentor) or _joins(rules, mentor, mentee)


def _joins(rules: Rules, mentor: str, mentee: str) -> bool:
    """Whether the mentor's decided pairs and this mentee may be a group."""
    together = [mentee, *(e for o, e in rules.fixed if o == mentor)]
    if len(together) > rules.group_limit(mentor):
        return False
    return bool(common_topic(rules.pool, mentor, together))


def _cheapest(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(
        sorted(outcomes, key=lambda o: (o.cost, code_order(o.mentor), code_order(o.mentee)))
    )


def _outcome(now: Proposal, then: Proposal, mentor: str, mentee: str) -> Outcome:
    before, after = _mentors(now.pairs), _mentors(then.pairs)
    moved = (
        (code, before.get(code, ""), after.get(code, ""))
        for code in sorted(before.keys() | after.keys(), key=code_order)
    )
    return Outcome(
        mentor=mentor,
        mentee=mentee,
        fewer_pairs=len(before) - len(after),
        more_beyond=then.beyond - now.beyond,
        more_reserve=then.reserve - now.reserve,
        lost=tuple(was - is_then for was, is_then in zip(now.worth, then.worth, strict=True)),
        changes=tuple(change for change in moved if change[1] != change[2]),
        exact=then.proved,
    )


def _mentors(pairs: Iterable[ProposedPair]) -> Mapping[str, str]:
    return {pair.mentee: pair.mentor for pair in pairs}
