"""Of whom a kind of paper is due, with the facts of each and where remarks on it stand."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from config.paper_kind import PaperKind, Whom
from programme.ending import EndingReason
from programme.pair_register import PairRow
from programme.people import Readiness
from programme.school_year import SchoolYear
from sync.deciding.pair_terms import PLAN
from sync.deciding.paper_desk import PaperDesk
from sync.deciding.paper_series import INSTITUTION, Due, addenda, directives
from sync.deciding.prolonging import prolongations

_QUARTERS = ("I", "II", "III", "IV")


def due_of(kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    """Every paper of a kind that should be there, in the order of pairs, people or quarters."""
    return _WHOM[kind.whom](kind, desk)


def _pairs(kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    """Of every pair; those that go on from an earlier year have theirs, but for a programme nobody signed then."""
    rows = desk.due if kind.kind != PLAN else desk.without_plan
    return (replace(_of_pair(desk, row), year=_as_far_as_it_goes(desk, row)) for row in rows)


def _as_far_as_it_goes(desk: PaperDesk, row: PairRow) -> SchoolYear | None:
    """The school year up to the last day of a pair from an earlier one, which may be sooner than the year's."""
    if not desk.terms.is_carried(row.pair):
        return None
    return SchoolYear(desk.year.starts, min(desk.year.ends, desk.terms.term(row.pair).ends))


def _refusals(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    return _ending(desk, {EndingReason.REFUSAL})


def _cancellations(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    return _ending(desk, {EndingReason.CANCELLATION, EndingReason.REPLACEMENT})


def _ending(desk: PaperDesk, reasons: Collection[EndingReason]) -> Iterator[Due]:
    for row in desk.pairs:
        if row.pair.ending and row.pair.may_end and row.pair.ending.reason in reasons:
            yield _of_pair(desk, row)


def _mentors(kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    rows = desk.due if kind.follows_pairs else desk.standing
    for code in dict.fromkeys(row.pair.mentor for row in rows):
        if kind.follows_pairs:
            yield from addenda(kind, desk, code)
        else:
            yield _of_mentor(desk, code)


def _candidates(kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    """Mentors of pairs, and who is ready to become one, as far as they are still there."""
    mentors = desk.people.mentors
    ready = [code for code in mentors if mentors[code].readiness is not Readiness.NO]
    taking_part = [code for code in ready if desk.people.roles[code].mentor]
    codes = dict.fromkeys([*taking_part, *(row.pair.mentor for row in desk.standing)])
    everybody = desk.people.participants
    known = [
        code
        for code in codes
        if code in everybody and everybody[code].active
        if not (kind.extra_work and desk.in_position(code))
    ]
    return (_of_mentor(desk, code) for code in sorted(known, key=lambda code: (len(code), code)))


def _participants(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    for member in desk.institution_facts().members:
        code = member.person.code
        yield Due(code, desk.person_facts(code), ("people", code), code)


def _quarters(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    """The calendar quarters that have begun since the school year did, up to its end."""
    first, last = desk.year.starts, min(desk.world.today, desk.year.ends)
    months = (last.year - first.year) * 12 + last.month - first.month
    begun = [divmod(first.month - 1 + month, 12) for month in range(months + 1)]
    for years, quarter in dict.fromkeys((years, month // 3) for years, month in begun):
        named = f"{_QUARTERS[quarter]} квартал {first.year + years} года"
        code = f"{first.year + years}-{quarter + 1}"
        facts = desk.institution_facts()
        yield Due(code, facts, ("papers", ""), named, _codes(desk.due), period=named)


def _institution(kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    if kind.follows_pairs:
        yield from directives(kind, desk)
    else:
        facts = desk.institution_facts()
        yield Due(INSTITUTION, facts, ("papers", ""), pairs=_codes(desk.due))


_WHOM: Mapping[Whom, Callable[[PaperKind, PaperDesk], Iterator[Due]]] = {
    "pairs": _pairs,
    "refusals": _refusals,
    "cancellations": _cancellations,
    "prolongations": prolongations,
    "mentors": _mentors,
    "candidates": _candidates,
    "participants": _participants,
    "quarters": _quarters,
    "institution": _institution,
}


def _codes(rows: Iterable[PairRow]) -> tuple[str, ...]:
    return tuple(row.pair.code for row in rows)


def _of_pair(desk: PaperDesk, row: PairRow) -> Due:
    code = row.pair.code
    return Due(code, desk.pair_facts(row), ("pairs", code), code, (code,))


def _of_mentor(desk: PaperDesk, code: str) -> Due:
    pairs = _codes(row for row in desk.due if row.pair.mentor == code)
    return Due(code, desk.mentor_facts(code), ("people", code), code, pairs)
