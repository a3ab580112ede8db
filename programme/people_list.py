"""A list of staff as people keep it → participants: columns found by what they are called, nothing guessed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from config.schema import Position
from programme.access import read_address
from programme.findings import Finding
from programme.people import Gender, TakesPart
from programme.russian.days import whole_day
from programme.russian.letters import cyrillic, lower_first, spaced
from programme.russian.names import normal_name, parse_name, propose_gender
from programme.russian.positions import find_position, position_warning
from programme.russian.texts import normal_text
from programme.senders import LONGEST_NAME

TAB = "people"
Rows = Sequence[Sequence[str]]

_COLUMNS = (
    ("number", r"№.*|n|п/п|номер.*|код.*|таб\w*\.? ?(?:№|номер).*"),
    ("labour_function", r".*трудов\w* функци\w*.*"),
    # A consent to the processing of personal data, or to be photographed, is another one.
    ("consent_given", r"(?!.*(?:персональн|обработк|публикац|фото|пдн)).*согласи[ея].*"),
    ("email", r".*(?:почт|e-?mail|мейл|имейл).*"),
    ("takes_part", r"участвует.*|рол[ьи].*|кем участву.*|в качестве.*|участие.*|статус.*"),
    ("gender", r"пол(?: .*|\(.*)?"),
    ("position", r".*должност.*"),
    ("patronymic", r"отчество.*"),
    ("given", r"имя"),
    ("surname", r"фамилия"),
    ("full_name", r"ф\.? ?и\.? ?о\.?(?: .*|,.*|\(.*)?|фамилия.+|полное имя.*"),
    ("full_name", r"(?:сотрудник|педагог|участник|работник)[иа]?(?: .*)?"),
    ("places", r".*(?:не более|сколько|число|количество) наставляем.*"),
    ("group", r".*(?:групп|направлени).*"),
    ("remark", r"пометк.*|примечани.*|комментари.*"),
)
"""Column → what its header says, compared without case, ё and kinds of spaces; the first that fits."""
_HEADER_ROWS = 25
"""So far from the top the header may stand, below the letterhead."""
_LATIN_ONLY = str.maketrans("ABCEHKMOPTXaceopx", "АВСЕНКМОРТХасеорх")


@dataclass(frozen=True)
class Listed:
    """One person of a list.

    Attributes:
        line: Number of the row in the file.
        full_name: «Фамилия Имя Отчество», spelling mended.
        gender: As the list says, else as the patronymic tells.
        position: As in the table of positions where it is there, else as written.
        email: "" where there is none.
        takes_part: In which roles; by the answers where the list doesn't say.
        consent_given: Date of the written consent to mentor.
        labour_function: Ground on which mentoring belongs to the position.
        places: How many mentees at most; None where the list doesn't say.
        remark: Remarks and the group, for the coordinator.
    """

    line: int
    full_name: str
    gender: Gender = Gender.UNKNOWN
    position: str = ""
    email: str = ""
    takes_part: TakesPart = TakesPart.BY_ANSWERS
    consent_given: date | None = None
    labour_function: str = ""
    places: int | None = None
    remark: str = ""

    @property
    def cells(self) -> Mapping[str, str | int | date]:
        """What stands in the columns of «Участники»; empty ones are absent."""
        told: dict[str, str | int | date | None] = {
            "full_name": self.full_name,
            "gender": self.gender.value,
            "position": self.position,
            "email": self.email,
            "takes_part": self.takes_part.value,
            "consent_given": self.consent_given,
            "labour_function": self.labour_function,
            "places": self.places,
            "remark": self.remark,
        }
        return {column: value for column, value in told.items() if value not in (None, "")}


@dataclass(frozen=True)
class PeopleList:
    """What a list holds.

    Attributes:
        people: In its order, each name once.
        findings: What could not be read, by the number of the row; no names.
        found: Whether there is a column with names at all.
    """

    people: tuple[Listed, ...] = ()
    findings: tuple[Finding, ...] = ()
    found: bool = False


def read_people(rows: Rows, positions: Sequence[Position], today: date) -> PeopleList:
    """The people of a table.

    Args:
        rows: As in the file, from its first row.
        positions: The table of positions.
        today: A consent can't be of a later day.
    """
    place, columns = _header(rows)
    if not columns:
        return PeopleList()
    header = [_plain(cell) for cell in rows[place]]
    findings = list(_unread_columns(rows[place], columns))
    people: list[Listed] = []
    for number, row in enumerate(rows[place + 1 :], start=place + 2):
        if not any(map(spaced, row)) or [_plain(cell) for cell in row] == header:
            continue  # a header that is repeated on every printed page is nobody
        cells = {column: _cell(row, at) for column, at in columns.items()}
        person, remarks = _person(number, cells, positions, today)
        people += [person] if person else []
        findings += [_on(number, remark) for remark in remarks]
    kept, doubles = _once(people)
    return PeopleList(kept, (*findings, *doubles), found=True)


def _header(rows: Rows) -> tuple[int, dict[str, int]]:
    """Place of the header and the columns it names; no columns where none has names."""
    best: tuple[int, dict[str, int]] = (0, {})
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        columns: dict[str, int] = {}
        for at, cell in enumerate(row):
            column = _column(cell)
            if column:
                columns.setdefault(column, at)
        named = "full_name" in columns or {"surname", "given"} <= columns.keys()
        if named and len(columns) > len(best[1]):
            best = (place, columns)
    return best


def _column(header: str) -> str:
    plain = _plain(header)
    if not plain or len(plain) > LONGEST_NAME:
        return ""
    return next((column for column, told in _COLUMNS if re.fullmatch(told, plain)), "")


def _plain(text: str) -> str:
    """A header as it is compared; a word that could be Russian is, though typed with Latin letters throughout."""
    words = [_russian(word) for word in cyrillic(spaced(text)).split()]
    return normal_text(" ".join(words)).strip(" .:*")


def _russian(word: str) -> str:
    mended = word.translate(_LATIN_ONLY)
    return word if re.search(r"[A-Za-z]", mended) else mended


def _cell(row: Sequence[str], at: int) -> str:
    return spaced(row[at]) if at < len(row) else ""


def _unread_columns(header: Sequence[str], columns: Mapping[str, int]) -> Iterator[Finding]:
    for at, cell in enumerate(header):
        name, column = spaced(cell)[:60], _column(cell)
        if not name or at in columns.values():
            continue
        told = (
            f"Столбец «{name}» не читается: такие сведения уже взяты из другого столбца."
            if column
            else f"Столбец «{name}» не читается: на вкладке «Участники» такого нет. Нужное впишите там сами."
        )
        yield Finding(TAB, "", told)


def _person(
    number: int, cells: Mapping[str, str], positions: Sequence[Position], today: date
) -> tuple[Listed | None, list[str]]:
    parts = (cells.get(part, "") for part in ("surname", "given", "patronymic"))
    text = cells.get("full_name", "") or " ".join(filter(None, parts))
    name = parse_name(text) if len(text) <= LONGEST_NAME else None
    if name is None:
        return None, [_NO_NAME if text else _NAMELESS]
    remarks: list[str] = []
    position = find_position(cells.get("position", ""), positions)
    if warning := position_warning(cells.get("position", ""), positions):
        remarks.append(warning)
    group = cells.get("group", "")
    remark = "; ".join(filter(None, (cells.get("remark", ""), f"Группа: {group}" if group else "")))
    person = Listed(
        line=number,
        full_name=str(name),
        gender=_gender(cells.get("gender", ""), str(name), remarks),
        position=position.nominative if position else lower_first(cells.get("position", "")),
        email=_email(cells.get("email", ""), remarks),
        takes_part=_takes_part(cells.get("takes_part", ""), remarks),
        consent_given=_consent(cells.get("consent_given", ""), today, remarks),
        labour_function=cells.get("labour_function", ""),
        places=_places(cells.get("places", ""), remarks),
        remark=remark,
    )
    return person, remarks


_NAMELESS = "В строке нет имени: человек не внесён. Впишите фамилию, имя и отчество."
_NO_NAME = "Имя не похоже на фамилию, имя и отчество: человек не внесён. Исправьте его в файле или впишите на вкладке."


def _gender(text: str, name: str, remarks: list[str]) -> Gender:
    told = propose_gender(name)
    if not text:
        return told
    first = normal_text(text)[:1]
    said = {"ж": Gender.FEMALE, "м": Gender.MALE}.get(first, Gender.UNKNOWN)
    if said is Gender.UNKNOWN:
        remarks.append("«Пол»: впишите «женский» или «мужской».")
        return told
    if told is not Gender.UNKNOWN and told is not said:
        remarks.append("«Пол» не подходит к отчеству. Внесено как в файле: проверьте.")
    return said


def _email(text: str, remarks: list[str]) -> str:
    address = read_address(text)
    if address is None:
        remarks.append(
            "«Почта»: это не один адрес, он не внесён. Впишите один, например имя@почта.ру латиницей."
        )
    return address or ""


def _takes_part(text: str, remarks: list[str]) -> TakesPart:
    plain = normal_text(text)
    if plain in {"", "-"}:
        return TakesPart.BY_ANSWERS
    mentor, mentee = "наставник" in plain, "наставляем" in plain
    if re.search(r"\bне участв", plain):
        return TakesPart.NEITHER
    if (mentor and mentee) or plain in {"оба", "обе", "и то и другое"}:
        return TakesPart.BOTH
    if mentor or mentee:
        return TakesPart.MENTOR if mentor else TakesPart.MENTEE
    known = ", ".join(f"«{role.value}»" for role in TakesPart if role.value)
    remarks.append(f"«Участвует как»: можно {known}. Не внесено.")
    return TakesPart.BY_ANSWERS


def _consent(text: str, today: date, remarks: list[str]) -> date | None:
    if normal_text(text) in {"", "-", "нет", "не получено"}:
        return None
    day = whole_day(text)
    if day is None or not today.year - 50 <= day.year:
        remarks.append(
            "«Согласие»: нужна дата письменного согласия, например 15.09.2026. Не внесено."
        )
        return None
    if day > today:
        remarks.append(f"«Согласие»: {day:%d.%m.%Y} ещё не наступило. Не внесено: проверьте дату.")
        return None
    return day


def _places(text: str, remarks: list[str]) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdecimal() and int(text) <= 10:
        return int(text)
    remarks.append("«Не более наставляемых»: нужно целое число от 0 до 10. Не внесено.")
    return None


def _once(people: Iterable[Listed]) -> tuple[tuple[Listed, ...], list[Finding]]:
    """Each name once: a row that says the same twice counts once, two people of one name are left to people."""
    bearers: dict[str, list[Listed]] = defaultdict(list)
    for person in people:
        bearers[normal_name(person.full_name)].append(person)
    findings: list[Finding] = []
    kept: list[Listed] = []
    for same in bearers.values():
        first, lines = same[0], ", ".join(str(person.line) for person in same)
        if all(replace(person, line=first.line) == first for person in same):
            kept.append(first)
            findings += [_on(person.line, _REPEATED.format(first.line)) for person in same[1:]]
        else:
            findings += [_on(person.line, _NAMESAKES.format(lines)) for person in same]
    return tuple(kept), findings


_REPEATED = "Повторяет строку {}: учтена та."
_NAMESAKES = (
    "Это имя стоит в строках {} с разными сведениями: никто из них не внесён. Если это один человек, оставьте одну "
    "строку; если разные люди, впишите их на вкладке «Участники» сами."
)


def _on(line: int, text: str) -> Finding:
    return Finding(TAB, f"строка {line}", text)
