"""The roadmap board: each line's state and that of its periods, with the evidence that proves them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generators.workbook.columns import CellValue
from generators.workbook.periods import PERIODS
from generators.workbook.registers import ROADMAP
from programme.findings import Finding
from programme.progress import (
    NOTHING,
    ActivityState,
    ByHand,
    Instance,
    Planned,
    Progress,
    ProofItem,
    Typed,
    activity_of,
    assess,
    is_in_doubt,
    is_renamed,
)
from programme.roadmap import RoadmapLine
from programme.school_year import SchoolYear
from programme.timeframes import read_timeframe
from programme.timeframes.periods import periods
from sync.deciding.lines_gone import lines_gone
from sync.deciding.proving import Standing, facts
from sync.records.cells import begun
from sync.records.dates import full_date
from sync.records.memory import SET_ASIDE, SETTLED, service
from sync.records.roadmap import mark_of_hand, roadmap_lines, rows_of_one_number
from sync.tables import Row, Table
from sync.values import as_date
from sync.world import World

_COLUMNS = ("reading", "due", "state", "progress", "evidence", "waits_for")


@dataclass(frozen=True)
class Board:
    """Where the roadmap stands.

    Attributes:
        roadmap: «Дорожная карта» as it should be.
        periods: «Сроки по периодам» as it should be.
        findings: Remarks on lines and periods.
        memory: What to remember of the lines.
    """

    roadmap: Table
    periods: Table
    findings: tuple[Finding, ...]
    memory: Mapping[str, str]


def board(world: World, standing: Standing, year: SchoolYear) -> Board:
    """Both tabs of the roadmap as they should be, and remarks on their rows."""
    proofs = facts(world, standing)
    typed = _typed_by_period(world.tables[PERIODS.key])
    rows: dict[str, dict[str, CellValue]] = {}
    instances: dict[str, dict[str, CellValue]] = {}
    findings: list[Finding] = []
    table, memory = world.tables["roadmap"], service(world.tables["service"])
    uncounted = {row.index for rows in rows_of_one_number(table) for row in rows[1:]}
    for row, line in roadmap_lines(table):
        if _is_misplaced(row):
            findings.append(Finding("roadmap", row.key, _MISPLACED))
            continue
        if line.is_section or row.index in uncounted:
            rows[row.key] = dict.fromkeys(_COLUMNS)
            if row.keyless and row.text("title"):
                findings.append(Finding("roadmap", row.key, _UNNUMBERED))
            continue
        planned = _planned(world, line, year)
        words, asked = _typed(row, line.number, memory, typed.get(line.number, {}), year)
        progress, remarks = assess(planned, proofs, words, today=world.today)
        remarks = (*asked, *remarks)
        if is_renamed(line, world.configuration.roadmap.activities):
            remarks = (*remarks, _RENAMED)
        elif is_in_doubt(line, world.configuration.roadmap.activities):
            remarks = (*remarks, _IN_DOUBT)
        rows[row.key] = _cells(progress)
        findings += [Finding("roadmap", row.key, remark) for remark in remarks]
        for instance in progress.instances:
            key = f"{line.number}:{instance.period.key}"
            instances[key] = _instance_cells(line, instance)
            findings += [Finding(PERIODS.key, key, remark) for remark in instance.remarks]
    kept = _left_behind(world.tables[PERIODS.key], instances, year)
    gone, seen = lines_gone(table, world.configuration.roadmap.activities, memory, year)
    return Board(
        _without_state_of_doubles(table.written(rows)),
        world.tables[PERIODS.key].upserted({**kept, **instances}),
        (*findings, *gone),
        seen,
    )


def _is_misplaced(row: Row) -> bool:
    """Whether people typed into the programme's columns of a new row: their words are left where they are.

    What the programme wrote has a state of its own beside it, and goes with the line that people have emptied.
    """
    if not row.keyless or row.vacant or begun(ROADMAP, row):
        return False
    return row.text("state") not in {state.value for state in ActivityState}


def _without_state_of_doubles(table: Table) -> Table:
    """A row that repeats a number doesn't count: what was copied into it with another row's state goes."""
    doubles = (
        replace(row, cells={name: cell for name, cell in row.cells.items() if name not in _COLUMNS})
        for row in table.doubles
    )
    return replace(table, doubles=tuple(doubles))


def _planned(world: World, line: RoadmapLine, year: SchoolYear) -> Planned:
    timeframe = read_timeframe(line.timeframe, year)
    activity = activity_of(line, world.configuration.roadmap.activities)
    return Planned(activity, line, timeframe, periods(timeframe, year))


def _typed(
    row: Row,
    number: str,
    memory: Mapping[str, str],
    by_period: Mapping[str, ByHand],
    year: SchoolYear,
) -> tuple[Typed, list[str]]:
    """What people typed beside a line for this school year, and remarks on what is still the last one's."""
    remarks: list[str] = []
    due = full_date(row, "confirmed_due", remarks)
    if due and due < year.previous_ends:
        remarks.append(_OLD_DUE.format(day=due))
        due = None
    hand = ByHand(row.text("manual_state"), row.text("manual_evidence"))
    if hand.known and memory.get(f"{SET_ASIDE}{number}") == mark_of_hand(row):
        remarks.append(_OLD_HAND.format(state=hand.known.value))
        hand = NOTHING
    return Typed(due, hand, by_period, memory.get(f"{SETTLED}{number}", "")), remarks


