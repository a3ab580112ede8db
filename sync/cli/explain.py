"""``nastavnik explain``: why a pair, what else could be, and what it would cost the whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from config.matching_settings import MatchingSettings
from programme.matching.objective import caption
from programme.matching.order import code_order
from programme.matching.pool import Pool
from programme.matching.proposal import Proposal, ProposedPair, SolverFailureError
from programme.matching.rules import Rules
from programme.matching.score import PARTS
from programme.matching.what_if import (
    Outcome,
    best_mentees,
    best_mentors,
    forced,
    has_place,
    rules_without,
    without,
)
from programme.pair_register import PairRow
from programme.pairs import PairState
from programme.russian.codes import parse_code
from sync.cli.desk import on_spreadsheet
from sync.cli.explanation import explanation_lines
from sync.cli.output import Output
from sync.commit import Desk
from sync.deciding.intake import take_in
from sync.deciding.pairing import pair_up
from sync.reading import read_world
from sync.records.competencies import with_list
from sync.refusals import WrongUse
from sync.settings import Settings
from sync.snapshot import read_spreadsheet

MOST_SHOWN = 3


@dataclass(frozen=True)
class Matching:
    """The pairs as they stand now, and what they were computed from."""

    pool: Pool
    proposal: Proposal
    rows: Sequence[PairRow]
    desk: Desk

    def proposed(self, mentor: str, mentee: str) -> ProposedPair | None:
        """The pair with its reasons, where it stands."""
        found = (p for p in self.proposal.pairs if (p.mentor, p.mentee) == (mentor, mentee))
        return next(found, None)


def run(settings: Settings, output: Output, codes: Sequence[str]) -> int:
    """Explain a pair, a person, or two people who are no pair; nothing is changed.

    Raises:
        WrongUse: The codes mean nothing here; the text says which there are.
    """
    output.progress("Читаю таблицу и считаю варианты; ничего не меняю…")
    found, _ = on_spreadsheet(settings, "explain", _read)
    wanted = [_understood(code) for code in codes]
    try:
        value = _explained(found, wanted)
    except SolverFailureError as failure:
        raise WrongUse(str(failure)) from failure
    output.result(value, explanation_lines(value))
    return 0


def _read(desk: Desk) -> Matching:
    snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
    configuration = with_list(desk.configuration, snapshot.tables)
    world = read_world(desk.workspace, configuration, snapshot, desk.now.date())
    tables, people, _ = take_in(world)
    paired = pair_up(replace(world, tables=tables), people, None)
    if paired.matched is None:
        raise WrongUse("Подбор пар сейчас не доказан; причина — на вкладке «Замечания».")
    return Matching(paired.matched.pool, paired.matched.proposal, paired.rows, desk)


def _understood(text: str) -> str:
    code = parse_code(text)
    if code is None:
        raise WrongUse(f"«{text}» — не код. Укажите код пары (П-05) или участника (У-07).")
    return code


def _explained(found: Matching, codes: Sequence[str]) -> dict[str, Any]:
    if len(codes) == 2:
        return _two(found, *codes)
    (code,) = codes
    return _pair(found, code) if code.startswith("П") else _person(found, code)


def _pair(found: Matching, code: str) -> dict[str, Any]:
    row = next((row for row in found.rows if row.pair.code == code), None)
    if row is None:
        known = ", ".join(row.pair.code for row in found.rows) or "пока ни одной"
        raise WrongUse(f"Пары {code} нет. Есть: {known}.")
    pair = row.pair
    value: dict[str, Any] = {
        "pair": code,
        "mentor": pair.mentor,
        "mentee": pair.mentee,
        "state": pair.state.value,
        "decision": pair.decision.value,
    }
    if _is_past(pair.state):
        return value | _price(found, pair.mentor, pair.mentee)
    return value | _standing(found, pair.mentor, pair.mentee)


def _is_past(state: PairState) -> bool:
    """Whether the pair does not stand, or not any more."""
    return state in {PairState.REJECTED, PairState.WITHDRAWN} or state.is_over or state.is_meeting


def _standing(found: Matching, mentor: str, mentee: str) -> dict[str, Any]:
    """Why a pair stands and what else could be."""
    pool, settings, now = found.pool, found.desk.configuration.matching, found.proposal
    pair = found.proposed(mentor, mentee)
    return {
        **(_reasons(pair) if pair else {}),
        "other_mentors": _outcomes(best_mentors(pool, settings, now, mentee, but=mentor), settings),
        "other_mentees": _outcomes(best_mentees(pool, settings, now, mentor, but=mentee), settings),
        "without": _told(without(pool, settings, now, mentor, mentee), settings),
    }


def _reasons(pair: ProposedPair) -> dict[str, Any]:
    return {
        "score": pair.score,
        "parts": {PARTS[name]: points for name, points in pair.parts.items() if points},
        "why": list(pair.why),
        "against": list(pair.against),
    }


def _two(found: Matching, one: str, other: str) -> dict[str, Any]:
    """Two people: the first as the mentor of the second."""
    for code in (one, other):
        _known(found, code)
    row = next((r for r in found.rows if (r.pair.mentor, r.pair.mentee) == (one, other)), None)
    if row and not _is_past(row.pair.state):
        return _pair(found, row.pair.code)
    return {"mentor": one, "mentee": other, **_price(found, one, other)}


def _price(found: Matching, mentor: str, mentee: str) -> dict[str, Any]:
    """What it would mean to pair two people who are no pair."""
    settings = found.desk.configuration.matching
    rules = Rules.over(found.pool, settings)
    bars = [
        *(f"наставник {mentor}: {bar.value}" for bar in rules.mentor_bars(mentor)),
        *(f"наставляемый {mentee}: {bar.value}" for bar in rules.mentee_bars(mentee)),
        *(["сочетание исключено правилом"] if rules.pair_bars(mentor, mentee) else []),
        *_no_place(found, mentor, mentee),
    ]
    if mentor == mentee:
        return {"bars": bars}
    priced = forced(found.pool, settings, found.proposal, mentor, mentee)
    return {"bars": bars, "forced": _told(priced, settings)}


def _no_place(found: Matching, mentor: str, mentee: str) -> list[str]:
    """Where people's decisions leave no place, whose pairs take it."""
    rules = rules_without(found.pool, found.desk.configuration.matching, mentee)
    if rules.mentor_bars(mentor) or has_place(rules, mentor, mentee):
        return []
    taken = sorted((e for o, e in rules.fixed if o == mentor), key=code_order)
    whose = f"утверждёнными и закреплёнными парами ({', '.join(taken)})"
    return [f"наставник {mentor}: мест {rules.places(mentor)}, и они заняты {whose}"]


