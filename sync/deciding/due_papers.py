"""What is due for papers: a number from the journal, then the signatures."""

from collections.abc import Iterator, Mapping
from datetime import date

from config.paper_kind import PaperKind
from programme.due import Task, actors
from programme.due.whom import COORDINATOR, MENTEES, MENTORS
from programme.pairs import Pair
from programme.russian.letters import upper_first
from sync.deciding.due_pairs import CHAIN_KINDS, ending_pairs
from sync.deciding.pair_terms import Terms
from sync.deciding.proving import Standing
from sync.records.papers import STANDING, PaperRow, base_of
from sync.world import World

_NOTICES = frozenset({"mentor_refusal", "cancellation_notice"})
_CONSENT = "mentor_consent"


def paper_tasks(
    world: World, standing: Standing, days: Mapping[str, date | None]
) -> Iterator[Task]:
    """Every paper of this year that waits for people; those of a pair's chain are told of with the pair.

    Args:
        world: With the tabs as decided so far.
        standing: What the registers hold.
        days: Number of a line of the roadmap → its next day.
    """
    kinds = {kind.kind: kind for kind in world.configuration.papers}
    pairs = {row.pair.code: row.pair for row in standing.pairs}
    carried = Terms(standing.papers, world.year).carried(pairs.values())
    ending = ending_pairs(standing.pairs)
    for row in standing.papers:
        kind = kinds.get(row.kind)
        if (
            kind is None
            or not _waits(row, kind, world, carried)
            or _told_elsewhere(row, standing, ending)
        ):
            continue
        numbered = kind.number != "typed" or row.typed_number
        yield Task(
            key=f"paper:{row.key}",
            whom=_signers(kind, row, pairs) if numbered else (COORDINATOR,),
            what=_what(kind, row, is_numbered=bool(numbered)),
            due=days.get(kind.activity),
            tab="papers",
            row=row.key,
            link=row.link,
            activities=(kind.activity,),
        )


def _waits(row: PaperRow, kind: PaperKind, world: World, carried: frozenset[str]) -> bool:
    nobody = kind.follows_pairs and not (row.covers or row.ends)
    # What prolongs or ends a pair from an earlier school year is a paper of that year.
    changes = {row.pair} if kind.whom == "prolongations" else set(row.ends)
    this_year = row.year == world.year.short or bool(changes & carried)
    if not this_year or row.state not in STANDING or nobody:
        return False
    return not row.done or (kind.number == "typed" and not row.typed_number)


def _told_elsewhere(row: PaperRow, standing: Standing, ending: frozenset[str]) -> bool:
    if row.kind in CHAIN_KINDS.values():
        return not row.ends  # who ends pairs stands in no pair's chain
    if row.kind in _NOTICES:
        return row.pair in ending
    person = standing.people.participants.get(base_of(row.subject))
    return row.kind == _CONSENT and person is not None and person.consent_given is None


def _signers(kind: PaperKind, row: PaperRow, pairs: Mapping[str, Pair]) -> tuple[str, ...]:
    """The owner's roles, the two of the pair and the person by their codes."""
    pair, base = pairs.get(row.pair), base_of(row.subject)
    people = {MENTORS: pair.mentor if pair else base, MENTEES: pair.mentee if pair else base}
    named = base if pair or base.startswith("У-") else ""
    return tuple(people[role] if named and role in people else role for role in actors(kind.owner))


def _what(kind: PaperKind, row: PaperRow, *, is_numbered: bool) -> str:
    number = f" № {row.number}" if row.number else ""
    whom = "" if kind.about == "institution" else f" ({row.subject})"
    todo = "подписать и вписать дату" if is_numbered else "вписать номер и дату из журнала приказов"
    return f"{upper_first(kind.caption)}{number}{whom}: {todo}"
