"""One cell a line: a table copied from a web page or a PDF, its columns found again.

The lines of such a text have lost their columns, and a long cell is wrapped over several of them. The most likely
column of each line is found for the whole text at once (Viterbi's algorithm): what a line looks like speaks for a
column, and so does its place after the line before.
"""

import re
from collections.abc import Sequence

from programme.grids import GridRow
from programme.roadmap.captions import Role, is_header, role_of
from programme.roadmap.delimited import Line, place_of
from programme.roadmap.looks import (
    breaks_off,
    goes_on,
    is_heading,
    names_papers,
    names_people,
    number_before,
    number_in,
    says_when,
    together,
)
from programme.russian.letters import spaced

ORDER = (Role.NUMBER, Role.TITLE, Role.TIMEFRAME, Role.RESPONSIBLE, Role.RESULT)
"""The columns of a row and their usual order."""

_SECTION = Role.SECTION
_NEVER = -1e9
_MOST_CAPTIONS = 16


def segmented(lines: Sequence[Line]) -> tuple[list[str], list[GridRow], tuple[Role, ...]] | None:
    """What stands before the table, its rows, and the columns they have; None where there is no table."""
    filled = [(place, spaced(text)) for place, text in lines if spaced(text)]
    before, captions, body = _parted(filled)
    body = _whole_deadlines(_split_numbers(body))
    counted = sum(number_in(text) is not None for _, text in body)
    dated = sum(says_when(text) == 2 for _, text in body)
    if counted < 1 and (dated < 1 or not captions):
        return None
    if not captions and dated < 1 and counted < 2:
        return None
    order = tuple(captions) if captions else ORDER
    if Role.NUMBER not in order and counted >= 2:
        order = (Role.NUMBER, *order)
    if counted < 2:
        order = tuple(role for role in order if role is not Role.NUMBER)
    return before, _rows(body, _columns(body, order), order), order


def _parted(lines: list[Line]) -> tuple[list[str], list[Role], list[Line]]:
    """What stands before the captions, the captions, and the rest; without captions the text before a number."""
    for start in range(len(lines)):
        roles, end = _captions(lines, start)
        if roles:
            return [text for _, text in lines[:start]], roles, lines[end:]
    first = next((place for place, (_, text) in enumerate(lines) if _begins(text)), 0)
    return [text for _, text in lines[:first]], [], lines[first:]


def _begins(text: str) -> bool:
    return number_in(text) is not None or number_before(text) is not None or is_heading(text)


def _captions(lines: Sequence[Line], start: int) -> tuple[list[Role], int]:
    """The columns whose captions begin at that line, one a line, and where they end."""
    roles: list[Role] = []
    texts: list[str] = []
    end = start
    for place in range(start, min(start + _MOST_CAPTIONS, len(lines))):
        text = lines[place][1]
        role = role_of(text)
        if _begins(text) and role is None:
            break
        if texts and goes_on(text) and len(text) < 40:
            texts[-1] = f"{texts[-1]} {text}"
            roles[-1] = role_of(texts[-1]) or roles[-1]
        elif role and role is not Role.MARK and (role not in roles or role is Role.OTHER):
            roles.append(role)
            texts.append(text)
        else:
            break
        end = place + 1
    if Role.TITLE not in roles and Role.SECTION in roles:
        roles[roles.index(Role.SECTION)] = Role.TITLE
    plan = [role for role in roles if role in ORDER]
    if len(plan) < 3 or Role.TITLE not in plan or not is_header(texts):
        return [], start
    return plan, end


def _split_numbers(lines: list[Line]) -> list[Line]:
    """«1.1. Издание приказа» as two cells, «1) Опрос (май, куратор)» as four."""
    found = []
    for place, text in lines:
        parts = number_before(text)
        found += (
            [(place, t) for t in (parts[0], *_out_of_brackets(parts[1]))]
            if parts
            else [(place, text)]
        )
    return found


def _out_of_brackets(text: str) -> list[str]:
    """The deadline and the people that stand in brackets behind a title."""
    found = re.fullmatch(r"(?P<title>.+?) ?\((?P<more>[^()]+)\)[.;]?", text)
    pieces = re.split(r"[,;] ", found["more"]) if found else []
    for count in range(len(pieces), 0, -1):
        when = ", ".join(pieces[:count])
        if found and says_when(when) == 2:
            return [found["title"], when, *filter(None, [", ".join(pieces[count:])])]
    return [text]


def _whole_deadlines(lines: list[Line]) -> list[Line]:
    """Deadlines wrapped over two lines, whole again: «в течение» + «учебного года»."""
    whole: list[Line] = []
    for place, text in lines:
        if whole:
            above = whole[-1][1]
            joint = f"{above} {text}"
            torn = not says_when(above) or breaks_off(above) or goes_on(text) or text[:2] == "20"
            short = len(joint) < 60 and number_in(above) is None and number_in(text) is None
            if (
                short
                and torn
                and says_when(joint) == 2
                and (says_when(text) < 2 or breaks_off(above) or text[:2] == "20")
            ):
                whole[-1] = (whole[-1][0], joint)
                continue
        whole.append((place, text))
    return whole


