"""Records become sections and activities: headings, rows that go on, and rows that belong nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from programme.roadmap.captions import Role
from programme.roadmap.looks import breaks_off, goes_on, heading_number, is_heading, together
from programme.roadmap.records import TOLD, Record
from programme.russian.texts import same_text

_CAPTIONS = {
    Role.TIMEFRAME: "срок",
    Role.RESPONSIBLE: "ответственный исполнитель",
    Role.RESULT: "результат",
}


@dataclass
class Item:
    """A section or an activity on its way to become a line.

    Attributes:
        record: Its row, and what rows after it added.
        is_section: A heading.
        number: As published; None where the file gives none.
        published: The number's text as published.
        title: Its title, without a number before it.
    """

    record: Record
    is_section: bool
    number: tuple[int, ...] | None
    published: str
    title: str

    def told(self, role: Role) -> str:
        """One of its cells."""
        return self.record.text(role)


@dataclass
class Assembly:
    """What the rows of a file make up.

    Attributes:
        items: Sections and activities in order.
        title: Lines before the plan.
        notes: Remarks: the published number they concern, and the text.
    """

    items: list[Item] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def assembled(records: Sequence[Record]) -> Assembly:
    """Sections, activities, the title, and what fits nowhere (in the notes)."""
    made = Assembly()
    dotted = _dotted(records)
    begun = next(
        (place for place, r in enumerate(records) if not r.alone or _heads(records, place)), 0
    )
    section_column = ""
    for place, record in enumerate(records):
        told = record.text(Role.SECTION)
        if told and told != section_column:
            section_column = told
            _head(made, record.place, told)
        _take(made, records, place, dotted=dotted, begun=place >= begun)
    return made


def _head(made: Assembly, place: str, told: str) -> None:
    """A section named in a column of its own; its title may have stood in a row of its own right above."""
    number, title = heading_number(told)
    last = made.items[-1] if made.items else None
    if last and last.is_section and same_text(last.title, title):
        return
    value = None if number is None else (number,)
    made.items.append(Item(Record(place), is_section=True, number=value, published="", title=title))


def _dotted(records: Sequence[Record]) -> bool:
    """Whether activities are numbered as 1.1, within their sections."""
    numbers = [record.number for record in records if record.number and not record.is_heading_only]
    return 2 * sum(len(number) > 1 for number in numbers) > len(numbers)


def _heads(records: Sequence[Record], place: int) -> bool:
    """Whether a lone text is a heading: it looks so, or a table with more rows comes right after it."""
    title = records[place].text(Role.TITLE)
    following = records[place + 1] if place + 1 < len(records) else None
    if is_heading(title):
        return following is not None
    if following is None or following.alone:
        return False
    return records[place].in_table or heading_number(title)[0] is not None


def _take(
    made: Assembly, records: Sequence[Record], place: int, *, dotted: bool, begun: bool
) -> None:
    record = records[place]
    if record.alone:
        _take_alone(made, records, place, begun=begun)
    elif _is_section(made, records, place, dotted=dotted):
        _append(made, record, is_section=True)
    elif _continues(made, record):
        _continue(made, record)
    elif not record.text(Role.TITLE) and (record.number is None or not _says_more(record)):
        _stray(made, record, "строка без названия не внесена")
    else:
        _append(made, record, is_section=False)


def _says_more(record: Record) -> bool:
    """Whether a row without a title holds more than a number (of a page, say)."""
    return any(record.text(role) for role in TOLD) or not record.in_table


def _take_alone(made: Assembly, records: Sequence[Record], place: int, *, begun: bool) -> None:
    record = records[place]
    title = record.text(Role.TITLE)
    items = made.items
    after_table = begun and not record.in_table and bool(items)
    if begun and record.in_table and items and _mid_sentence(items[-1], title):
        _continue(made, record)
    elif _heads(records, place) or (after_table and _before_table(records, place)):
        _append(made, record, is_section=True)
    elif not begun or not items:
        made.title.append(title)
    else:
        _stray(made, record, "вне таблицы, не внесено")


def _before_table(records: Sequence[Record], place: int) -> bool:
    """A short text right above a table's rows."""
    following = records[place + 1] if place + 1 < len(records) else None
    return (
        following is not None and not following.alone and len(records[place].text(Role.TITLE)) < 200
    )