def _typed_by_period(table: Table) -> dict[str, dict[str, ByHand]]:
    """Number of a line → key of a period → what people typed beside it."""
    found: dict[str, dict[str, ByHand]] = defaultdict(dict)
    for row in table.rows:
        number, _, period = row.key.partition(":")
        found[number][period] = ByHand(row.text("manual_state"), row.text("manual_evidence"))
    return found


def _left_behind(
    table: Table, instances: Iterable[str], year: SchoolYear
) -> dict[str, dict[str, CellValue]]:
    """Periods that this year's plan no longer has are emptied; those of years gone by stay as they were."""
    wanted = set(instances)
    empty: dict[str, CellValue] = dict.fromkeys(
        (*_INSTANCE_COLUMNS, "state", "progress", "evidence", "waits_for")
    )
    return {
        row.key: empty
        for row in table.rows
        if not row.keyless and row.key not in wanted and _is_of(row, year)
    }


def _is_of(row: Row, year: SchoolYear) -> bool:
    """Whether a row's last day lies in the school year."""
    ends = as_date(row.cells.get("ends"))
    return ends is not None and year.starts <= ends <= year.ends


_UNNUMBERED = "Строка без номера не учитывается: впишите «№ п/п», например 3.5."
_MISPLACED = (
    "Строка не читается: в ней нет номера и названия, а столбцы справа заполняет программа. Впишите «№ п/п» и "
    "название, а свои слова перенесите в «Состояние вручную» и «Основание или ссылка»; ненужную строку удалите."
)
_OLD_DUE = "Подтверждённый срок {day:%d.%m.%Y} — прошлого учебного года: впишите новый или очистите ячейку."
_OLD_HAND = (
    "Состояние вручную «{state}» осталось с прошлого учебного года и не учитывается: впишите новое "
    "основание или очистите обе ячейки."
)
_RENAMED = (
    "Под этим номером в настройках программы записано другое мероприятие, поэтому сама она эту строку не "
    "подтверждает. Отмечайте состояние вручную или верните строке прежнее название."
)
_IN_DOUBT = (
    "Название изменено; строка пока учитывается как прежнее мероприятие с этим номером. Если это другое мероприятие, "
    "дайте строке другой номер; если то же самое, приблизьте название к прежнему."
)


def _cells(progress: Progress) -> dict[str, CellValue]:
    return {
        "reading": progress.reading,
        "due": progress.due,
        "state": progress.state.value,
        "progress": progress.progress,
        "evidence": _listed(progress.evidence),
        "waits_for": progress.waits_for,
    }


_INSTANCE_COLUMNS = ("number", "title", "period", "begins", "ends")


def _instance_cells(line: RoadmapLine, instance: Instance) -> dict[str, CellValue]:
    return {
        "number": line.number,
        "title": line.title,
        "period": instance.period.caption,
        "begins": instance.period.begins,
        "ends": instance.period.due,
        "state": instance.state.value,
        "progress": instance.progress,
        "evidence": _listed(instance.evidence),
        "waits_for": instance.waits_for,
    }


def _listed(items: Iterable[ProofItem]) -> str:
    return "\n".join(f"{item.text} — {item.url}" if item.url else item.text for item in items)
