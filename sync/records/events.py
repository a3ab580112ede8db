"""«Встречи и обучение» → events."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from config.registers import Registers
from generators.workbook.events import EVENTS
from programme.findings import Finding
from programme.registers.company import Company, Named, code_of, ordered, parts_of
from programme.registers.events import Event, EventFormat, EventState, Proved
from programme.russian.texts import normal_text
from sync.records.cells import Cells, begun
from sync.tables import Row, Table


@dataclass(frozen=True)
class Reading:
    """What an event's cells are read against.

    Attributes:
        company: Whom they may name.
        registers: Kinds of events and their lines.
        lines: Number of a roadmap line as it stands → the activity it is.
        today: The day of the run.
    """

    company: Company
    registers: Registers
    lines: Mapping[str, str]
    today: date


def events(table: Table, reading: Reading) -> tuple[dict[str, Event], list[Finding]]:
    """Key of a row → the event; a row that people have emptied is none, and one typed twice counts once."""
    found: dict[str, Event] = {}
    findings: list[Finding] = []
    for row in table.rows:
        if not row.keyless and begun(table.tab, row):
            cells = Cells(table.tab, row)
            found[row.key] = _event(row, cells, reading)
            findings += cells.findings
    twice = dict(_twice(found))
    findings += [
        Finding(EVENTS.key, again, f"Похоже на {first}: {_SAME}") for again, first in twice.items()
    ]
    return {key: event for key, event in found.items() if key not in twice}, findings


def _event(row: Row, cells: Cells, reading: Reading) -> Event:
    kind = cells.choice("kind", [event.kind for event in reading.registers.events])
    event = Event(
        code=row.key,
        kind=kind,
        on=cells.day("on"),
        topic=cells.text("topic"),
        form=cells.one_of("format", EventFormat),
        hours=cells.hours("hours"),
        state=cells.one_of("state", EventState),
        materials=cells.link("materials"),
        sheet=cells.link("sheet"),
        activity=_line(row, cells, reading) or reading.registers.line_of(kind),
    )
    named = cells.people("participants", reading.company)
    is_over = event.state is EventState.HELD and event.on is not None and event.on <= reading.today
    kept = _kept(row.text("invited"), named, reading.company) if is_over else None
    event = replace(
        event,
        invited=named.codes if kept is None else kept,
        invited_as=named.told if named.is_open else "",
    )
    event = replace(event, absent=_absent(event, cells, reading.company))
    _note(event, cells, reading.today)
    return event


def _kept(cell: str, named: Named, company: Company) -> tuple[str, ...] | None:
    """The list of the day on which the event was held; None where there is none, or others are named now."""
    told, _, codes = cell.rpartition(":")
    if not named.is_open or told.strip() != named.told:
        return None
    kept = [code for part in parts_of(codes) if (code := code_of(part))]
    return ordered(company.people.get(code, code) for code in kept) or None


def _absent(event: Event, cells: Cells, company: Company) -> tuple[str, ...]:
    absent = cells.people("absent", company).codes
    strangers = [code for code in absent if code not in event.invited]
    if strangers:
        told = ", ".join(strangers)
        cells.note("absent", f"среди приглашённых нет: {told}. Проверьте коды в обоих столбцах.")
    return tuple(code for code in absent if code in event.invited)


def _note(event: Event, cells: Cells, today: date) -> None:
    """What can be read and yet can't be meant."""
    proved = event.proved(today)
    if event.state is EventState.HELD and proved is Proved.AHEAD:
        cells.note("state", "эта дата ещё не наступила, встреча не засчитана. Проверьте дату.")
    if event.invited and not event.present and event.state is EventState.HELD:
        cells.note("absent", "не пришёл никто. Если встречи не было, выберите «отменено».")
    if not event.kind and not cells.text("kind"):
        cells.note("kind", "выберите, что это: по этому столбцу программа находит строку плана.")


def _line(row: Row, cells: Cells, reading: Reading) -> str:
    """The roadmap line that people typed; "" where they left it to the kind."""
    line = row.text("typed_line").rstrip(". ")
    if not line:
        return ""
    if isinstance(row.cells.get("typed_line"), float) and f"{line}0" in reading.lines:
        cells.note("typed_line", f"не ясно, {line} или {line}0. Впишите номер с точкой: {line}0.")
        return ""
    if line in reading.lines:
        return reading.lines[line]
    cells.note("typed_line", "такой строки на вкладке «Дорожная карта» нет. Впишите её номер.")
    return ""


def _twice(found: Mapping[str, Event]) -> Iterator[tuple[str, str]]:
    """Rows that say of day, kind and topic what an earlier one says, with that one's key."""
    first: dict[tuple[date, str, str], str] = {}
    for key, event in found.items():
        if event.on and event.kind and event.state is not EventState.CANCELLED:
            same = (event.on, event.kind, normal_text(event.topic))
            if same in first:
                yield key, first[same]
            first.setdefault(same, key)


_SAME = (
    "та же дата, тот же вид, та же тема. Эта строка не засчитана: удалите её или впишите другую тему, если встреч "
    "было две."
)
