"""``nastavnik status --person``: what is due for one person or role; and what ``calendar`` shares with it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from programme.due import Asked, Urgency
from programme.russian.codes import parse_code
from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.commit import Desk
from sync.records.due import DueRow, due_rows, of_person, person_asked, roles
from sync.refusals import NotSetUp, WrongUse
from sync.settings import Settings
from sync.snapshot import Snapshot, read_spreadsheet

SHOWN = 40
"""So many codes are listed where somebody asked for one that isn't there."""

_NO_TAB = (
    "В таблице нет целой вкладки «Что сделать». Запустите nastavnik init, чтобы она появилась, "
    "затем nastavnik sync."
)
_NOTHING_YET = "Вкладка «Что сделать» ещё пуста: запустите nastavnik sync."


def run(settings: Settings, output: Output, person: str) -> int:
    """Say what is due for a person or role; nothing is changed."""
    snapshot, _ = read(settings, "status")
    rows, who = chosen(snapshot, settings, person)
    value = told(rows, who)
    output.result(value, [] if output.as_json else _lines(rows, _name(who, snapshot), snapshot))
    return 0


def read(settings: Settings, command: str) -> tuple[Snapshot, Desk]:
    """The spreadsheet as it is now."""
    return on_spreadsheet(
        settings,
        command,
        lambda desk: read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id),
    )


def chosen(
    snapshot: Snapshot, settings: Settings, person: str
) -> tuple[tuple[DueRow, ...], Asked | None]:
    """What is due on the day of the command, for one person or ("") for all.

    Raises:
        NotSetUp: The tab is not there.
        WrongUse: There is no such person or role.
    """
    table = snapshot.tables["due"]
    if not table.whole:
        raise NotSetUp(_NO_TAB)
    rows = due_rows(table, settings.now.date())
    if not person:
        return rows, None
    who = person_asked(person, snapshot.tables, rows)
    if who is None:
        raise WrongUse(_unknown(snapshot, roles(rows)))
    return of_person(rows, who), who


def told(rows: Sequence[DueRow], who: Asked | None) -> dict[str, Any]:
    """What is due as JSON: codes and roles, no names."""
    states = Counter(row.state for row in rows)
    return {
        "person": who.name if who else "",
        "late": states[Urgency.LATE],
        "soon": states[Urgency.SOON],
        "tasks": [
            {
                "key": row.key,
                "who": list(row.whom),
                "what": row.what,
                "due": row.due.isoformat() if row.due else "",
                "state": row.state.value,
                "place": row.place,
                "link": row.link,
            }
            for row in rows
        ],
    }


def _name(who: Asked | None, snapshot: Snapshot) -> str:
    """«У-07 — Петрова Мария Ивановна»: who is asked for reads whether that is whom they meant."""
    if who is None:
        return ""
    row = snapshot.tables["people"].row(who.name)
    return f"{who.name} — {row.text('full_name')}" if row else who.name


def _lines(rows: Sequence[DueRow], name: str, snapshot: Snapshot) -> list[str]:
    states = Counter(row.state for row in rows)
    counts = ", ".join(f"{state.value} {states[state]}" for state in Urgency if states[state])
    lines = [f"{name}: {counts or 'дел нет'}.", ""]
    for row in rows:
        day = f"до {row.due:%d.%m.%Y}" if row.due else "без срока"
        late = "  просрочено" if row.state is Urgency.LATE else ""
        lines += [f"{day}{late}", f"  {row.what}", *([f"  {row.link}"] if row.link else [])]
    if not snapshot.tables["due"].rows:
        lines.append(_NOTHING_YET)
    return lines


def _unknown(snapshot: Snapshot, known: Sequence[str]) -> str:
    """Codes and roles, and not what was typed: that may be a name, and this goes to the log too."""
    codes = [row.key for row in snapshot.tables["people"].rows if parse_code(row.key)]
    rest = len(codes) - SHOWN
    more = f" и ещё {rest} (вкладка «Участники», столбец «Код»)" if rest > 0 else ""
    listed = ", ".join(codes[:SHOWN]) + more if codes else "пока нет"
    return (
        "Такого участника или такой роли нет. Укажите код или роль.\n"
        f"Участники: {listed}.\nРоли: {', '.join(known)}."
    )