def _person(found: Matching, code: str) -> dict[str, Any]:
    _known(found, code)
    rows = [r.pair for r in found.rows if code in (r.pair.mentor, r.pair.mentee)]
    value: dict[str, Any] = {
        "person": code,
        "pairs": [
            {"key": p.code, "mentor": p.mentor, "mentee": p.mentee, "state": p.state.value}
            for p in rows
        ],
    }
    bars = Rules.over(found.pool, found.desk.configuration.matching).mentor_bars(code)
    if code in found.pool.mentors and bars:
        value["mentor_bars"] = [bar.value for bar in bars]
    alone = next((left for left in found.proposal.unpaired if left.mentee == code), None)
    if alone:
        value["alone"] = alone.reason
    return value


def _known(found: Matching, code: str) -> None:
    if code not in found.pool.participants:
        raise WrongUse(f"Участника {code} нет на вкладке «Участники».")


def _outcomes(outcomes: Iterable[Outcome], settings: MatchingSettings) -> list[dict[str, Any]]:
    return [_told(outcome, settings) for outcome in tuple(outcomes)[:MOST_SHOWN]]


def _told(outcome: Outcome, settings: MatchingSettings) -> dict[str, Any]:
    return {
        "mentor": outcome.mentor,
        "mentee": outcome.mentee,
        "fewer_pairs": outcome.fewer_pairs,
        "more_in_groups": outcome.more_beyond,
        "more_in_reserve": outcome.more_reserve,
        "points_lost": sum(outcome.lost),
        "lost": {
            caption(level): points
            for level, points in zip(settings.order, outcome.lost, strict=True)
            if points
        },
        "exact": outcome.exact,
        "changes": [
            {"mentee": mentee, "from": before, "to": after}
            for mentee, before, after in outcome.changes
        ],
    }
