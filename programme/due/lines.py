"""Tasks out of the roadmap's lines and out of what registers of work hold."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.due.task import Task
from programme.due.whom import COORDINATOR, actors
from programme.progress import ActivityState, Happening
from programme.registers.events import Event
from programme.russian.dates import short_date
from programme.russian.letters import spaced, upper_first

SETTLED = (ActivityState.DONE.value, ActivityState.NOT_APPLICABLE.value)
LONGEST = 110
"""Letters of a line's title; the row has the whole."""

TABS: Mapping[str, str] = {
    "event": "events",
    "consultation": "consultations",
    "publication": "publications",
    "case": "cases",
    "plan_item": "plan_items",
    "acknowledgement": "acknowledgements",
}
"""Kind of a happening → the tab whose rows are such."""


@dataclass(frozen=True)
class LineState:
    """A line of the roadmap as the board shows it.

    Attributes:
        number: «3.10».
        row: Its number as published: «3.10.».
        title: «Наименование мероприятий».
        responsible: As published.
        state: «в работе».
        due: The next day something is expected.
        waits_for: «кто: что»; "" where it waits for nobody.
        activity: What tasks call the line; it is the number, but for lines that were renumbered.
    """

    number: str
    row: str
    title: str
    responsible: str = ""
    state: str = ""
    due: date | None = None
    waits_for: str = ""
    activity: str = ""


def line_tasks(
    lines: Iterable[LineState], covered: Collection[str], link: str = ""
) -> Iterator[Task]:
    """A task for every line that is not settled and that no nearer task brings forward.

    Args:
        lines: The roadmap.
        covered: Activities of which others' tasks say more exactly what is to be done.
        link: The tab with the roadmap.
    """
    for line in lines:
        activity = line.activity or line.number
        if line.state in SETTLED or activity in covered:
            continue
        who, what = _split(line.waits_for)
        yield Task(
            key=f"line:{line.number}",
            whom=actors(who or line.responsible),
            what=_of_line(line, what),
            due=line.due,
            tab="roadmap",
            row=line.row,
            link=link,
            activities=(activity,),
        )


def _of_line(line: LineState, what: str) -> str:
    title = _short(line.title)
    return f"Строка {line.number}: {what} («{title}»)" if what else f"Строка {line.number}: {title}"


def happening_tasks(
    happenings: Iterable[Happening], responsible: Mapping[str, str]
) -> Iterator[Task]:
    """A task for everything planned that has not taken place or lacks its proof.

    Args:
        happenings: What the registers of work hold.
        responsible: Number of a line → who is responsible for it, as published.
    """
    for happening in happenings:
        who, what = _split(happening.waits_for)
        if happening.is_done or not (what or happening.on):
            continue
        head = _head(happening.item.text)
        named = who or ", ".join(_PAIR.findall(head)) or responsible.get(happening.activity, "")
        yield Task(
            key=f"{happening.kind}:{_name(happening, head)}",
            whom=actors(named) or (COORDINATOR,),
            what=_of_happening(happening, what, head),
            due=happening.on,
            tab=TABS.get(happening.kind, ""),
            row=_name(happening, head),
            link=happening.item.url,
            activities=(happening.activity,),
        )


def meeting_tasks(events: Iterable[Event], link: str = "") -> Iterator[Task]:
    """A task for everybody invited to a meeting that is ahead; its topic stays in the register.

    Args:
        events: Meetings that are ahead.
        link: The tab with them.
    """
    for event in events:
        day = short_date(event.on) if event.on else ""
        told = ", ".join(part for part in (event.code, event.kind or "встреча", day) if part)
        place = f"; место: {_short(event.place)}" if event.place else ""
        if event.invited:
            yield Task(
                key=f"meeting:{event.code}",
                whom=event.invited,
                what=f"Участвовать: {told}{place}",
                due=event.on,
                tab="events",
                row=event.code,
                link=link,
            )


_PAIR = re.compile(r"П-\d+")
_CODE = re.compile(r"[А-Я]{1,3}-\d+")
_DAY = re.compile(r"\d{2}\.\d{2}\.\d{4}")
_PLANNED = {
    "plan_item": "Выполнить пункт плана",
    "publication": "Опубликовать",
    "case": "Оформить кейс",
}
"""Kind of a happening → what is to be done with one that is planned; «Провести» for the others."""


def _head(text: str) -> str:
    """«ПЛ-01, П-01, 31.10.2026: запланировано» → «ПЛ-01, П-01»: what it is, without what changes."""
    pieces = spaced(text).partition(": ")[0].split(", ")
    return ", ".join(piece for piece in pieces if not _DAY.fullmatch(piece))[:LONGEST]


def _name(happening: Happening, head: str) -> str:
    """The code of its row; of what has none, all that tells it apart."""
    code = head.partition(", ")[0]
    has_own = _CODE.fullmatch(code) and happening.kind != "acknowledgement"
    return code if has_own else head


def _of_happening(happening: Happening, what: str, head: str) -> str:
    if not what:
        return f"{_PLANNED.get(happening.kind, 'Провести')}: {head}"
    # Most registers name their row where they say what is missing.
    return upper_first(what) if "(" in what else f"{upper_first(what)}: {head}"


def _split(waits_for: str) -> tuple[str, str]:
    """«кто: что» → who and what; a text without a colon is all what."""
    who, colon, what = spaced(waits_for).partition(": ")
    return (who, what) if colon else ("", who)


def _short(text: str) -> str:
    line = spaced(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
