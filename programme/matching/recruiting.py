"""Whom or what to look for: which place more, or which competency more, would help the whole most."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from programme.matching import answers
from programme.matching.considering import Considered, consider
from programme.matching.costing import keeps_rules, told
from programme.matching.exchange import Costs, Exchange, Exchanges
from programme.matching.figures import figures
from programme.matching.objective import LOAD, load_cost
from programme.matching.order import code_order
from programme.matching.rules import MentorBar
from programme.matching.what_if import A_TRY

SHOWN = 5
_MASTERY = 5
_MOST_CONSENTS = 20
"""How many mentors without consent are tried."""


@dataclass(frozen=True, order=True)
class Wanted:
    """One addition, and what it would bring.

    Attributes:
        price: Orders additions: the whole's costs as one number, so the most helpful comes first.
        what: Russian: what to add.
        gain: Russian: what the whole would win, and who would move.
        people: How many people more would have a mentor.
    """

    price: int
    what: str
    gain: str
    people: int


def wanted(considered: Considered, exchanges: Exchanges) -> tuple[Wanted, ...]:
    """The most helpful additions, best first; () where nothing would help.

    Each is priced alone: the shortest chain of exchanges that the new place allows.
    """
    additions = [
        *_places(considered, exchanges),
        *_competencies(considered, exchanges),
        *_consents(considered, exchanges),
    ]
    found = (
        Wanted(gain.price, what, told(considered, gain, cause=True), -gain.costs[0])
        for what, gain in additions
        if gain.price < 0 and keeps_rules(considered, gain)
    )
    return tuple(sorted(found)[:SHOWN])


def _places(considered: Considered, exchanges: Exchanges) -> Iterator[tuple[str, Exchange]]:
    rules = considered.rules
    load = Counter(mentor for mentor, _ in considered.pairs(considered.choice))
    for number, code in enumerate(considered.found.sides.mentors):
        places = rules.places(code)
        if places >= rules.settings.largest_places or load[code] > places:
            continue  # above the limit, or a group already
        weight = rules.settings.weight_load
        more = load_cost(places + 1, weight) - load_cost(places, weight)
        gain = exchanges.place_more(number, _costs(considered, load=more))
        yield f"Ещё одно место у {code} (сейчас {places})", gain


def _competencies(considered: Considered, exchanges: Exchanges) -> Iterator[tuple[str, Exchange]]:
    """One mentor more who has nothing but one competency; those whom the competency does not help are as anybody."""
    pool = considered.rules.pool
    anybody = _newcomer(considered, exchanges, "")
    if anybody is None:
        return
    yield "Ещё один наставник, с любыми компетенциями", anybody
    for key in sorted({key for e in considered.seeking for key in pool.mentee(e).needs}):
        gain = _newcomer(considered, exchanges, key)
        if gain is not None and gain.price < anybody.price:
            yield f"Ещё один наставник, который учит направлению «{pool.competency(key)}»", gain


def _consents(considered: Considered, exchanges: Exchanges) -> Iterator[tuple[str, Exchange]]:
    """Mentors who lack nothing but their written consent; each is solved anew."""
    rules, pool = considered.rules, considered.rules.pool
    waiting = (m for m in pool.mentors if rules.mentor_bars(m) == (MentorBar.NO_CONSENT,))
    before = figures(considered, considered.choice)
    everybody = considered.everybody
    for code in sorted(waiting, key=code_order)[:_MOST_CONSENTS]:
        person = replace(pool.participants[code], consent_given=date.min)
        given = replace(pool, participants={**pool.participants, code: person})
        then = consider(given, rules.settings, work=A_TRY)
        costs = zip(
            figures(then, then.choice).costs(everybody), before.costs(everybody), strict=True
        )
        yield (
            f"Письменное согласие {code} быть наставником",
            exchanges.priced(tuple(after - now for after, now in costs)),
        )


def _newcomer(considered: Considered, exchanges: Exchanges, key: str) -> Exchange | None:
    pool, weight = considered.rules.pool, considered.rules.settings.weight_need

    def need(mentee: str) -> int:
        if key not in pool.mentee(mentee).needs:
            return 0
        return answers.need_points(answers.deficit(pool, mentee, key), _MASTERY, weight)

    mentees = enumerate(considered.found.sides.mentees)
    return exchanges.mentor_more({n: _costs(considered, need=need(code)) for n, code in mentees})


def _costs(considered: Considered, *, need: int = 0, load: int = 0) -> Costs:
    """Costs by level of one more pair or place about which nothing but this is known."""
    ordered = (
        (load if LOAD in level else 0) - (need if "need" in level else 0)
        for level in considered.rules.settings.order
    )
    return (0, 0, 0, *ordered, 0)
