"""``nastavnik calendar``: what is due as a calendar file that phones and Google Calendar open."""

import os
from collections.abc import Iterable
from pathlib import Path

from generators.calendar import PRODUCT, DayEvent, calendar_file
from programme.due import Asked
from programme.russian.numbers import counted
from sync.cli.due import chosen, read
from sync.cli.output import Output
from sync.records.due import DueRow
from sync.refusals import WrongUse
from sync.settings import Settings

_HEAD_BYTES = 200


def run(settings: Settings, output: Output, person: str, out: Path | None) -> int:
    """Write what is due for one person or role, or for all, into a file; the spreadsheet is only read."""
    snapshot, desk = read(settings, "calendar")
    rows, who = chosen(snapshot, settings, person)
    events = day_events(rows)
    path = _path(out, who)
    content = calendar_file(events, name=_title(who), source=desk.spreadsheet_id)
    write(path, content)
    undated = len(rows) - len(events)
    value = {
        "person": who.name if who else "",
        "file": str(path),
        "events": len(events),
        "undated": undated,
    }
    told = counted(len(events), "дело", "дела", "дел")
    lines = [f"{path}: {told} со сроком. Откройте файл на телефоне или импортируйте в календарь."]
    if undated:
        lines.append(
            f"Без срока, в календарь не вошли: {undated}. Их покажет nastavnik status --person."
        )
    output.result(value, lines)
    return 0


def day_events(rows: Iterable[DueRow]) -> list[DayEvent]:
    """What of it has a day, as a calendar shows it."""
    return [event for row in rows if (event := _event(row))]


def _event(row: DueRow) -> DayEvent | None:
    if row.due is None:
        return None
    told = [", ".join(row.whom), row.place, row.link]
    return DayEvent(row.key, row.due, row.what, "\n".join(filter(None, told)), row.link)


def _title(who: Asked | None) -> str:
    return f"Наставничество: {who.name}" if who else "Наставничество"


def _path(out: Path | None, who: Asked | None) -> Path:
    name = f"nastavnik-{who.name.replace(' ', '-')}.ics" if who else "nastavnik.ics"
    if out is None:
        return Path(name)
    return out / name if out.is_dir() else out


def write(path: Path, content: bytes) -> None:
    """Write the whole file or nothing; only a calendar of ours is replaced.

    Raises:
        WrongUse: Another file has that name, or nothing can be written there.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.exists() and not _is_ours(path):
            raise WrongUse(
                f"Файл {path} уже есть, и это не календарь программы: он не тронут. Укажите другое имя: --out."
            )
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        raise WrongUse(
            f"{path}: файл не записывается ({type(error).__name__}). Укажите другое место: --out."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return PRODUCT.encode() in file.read(_HEAD_BYTES)
