"""Papers about pairs that people prolong: those of the prolongation, and those of pairs that go on from an earlier year."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from config.paper_kind import PaperKind
from programme.pair_register import PairRow
from programme.papers.facts import PairFacts
from sync.deciding.paper_desk import PaperDesk
from sync.deciding.paper_series import Due, endings
from sync.records.papers import PaperRow, place_of


def carried_over(kind: PaperKind, desk: PaperDesk) -> Iterator[tuple[PaperDesk, Iterator[Due]]]:
    """What pairs that go on from earlier school years need: papers of those years, with the desk of each.

    Their term is that of an earlier year's directive. So what prolongs or ends them changes that one.
    """
    for home, codes in desk.carried.items():
        there = desk.of_year(home)
        if kind.whom == "prolongations":
            yield there, prolongations(kind, there, codes)
        elif kind.whom == "institution" and kind.follows_pairs:
            yield there, endings(kind, there, codes)


def prolongations(
    kind: PaperKind, desk: PaperDesk, codes: Collection[str] | None = None
) -> Iterator[Due]:
    """Of every pair that people prolong, the paper that says so; one signed stays, and a later day takes another.

    Where people name papers of their own as the ground, none is begun.

    Args:
        kind: The directive, or the additional agreement.
        desk: The desk of the school year by whose papers the pairs work.
        codes: Of these pairs alone; None = of all.
    """
    for row in desk.due:
        exempt = kind.extra_work and desk.in_position(row.pair.mentor)
        if not exempt and (codes is None or row.pair.code in codes):
            yield from _of_pair(kind, desk, row)


def _of_pair(kind: PaperKind, desk: PaperDesk, row: PairRow) -> Iterator[Due]:
    pair, term = row.pair, desk.terms.term(row.pair)
    to = pair.prolongation.to
    if to is None or not desk.terms.is_named(pair):
        return
    rows = sorted(
        (paper for paper in desk.of_kind(kind.kind) if paper.pair == pair.code),
        key=lambda paper: place_of(paper.subject),
    )
    facts, lasts_to = desk.pair_facts(row), term.agreed
    signed = [paper for paper in rows if paper.done]
    for paper in signed:
        yield _due(pair.code, paper.subject, facts, lasts_to, paper.until or to)
        lasts_to = max(lasts_to, paper.until or to)
    drafts = [paper.subject for paper in rows if not paper.done]
    if to > lasts_to and (drafts or not pair.prolongation.ground):
        yield _due(
            pair.code, drafts[0] if drafts else _further(pair.code, rows), facts, lasts_to, to
        )


def _due(code: str, subject: str, facts: PairFacts | None, lasts_to: date, to: date) -> Due:
    told = replace(facts, lasts_to=lasts_to, prolonged_to=to) if facts else None
    return Due(subject, told, ("pairs", code), code, (code,), until=to)


def _further(code: str, rows: list[PaperRow]) -> str:
    place = max((place_of(row.subject) for row in rows), default=0) + 1
    return code if place == 1 else f"{code}-{place}"
