"""Papers that name pairs: what has its number or signature stands as it is, and later pairs get a further paper."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from config.paper_kind import PaperKind
from programme.papers.facts import MentorFacts, Occasion, Requisites, Subject
from programme.school_year import SchoolYear
from sync.deciding.paper_desk import PaperDesk
from sync.records.papers import PaperRow, base_of, place_of

INSTITUTION = "сад"


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
        until: The day to which it prolongs a pair.
        year: The school year it is for, where that ends sooner for its pair; None = the whole one.
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
    until: date | None = None
    year: SchoolYear | None = None

    def occasion(self, occasion: Occasion, desk: PaperDesk) -> Occasion:
        """The occasion with the directives that the paper cites."""
        cited = desk.with_directive(occasion, self.pairs, changes=self.earlier is not None)
        year = self.year or cited.year
        return replace(cited, earlier=self.earlier, period=self.period, year=year)


def directives(kind: PaperKind, desk: PaperDesk) -> Iterator[Due]:
    """Directives about the pairs of the institution; a further one changes the first, and names who ends."""
    series = _Series(kind, desk, INSTITUTION)
    ending = _ending_early(desk)
    due = [row for row in desk.due if not (kind.extra_work and desk.in_position(row.pair.mentor))]
    new = series.unnamed([row.pair.code for row in due], ending)
    gone = tuple(code for code in ending if code in series.named)
    for part in series.parts(new, gone):
        yield _directive(part, desk)


def endings(kind: PaperKind, desk: PaperDesk, codes: Collection[str]) -> Iterator[Due]:
    """The directives of an earlier school year that end pairs which have gone on by it, and no other of its papers."""
    series = _Series(kind, desk, INSTITUTION)
    ending = [code for code in _ending_early(desk) if code in codes]
    gone = tuple(code for code in ending if code in series.named)
    for part in series.parts((), gone):
        if set(part.ends) & set(ending):
            yield _directive(part, desk)


def _directive(part: "_Part", desk: PaperDesk) -> Due:
    # What a third one changes is the first, as the second did.
    first = part.before[0] if part.before else None
    return Due(
        part.subject,
        desk.directive_facts(part.covers, part.ends),
        ("papers", ""),
        pairs=part.covers,
        covers=part.covers,
        ends=part.ends,
        earlier=Requisites(first.typed_number, first.dated) if first else None,
    )


def addenda(kind: PaperKind, desk: PaperDesk, mentor: str) -> Iterator[Due]:
    """Additional agreements to a mentor's labour contract: each names whom the mentor works with (ст. 351.8 ТК РФ)."""
    series = _Series(kind, desk, mentor)
    facts = desk.mentor_facts(mentor)
    without = kind.extra_work and desk.in_position(mentor)
    pairs = [row.pair.code for row in desk.due if row.pair.mentor == mentor and not without]
    new = series.unnamed(pairs, ())
    for part in series.parts(new, ()):
        yield Due(
            part.subject,
            _only(facts, part.covers),
            ("people", mentor),
            mentor,
            pairs=part.covers,
            covers=part.covers,
        )


def _only(facts: MentorFacts | None, pairs: Sequence[str]) -> MentorFacts | None:
    if facts is None:
        return None
    return replace(facts, pairs=tuple(pair for pair in facts.pairs if pair.code in pairs))


@dataclass(frozen=True)
class _Part:
    """One paper of a series: which pairs it names and ends, and the papers before it."""

    subject: str
    covers: tuple[str, ...]
    ends: tuple[str, ...]
    before: Sequence[PaperRow]


class _Series:
    """This school year's papers of a kind about one institution or mentor.

    Attributes:
        named: Pairs that stand by the papers that are fixed.
    """

    def __init__(self, kind: PaperKind, desk: PaperDesk, base: str) -> None:
        rows = [row for row in desk.of_kind(kind.kind) if base_of(row.subject) == base]
        self._rows = sorted(rows, key=lambda row: place_of(row.subject))
        self._fixed = [row for row in self._rows if row.fixed]
        self._base = base
        self.named = _named_by(self._fixed)

    def unnamed(self, due: Iterable[str], ending: Iterable[str]) -> tuple[str, ...]:
        """The pairs that no fixed paper names, and none has ended for good."""
        ended = {code for row in self._fixed for code in row.ends}
        settled = self.named | (ended & set(ending))
        return tuple(code for code in due if code not in settled)

    def parts(self, new: tuple[str, ...], gone: tuple[str, ...]) -> Iterator[_Part]:
        """The fixed papers as they are; then, for what they don't say, the draft, kept up with it."""
        for place, row in enumerate(self._fixed):
            yield _Part(row.subject, row.covers, row.ends, self._fixed[:place])
        if new or gone:
            drafts = [row.subject for row in self._rows if not row.fixed]
            yield _Part(drafts[0] if drafts else self._further(), new, gone, self._fixed)

    def _further(self) -> str:
        place = max((place_of(row.subject) for row in self._rows), default=0) + 1
        return self._base if place == 1 else f"{self._base}-{place}"


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
