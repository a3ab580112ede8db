"""Numbers of the lines: kept as published where they say section and place, proposed where they don't."""

import re
from collections import Counter

from programme.roadmap.assembling import Assembly, Item

_KEPT = re.compile(r"\d{1,3}(?: ?\. ?\d{1,3}){0,3} ?\.?")


def number_items(made: Assembly) -> None:
    """Gives every section and activity its number; what was proposed or changed is noted."""
    activities = [item for item in made.items if not item.is_section]
    with_numbers = [item.number for item in activities if item.number]
    dotted = 2 * sum(len(number) > 1 for number in with_numbers) > len(with_numbers)
    if dotted:
        _mend_tens(made, activities)
        _number_sections(made, keep=True)
        _fill_gaps(made)
    elif activities:
        _number_sections(made, keep=False)
        _renumber(made, numbered=bool(with_numbers))
    else:
        _number_sections(made, keep=True)
    for item in made.items:
        item.published = _published(item)


def _mend_tens(made: Assembly, activities: list[Item]) -> None:
    """«3.10» that a spreadsheet read as 3.1 is known by its neighbours: it stands after 3.9."""
    above: tuple[int, ...] | None = None
    for item in activities:
        number = item.number
        if number and above and len(number) == len(above) > 1 and number[:-1] == above[:-1]:
            expected = above[-1] + 1
            if expected % 10 == 0 and number[-1] * 10 == expected:
                item.number, item.published = (*number[:-1], expected), ""
                told = f"{_text(number)} после {_text(above)} понято как {_text(item.number)} (таблица теряет ноль в конце)"
                made.notes.append((_published(item), f"{_place(item)}: номер {told}. Проверьте."))
        above = item.number or above


def _number_sections(made: Assembly, *, keep: bool) -> None:
    """Sections take the number they name, or that of their activities, or the next free one."""
    used = {item.number for item in made.items if item.number and keep}
    taken: set[int] = set()
    following = 0
    for place, item in enumerate(made.items):
        if not item.is_section or (item.number and len(item.number) > 1):
            continue
        inside = _first_inside(made, place) if keep else None
        wanted = item.number[0] if item.number else inside
        if wanted is None or wanted in taken or (not keep and wanted <= following):
            following = next(
                n
                for n in range(following + 1, 2000)
                if n not in taken and (not keep or not _prefixes(used, n))
            )
            wanted = following
            if item.number:
                told = f"номер раздела {_text(item.number)} повторяется, предложен {wanted}"
                made.notes.append((str(wanted), f"{_place(item)}: {told}. Проверьте."))
            item.published = ""
        if item.number != (wanted,):
            item.number, item.published = (wanted,), ""
        taken.add(wanted)
        following = max(following, wanted)


def _prefixes(numbers: set[tuple[int, ...]], first: int) -> bool:
    return any(number[0] == first for number in numbers)


def _first_inside(made: Assembly, place: int) -> int | None:
    """The section that the first numbered activity under a heading names."""
    for item in made.items[place + 1 :]:
        if item.is_section:
            return None
        if item.number and len(item.number) > 1:
            return item.number[0]
    return None


def _fill_gaps(made: Assembly) -> None:
    """Activities without a number within a section, among numbered ones, get the next free one."""
    last = Counter[int]()
    for item in made.items:
        if item.number and len(item.number) > 1:
            last[item.number[0]] = max(last[item.number[0]], item.number[1])
    section = 0
    for item in made.items:
        if item.number and (item.is_section or len(item.number) > 1):
            section = item.number[0]
        elif not item.is_section:
            before = item.published
            section = item.number[0] if item.number else section or 1
            last[section] += 1
            item.number, item.published = (section, last[section]), ""
            was = f"вместо «{before}» " if before else ""
            told = (
                f"{_place(item)}: номера нет или он не двойной, {was}предложен {_text(item.number)}"
            )
            made.notes.append((_published(item), f"{told}. Проверьте."))


def _renumber(made: Assembly, *, numbered: bool) -> None:
    """Activities counted through the whole plan, or not at all, are counted within their sections."""
    section, place = 0, 0
    first, changed = "", 0
    for item in made.items:
        if item.is_section and item.number and len(item.number) == 1:
            section, place = item.number[0], 0
        elif not item.is_section:
            place += 1
            section = section or 1
            item.number, item.published = (section, place), ""
            first = first or _published(item)
            changed += 1
    last = next(_published(item) for item in reversed(made.items) if not item.is_section)
    was = (
        "В файле номера без разделов (1, 2, 3…)"
        if numbered
        else "В файле у мероприятий нет номеров"
    )
    made.notes.append(
        ("", f"{was}: предложены номера с {first} по {last}, строк: {changed}. Проверьте.")
    )


def _published(item: Item) -> str:
    """The number as published, where it is the plain one; else written out."""
    if item.number is None:
        return item.published
    bare = item.published.replace(" ", "").rstrip(".")
    if _KEPT.fullmatch(item.published) and bare == _text(item.number):
        return item.published
    return _text(item.number) + ("" if len(item.number) == 1 else ".")


def _text(number: tuple[int, ...]) -> str:
    return ".".join(map(str, number))


def _place(item: Item) -> str:
    return item.record.place[:1].upper() + item.record.place[1:]
