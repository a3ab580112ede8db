"""«Встречи и обучение» → events."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from generators.workbook.events import EVENTS
from programme.findings import Finding
from programme.registers.company import Company, Named, code_of, ordered, parts_of
from programme.registers.events import Event, EventFormat, EventState, Proved
from programme.russian.texts import normal_text
from sync.records.cells import Cells, read_rows, without_repeats
from sync.records.register_reading import Reading
from sync.records.roadmap import bare_number
from sync.tables import Table


def events(table: Table, reading: Reading) -> tuple[dict[str, Event], list[Finding]]:
    """Key of a row → the event; one that is written down twice counts once."""
    found, findings = read_rows(table, lambda key, cells: _event(key, cells, reading))
    kept, again = without_repeats(EVENTS.key, found, _same, _SAME)
    return kept, [*findings, *again]


def _event(key: str, cells: Cells, reading: Reading) -> Event:
    kind = cells.choice("kind", [event.kind for event in reading.registers.events])
    event = Event(
        code=key,
        kind=kind,
        on=cells.day("on"),
        topic=cells.text("topic"),
        form=cells.one_of("format", EventFormat),
        hours=cells.hours("hours"),
        place=cells.text("place"),
        state=cells.one_of("state", EventState),
        materials=cells.link("materials"),
        sheet=cells.link("sheet"),
        activity=_line(cells, reading) or reading.registers.line_of(kind),
    )
    named = cells.people("participants", reading.company)
    is_over = event.state is EventState.HELD and event.on is not None and event.on <= reading.today
    kept = _kept(cells.text("invited"), named, reading.company) if is_over else None
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


def _line(cells: Cells, reading: Reading) -> str:
    """The roadmap line that people typed; "" where they left it to the kind."""
    line = bare_number(cells.text("typed_line"))
    if not line:
        return ""
    if cells.is_number("typed_line") and f"{line}0" in reading.lines:
        cells.note("typed_line", f"не ясно, {line} или {line}0. Впишите номер с точкой: {line}0.")
        return ""
    if line in reading.lines:
        return reading.lines[line]
    cells.note("typed_line", "такой строки на вкладке «Дорожная карта» нет. Впишите её номер.")
    return ""


def _same(event: Event) -> Hashable | None:
    if not event.on or not event.kind or event.state is EventState.CANCELLED:
        return None
    return event.on, event.kind, normal_text(event.topic)


_SAME = (
    "та же дата, тот же вид, та же тема. Эта строка не засчитана: удалите её или впишите другую тему, если встреч "
    "было две."
)