def _columns(lines: Sequence[Line], order: Sequence[Role]) -> list[Role]:
    """The most likely column of each line."""
    states = (*order, _SECTION)
    scores = {state: _first(state, order) for state in states}
    back: list[dict[Role, Role]] = []
    above = ""
    for place, (_, text) in enumerate(lines):
        seen = {state: _looks(text, state) for state in states}
        if place == 0:
            scores = {state: scores[state] + seen[state] for state in states}
        else:
            best: dict[Role, Role] = {}
            following = {}
            for state in states:
                steps = {old: scores[old] + _step(old, state, above, text, order) for old in states}
                best[state] = max(steps, key=lambda old: steps[old])
                following[state] = steps[best[state]] + seen[state]
            back.append(best)
            scores = following
        above = text
    if not lines:
        return []
    path = [max(scores, key=lambda state: scores[state])]
    for best in reversed(back):
        path.append(best[path[-1]])
    return path[::-1]


def _first(state: Role, order: Sequence[Role]) -> float:
    return 0.0 if state in {order[0], _SECTION} else -6.0


def _looks(text: str, state: Role) -> float:
    """How much a line looks like a cell of that column."""
    is_number = number_in(text) is not None
    if state is Role.NUMBER or is_number:
        return (9.0 if state is Role.NUMBER else -9.0) if is_number else _NEVER
    if state is _SECTION:
        return 6.0 if is_heading(text) else -4.0 + 1.5 * (text.isupper() and len(text) > 8)
    if state is Role.TIMEFRAME:
        return (-6.0, 4.0, 6.0)[says_when(text)]
    if says_when(text) == 2 or (is_heading(text) and state is not Role.TITLE):
        return -5.0
    return _like_words(text, state)


def _like_words(text: str, state: Role) -> float:
    """The same for the columns that hold words: people, papers, and what is done."""
    people = names_people(text)
    wraps = goes_on(text)
    if state is Role.RESPONSIBLE:
        return (-3.0, 0.5, 2.0 if wraps else 4.0)[people]
    if state is Role.RESULT:
        return 2.0 * names_papers(text) - (0.0, 0.5, 2.5)[people]
    return (
        1.0
        - (1.5 if wraps else 3.0) * (people == 2 and len(text) < 60)
        - 2.0 * (says_when(text) == 1)
    )


def _step(old: Role, new: Role, above: str, text: str, order: Sequence[Role]) -> float:
    """How likely that column follows that one."""
    joins = goes_on(text) or breaks_off(above)
    if old is new:
        return (2.5 if joins else -2.5) if new is not Role.NUMBER else -6.0
    if new is _SECTION:
        return -1.0 - 2.0 * (old in {Role.NUMBER, Role.TITLE}) - 3.0 * joins
    if old is _SECTION:
        return 0.0 if new is order[0] else -3.0 * order.index(new)
    here, there = order.index(old), order.index(new)
    free = new is Role.TIMEFRAME or (new is Role.RESPONSIBLE and old is Role.TIMEFRAME)
    free = free or (old is Role.RESPONSIBLE and new is Role.RESULT and names_papers(text))
    torn = -2.5 if joins and not free and old is not Role.NUMBER else 0.0
    if breaks_off(above) and old is not Role.NUMBER:
        torn -= 2.0
    if joins and old is Role.TITLE and new is Role.RESPONSIBLE:
        torn -= 3.0  # a wrapped title may well go on with «наставников»
    if there > here:
        untitled = -3.0 if here < order.index(Role.TITLE) < there else 0.0
        return torn + untitled - 1.5 * (there - here - 1)
    # A title with nothing after it is how a section looks.
    skipped = (1 if old is Role.TITLE else len(order) - 1 - here) + there
    uncounted = -5.0 if Role.NUMBER in order and new is not Role.NUMBER else 0.0
    return torn + uncounted - 1.5 * skipped - 0.5


def _rows(lines: Sequence[Line], columns: Sequence[Role], order: Sequence[Role]) -> list[GridRow]:
    rows: list[GridRow] = []
    cells: dict[Role, str] = {}
    started, last = 0, -1

    def close() -> None:
        if cells:
            rows.append(GridRow(place_of(started), tuple(cells.get(role, "") for role in order)))
            cells.clear()

    for (place, text), column in zip(lines, columns, strict=True):
        if column is _SECTION:
            only_number = set(cells) == {Role.NUMBER}
            if only_number and last == order.index(Role.NUMBER):
                cells[Role.TITLE] = text
                last = order.index(Role.TITLE)
                continue
            close()
            rows.append(GridRow(place_of(place), (text,)))
            last = -1
            continue
        index = order.index(column)
        if index < last or (index == last and column is Role.NUMBER) or not cells:
            close()
            started = place
        cells[column] = together(cells.get(column, ""), text)
        last = index
    close()
    return rows
