"""The registers of work: rows that people write → what the programme says beside them, and evidence for the board."""

from collections.abc import Iterable, Iterator

from programme.pair_register import PairRow
from programme.pairs import PairState
from programme.progress import activity_of
from programme.registers.company import Company, ordered
from programme.registers.consents import Consents
from programme.registers.events import Event, EventState
from sync.deciding.acknowledgements import acknowledgements
from sync.deciding.given_consents import given_consents
from sync.deciding.intake import People
from sync.deciding.paper_desk import DUE_STATES
from sync.deciding.plan_items import plans
from sync.deciding.register_rows import RegisterDesk, Registers, begun_by_people, other_year
from sync.records.cases import cases
from sync.records.consents import consents
from sync.records.consultations import consultations
from sync.records.events import events
from sync.records.memory import service
from sync.records.publications import publications
from sync.records.register_reading import Reading
from sync.records.roadmap import roadmap_lines
from sync.world import World

__all__ = ["Registers", "company_of", "take_registers"]


def take_registers(world: World, people: People, pair_rows: Iterable[PairRow]) -> Registers:
    """Every register as it should be; one that is missing from the spreadsheet holds nothing.

    Args:
        world: With the tabs as decided so far.
        people: Everybody.
        pair_rows: The pairs as they stand.
    """
    desk = RegisterDesk(world, company_of(people, pair_rows), service(world.tables["service"]))
    reading = _reading(desk)
    parts = list(_parts(desk, people, reading))
    tables = {key: table for part in parts for key, table in part.tables.items()}
    known, _ = events(tables["events"], reading) if "events" in tables else ({}, [])
    return Registers(
        tables=tables,
        happenings=tuple(happening for part in parts for happening in part.happenings),
        findings=tuple(finding for part in parts for finding in part.findings),
        memory={name: value for part in parts for name, value in part.memory.items()},
        events=tuple(_offered(known.values(), world)),
        ahead=tuple(event for event in known.values() if event.is_ahead(world.today)),
    )


def _offered(known: Iterable[Event], world: World) -> Iterator[str]:
    """Events that people may be asked about: they have begun, and nobody has cancelled them."""
    for event in known:
        is_past = event.on is not None and event.on <= world.today
        if is_past and event.state is not EventState.CANCELLED and not other_year(event.on, world):
            yield event.label


def company_of(people: People, pair_rows: Iterable[PairRow]) -> Company:
    """Whom the registers may name; who is away for long or has left is not among «все», but has a code still."""
    pairs = [row.pair for row in pair_rows]
    seconds = {code: people.merges.main(code) for code in people.merges.mains}
    here = [
        code for code, person in people.participants.items() if person.active and not person.absent
    ]
    return Company(
        people={code: code for code in people.participants} | seconds,
        mentors=ordered(code for code in here if people.roles[code].mentor),
        mentees=ordered(code for code in here if people.roles[code].mentee),
        pairs={pair.code: (pair.mentor, pair.mentee) for pair in pairs},
        standing_pairs=tuple(pair.code for pair in pairs if pair.state in DUE_STATES),
        refused_pairs=tuple(pair.code for pair in pairs if pair.state in _REFUSED),
    )


_REFUSED = frozenset({PairState.REJECTED, PairState.WITHDRAWN})


def _parts(desk: RegisterDesk, people: People, reading: Reading) -> Iterator[Registers]:
    """Every register's part; consents come before those that need them."""
    yield begun_by_people(desk, "events", "В", lambda table: events(table, reading))
    yield begun_by_people(desk, "consultations", "КС", lambda table: consultations(table, reading))
    given = given_consents(desk, reading)
    yield given
    known, _ = consents(given.tables.get("consents", desk.world.tables["consents"]), reading)
    agreed = Consents(known.values())
    yield begun_by_people(
        desk, "publications", "ПБ", lambda table: publications(table, reading, agreed)
    )
    yield begun_by_people(desk, "cases", "КЕЙС", lambda table: cases(table, reading, agreed))
    yield plans(desk, people, reading)
    yield acknowledgements(desk, people)


def _reading(desk: RegisterDesk) -> Reading:
    return Reading(
        company=desk.company,
        registers=desk.world.configuration.registers,
        lines=_lines(desk.world),
        today=desk.world.today,
    )


def _lines(world: World) -> dict[str, str]:
    """Number of a line as it stands → the activity it is; one that staff invented keeps its number."""
    known = world.configuration.roadmap.activities
    lines = (line for _, line in roadmap_lines(world.tables["roadmap"]) if not line.is_section)
    activities = {line.number: activity_of(line, known) for line in lines}
    return {number: one.number if one else number for number, one in activities.items()}
