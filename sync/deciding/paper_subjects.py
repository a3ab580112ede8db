"""Of whom a kind of paper is due, with the facts of each and where remarks on it stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from config.schema import PaperKind, Whom
from programme.ending import EndingReason
from programme.pair_register import PairRow
from programme.papers.facts import Occasion, Requisites, Subject
from programme.people import Readiness
from sync.deciding.paper_desk import PaperDesk, place_of
from sync.records.papers import PaperRow

INSTITUTION = "сад"
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Due:
    """A paper that should be there.

    Attributes:
        subject: What it is about, as its key says: «П-05», «У-07», «сад», «сад-2», «2026-IV».
        facts: What it is written from; None where the register lacks somebody.
        told: Tab and key of the row beside which remarks on it stand.
        named: For its title, where that names whom it is about.
        pairs: Pairs whose directive it cites.
        covers: Pairs that a directive names.
        ends: Pairs that a directive ends.
        earlier: The directive it changes.
        period: What stretch of time it tells of.
    """

    subject: str
    facts: Subject | None
    told: tuple[str, str]
    named: str = ""
    pairs: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    earlier: Requisites | None = None
    period: str = ""

    def occasion(self, occasion: Occasion, desk: PaperDesk) -> Occasion:
        """The occasion with the directives that the paper cites."""
        cited = desk.with_directive(occasion, self.pairs)
        return replace(cited, earlier=self.earlier, period=self.period)


def due_of(kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    """Every paper of a kind that should be there, in the order of pairs, people or quarters."""
    return _WHOM[kind.whom](kind, desk)


def _pairs(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    return (_of_pair(desk, row) for row in desk.due)


def _refusals(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    return _ending(desk, EndingReason.REFUSAL)


def _cancellations(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    return _ending(desk, EndingReason.CANCELLATION)


def _ending(desk: PaperDesk, reason: EndingReason) -> Iterator[Due]:
    for row in desk.pairs:
        if row.pair.ending and row.pair.may_end and row.pair.ending.reason is reason:
            yield _of_pair(desk, row)


def _mentors(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    return (_of_mentor(desk, code) for code in dict.fromkeys(r.pair.mentor for r in desk.due))


def _candidates(_kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    """Mentors of pairs, and who is ready to become one, as far as they are still there."""
    mentors = desk.people.mentors
    ready = [code for code in mentors if mentors[code].readiness is not Readiness.NO]
    taking_part = [code for code in ready if desk.people.roles[code].mentor]
    codes = dict.fromkeys([*taking_part, *(row.pair.mentor for row in desk.due)])
    everybody = desk.people.participants
    known = [code for code in codes if code in everybody and everybody[code].active]
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
        yield from _directives(kind, desk)
    else:
        facts = desk.institution_facts()
        yield Due(INSTITUTION, facts, ("papers", ""), pairs=_codes(desk.due))


_WHOM: Mapping[Whom, Callable[[PaperKind, PaperDesk], Iterator[Due]]] = {
    "pairs": _pairs,
    "refusals": _refusals,
    "cancellations": _cancellations,
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


def _directives(kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    """Directives that name pairs: one that has its number stands as it is, and a further one changes it.

    A draft names all pairs that no earlier directive names, and is kept up with them.
    """
    rows = sorted(desk.of_kind(kind.kind), key=lambda row: place_of(row.subject))
    fixed = [row for row in rows if row.fixed]
    for place, row in enumerate(fixed):
        yield _directive(desk, row.subject, row.covers, row.ends, fixed[:place])
    covered, ended = _named_by(fixed), {code for row in fixed for code in row.ends}
    ending = _ending_early(desk)
    settled = covered | (ended & set(ending))
    new = tuple(row.pair.code for row in desk.due if row.pair.code not in settled)
    gone = tuple(code for code in ending if code in covered)
    if new or gone:
        drafts = [row.subject for row in rows if not row.fixed]
        taken = max((place_of(row.subject) for row in rows), default=0)
        yield _directive(desk, drafts[0] if drafts else _further(taken + 1), new, gone, fixed)


def _named_by(directives: Iterable[PaperRow]) -> frozenset[str]:
    """Pairs that stand by directives, which are given in their order: each names some and ends some."""
    named: set[str] = set()
    for row in directives:
        named = (named - set(row.ends)) | set(row.covers)
    return frozenset(named)


def _ending_early(desk: PaperDesk) -> list[str]:
    """Pairs that end before their term, as soon as the day is known."""
    endings = ((row.pair.code, row.pair.ending) for row in desk.pairs if row.pair.may_end)
    return [code for code, end in endings if end and end.ends_on and end.changes_directive]


def _further(place: int) -> str:
    return INSTITUTION if place == 1 else f"{INSTITUTION}-{place}"


def _directive(
    desk: PaperDesk,
    subject: str,
    covers: tuple[str, ...],
    ends: tuple[str, ...],
    before: Sequence[PaperRow],
) -> Due:
    first = (
        before[0] if before else None
    )  # what a third one changes is the first, as the second did
    earlier = Requisites(first.typed_number, first.dated) if first else None
    facts = desk.directive_facts(covers, ends)
    return Due(
        subject, facts, ("papers", ""), "", covers, covers=covers, ends=ends, earlier=earlier
    )
