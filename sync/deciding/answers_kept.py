"""The tabs of answers: what came, of which school year, whose it is, and how it was read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from generators.workbook.columns import CellValue
from programme.counting import Terms, sent_on
from programme.merging import Merged
from programme.pairs import Pair, PairState
from programme.school_year import SchoolYear, day_of_year, school_year_at, year_named
from programme.submissions import Submission
from sync.records.answers import folded, stored_submissions
from sync.records.dates import full_date
from sync.records.memory import remembered_pairs
from sync.records.pairs import pairs
from sync.tables import Row, Table
from sync.values import moment
from sync.world import World

_AT_WORK = frozenset({PairState.APPROVED, PairState.ACTIVE})
"""States of pairs that work together, or are about to."""

_NEVER_WORKED = frozenset(
    {PairState.PROPOSED, PairState.PINNED, PairState.REJECTED, PairState.WITHDRAWN}
)


def all_submissions(world: World) -> tuple[Submission, ...]:
    """What Google returned, and what the answers' tabs keep of responses that are gone from their forms.

    So the answers of earlier school years stay, though their forms are no longer read.
    """
    found: dict[str, Submission] = {}
    zone = world.configuration.organisation.time_zone
    for questionnaire in world.configuration.questionnaires:
        table = world.tables[questionnaire.tab]
        found |= {s.response_id: s for s in stored_submissions(table, questionnaire, zone)}
    for fresh in world.responses:
        kept = found.get(fresh.response_id)
        found[fresh.response_id] = (
            replace(fresh, code=kept.code, pair=kept.pair, year=fresh.year or kept.year)
            if kept
            else fresh
        )
    dated = (replace(s, year=s.year or _year_of(s, world)) for s in found.values())
    return tuple(sorted(dated, key=lambda s: (s.created, s.response_id)))


def _year_of(submission: Submission, world: World) -> str:
    """The school year in which an answer was first sent; "" where that can't be read."""
    organisation = world.configuration.organisation
    day = sent_on(replace(submission, submitted=submission.created), organisation.time_zone)
    try:
        year = day and school_year_at(day, organisation)
    except ValueError:
        return ""
    return year.caption if year else ""


def terms(world: World, merges: Merged) -> tuple[Terms, list[tuple[str, str]]]:
    """What decides whether an answer counts, and remarks on «Анкеты» as (questionnaire, text).

    A questionnaire's answers count for the school year of its form: so last year's count on until ``init``
    has made the new year's forms.
    """
    years: dict[str, str] = {}
    closes: dict[str, date] = {}
    remarks: list[tuple[str, str]] = []
    for questionnaire in world.configuration.questionnaires:
        code = questionnaire.code
        row = world.tables["questionnaires"].row(code)
        years[code] = (row.text("year") if row else "") or world.year.caption
        told: list[str] = []
        if closing := closing_day(questionnaire.closes, row, world, told):
            closes[code] = closing
        remarks += [(code, text) for text in told]
    register, _ = pairs(world.tables["pairs"], remembered_pairs(world.tables["service"]))
    known = {
        pair.code: (merges.main(pair.mentor), merges.main(pair.mentee))
        for pair in register
        if pair.state not in _NEVER_WORKED
    }
    at_work = frozenset(pair.code for pair in register if takes_part(pair, world.year))
    zone = world.configuration.organisation.time_zone
    return Terms(years, closes, known, at_work, zone), remarks


def takes_part(pair: Pair, year: SchoolYear) -> bool:
    """Whether a pair's people are asked about it: also those who have completed the programme this school year."""
    if pair.state is PairState.COMPLETED and pair.ending and pair.ending.ends_on:
        return year.starts <= pair.ending.ends_on
    return pair.state in _AT_WORK


def closing_day(closes: str, row: Row | None, world: World, told: list[str]) -> date | None:
    """The last day on which answers count: as people typed it, else as configured, in the form's school year.

    Args:
        closes: Month and day of the configuration.
        row: The questionnaire's row of «Анкеты».
        world: For the school year.
        told: Takes what can't be read.
    """
    typed = full_date(row, "closes", told) if row else None
    if typed or not closes:
        return typed
    organisation = world.configuration.organisation
    year = year_named(
        row.text("year") if row else "",
        organisation.school_year_starts,
        organisation.school_year_ends,
    )
    return day_of_year(closes, year or world.year)


def answers_written(
    world: World, submissions: Iterable[Submission], read: Mapping[str, str]
) -> dict[str, Table]:
    """The answers' tabs as they should be.

    Args:
        world: What was read.
        submissions: Every answer, with what is known of it.
        read: Response id → how it was read, in a line.
    """
    rows: dict[str, dict[str, dict[str, CellValue]]] = {
        q.tab: {} for q in world.configuration.questionnaires
    }
    fresh = {s.response_id for s in world.responses}
    zone = world.configuration.organisation.time_zone
    by_code = {q.code: q for q in world.configuration.questionnaires}
    for s in submissions:
        questionnaire = by_code[s.questionnaire]
        cells: dict[str, CellValue] = {
            "code": s.code,
            "school_year": s.year,
            "read": read.get(s.response_id, ""),
        }
        if questionnaire.question("pair"):
            cells["about_pair"] = s.pair
        if s.response_id in fresh:
            cells |= {
                "created": moment(s.created, zone),
                "submitted": moment(s.submitted, zone),
                **folded(s, questionnaire),
            }
        rows[questionnaire.tab][s.response_id] = cells
    return {tab: world.tables[tab].upserted(cells) for tab, cells in rows.items()}