def _mid_sentence(item: Item, text: str) -> bool:
    last = next(
        (item.told(r) for r in (Role.RESULT, Role.RESPONSIBLE, Role.TIMEFRAME) if item.told(r)),
        item.title,
    )
    return (goes_on(text) and not is_heading(text)) or (breaks_off(last) and not is_heading(text))


def _is_section(made: Assembly, records: Sequence[Record], place: int, *, dotted: bool) -> bool:
    record = records[place]
    title, number = record.text(Role.TITLE), record.number
    if (
        title
        and number
        and any(
            later.number
            and len(later.number) > len(number)
            and later.number[: len(number)] == number
            for later in records[place + 1 : place + 40]
        )
    ):
        return True
    if not record.is_heading_only:
        return False
    if (
        number is None
        and made.items
        and not made.items[-1].is_section
        and _mid_sentence(made.items[-1], title)
    ):
        return False
    if is_heading(title) or (number is None and _opens(records, place)):
        return True
    return (
        number is not None
        and len(number) == 1
        and (dotted or not _in_sequence(made, records, place))
    )


def _opens(records: Sequence[Record], place: int) -> bool:
    """A title alone, followed by rows that say more."""
    following = records[place + 1] if place + 1 < len(records) else None
    return following is not None and not following.is_heading_only and not following.alone


def _in_sequence(made: Assembly, records: Sequence[Record], place: int) -> bool:
    """Whether the number goes on the count of the activities around it: then it is one of them."""
    number = records[place].number
    before = next((i.number for i in reversed(made.items) if not i.is_section and i.number), None)
    after = next(
        (r.number for r in records[place + 1 :] if r.number and not r.is_heading_only), None
    )
    if number is None or (before is None and after is None):
        return False
    follows = before is None or before == (number[0] - 1,)
    return follows and (after is None or after > number)


def _continues(made: Assembly, record: Record) -> bool:
    """Whether a row without a number goes on the one before."""
    items = made.items
    if not items or items[-1].is_section or record.number is not None:
        return False
    title = record.text(Role.TITLE)
    if not title or Role.TITLE in record.inherited:
        return bool(record.cells)
    return _mid_sentence(items[-1], title) and (record.is_heading_only or goes_on(title))


def _continue(made: Assembly, record: Record) -> None:
    """Cells added to those of the row before."""
    above = made.items[-1]
    own = {role: text for role, text in record.cells.items() if role not in record.inherited}
    if record.alone:
        role = next((r for r in reversed(TOLD) if above.told(r)), Role.TITLE)
        own = {role: record.text(Role.TITLE)}
    for role, text in own.items():
        if role is Role.TITLE:
            above.title = together(above.title, text)
        elif role is not Role.SECTION:
            above.record.cells[role] = together(above.record.text(role), text)
    above.record.unplaced.update(record.unplaced)
    made.notes.append(
        (
            above.published,
            f"{_place(record)} — без номера, присоединено к предыдущей строке: «{_shown(own.values())}». Проверьте.",
        )
    )


def _append(made: Assembly, record: Record, *, is_section: bool) -> None:
    title, number = record.text(Role.TITLE), record.number
    published = record.text(Role.NUMBER)
    if is_section:
        named, bare = heading_number(title)
        if number is None and named is not None:
            number, title = (named,), bare
        told = [f"{_CAPTIONS[role]} — «{record.text(role)}»" for role in TOLD if record.text(role)]
        if told:
            made.notes.append(
                (
                    published,
                    f"{_place(record)}: у заголовка раздела указано: {', '.join(told)}. В раздел это не внесено.",
                )
            )
    made.items.append(Item(record, is_section, number, published, title))


def _stray(made: Assembly, record: Record, what: str) -> None:
    shown = _shown([*record.cells.values(), *record.unplaced.values()])
    made.notes.append(
        (
            "",
            f"{_place(record)}: {what}: «{shown}». Если это мероприятие, допишите его на вкладке «Дорожная карта».",
        )
    )


def _shown(texts: str | Iterable[str]) -> str:
    told = texts if isinstance(texts, str) else "; ".join(texts)
    return told if len(told) <= 200 else told[:199] + "…"


def _place(record: Record) -> str:
    return record.place[:1].upper() + record.place[1:]
