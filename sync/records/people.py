"""«Участники» → participants."""

from programme.findings import Finding
from programme.people import Gender, Participant, TakesPart
from programme.russian.codes import parse_code
from programme.russian.texts import same_text
from sync.records.dates import HEADERS, full_date
from sync.tables import Row, Table


def participants(table: Table) -> tuple[tuple[Participant, ...], tuple[Finding, ...]]:
    """The register of people; a row that people only began, without a name, is nobody yet."""
    people: list[Participant] = []
    findings: list[Finding] = []
    for row in table.rows:
        if row.keyless and not row.text("full_name"):
            continue
        person, remarks = _participant(row)
        people.append(person)
        findings += [Finding("people", row.key, remark) for remark in remarks]
    return tuple(people), tuple(findings)


def _participant(row: Row) -> tuple[Participant, list[str]]:
    remarks: list[str] = []
    places = _places(row.text("places"), remarks)
    codes = [
        parse_code(part)
        for part in row.text("superior_of").replace(";", ",").split(",")
        if part.strip()
    ]
    if None in codes:
        remarks.append("«Руководитель для»: впишите коды через запятую, например: У-03, У-08.")
    person = Participant(
        code=row.key,
        full_name=row.text("full_name"),
        gender=_gender(row.text("gender")),
        position=row.text("position"),
        email=row.text("email"),
        active=not ticked(row, "left", remarks),
        consent_given=full_date(row, "consent_given", remarks),
        places=places,
        superior_of=tuple(code for code in codes if code),
        absent=ticked(row, "absent", remarks),
        takes_part=_takes_part(row.text("takes_part"), remarks),
        same_as=same_as(row, remarks),
        is_namesake=_is_namesake(row),
        labour_function=row.text("labour_function"),
    )
    return person, remarks


def ticked(row: Row, column: str, remarks: list[str]) -> bool:
    """A check box; «да» and «нет» typed instead of a tick are understood."""
    value = row.cells.get(column)
    if isinstance(value, bool) or value is None:
        return bool(value)
    text = row.text(column)
    if same_text(text, "да") or same_text(text, "истина"):
        return True
    if not same_text(text, "нет") and not same_text(text, "ложь"):
        remarks.append(f"«{HEADERS[column]}»: поставьте или снимите галочку.")
    return False


def _places(text: str, remarks: list[str]) -> int | None:
    if not text:
        return None
    if text.isdecimal() and int(text) <= 10:
        return int(text)
    remarks.append("«Не более наставляемых»: впишите целое число от 0 до 10 или оставьте пустым.")
    return None


def _takes_part(text: str, remarks: list[str]) -> TakesPart:
    for role in TakesPart:
        if same_text(text, role.value):
            return role
    known = ", ".join(f"«{role.value}»" for role in TakesPart if role.value)
    remarks.append(f"«Участвует как»: выберите {known} или очистите ячейку.")
    return TakesPart.BY_ANSWERS


def same_as(row: Row, remarks: list[str]) -> str:
    """Whose second entry a row is; "" where people have typed nothing, or «нет»."""
    text = row.text("same_as")
    code = parse_code(text) if text and not _is_namesake(row) else ""
    if code is None:
        remarks.append(
            "«Тот же человек, что (код)»: впишите код одного участника, например У-07, или «нет», если это "
            "другой человек."
        )
    return code or ""


def _is_namesake(row: Row) -> bool:
    return same_text(row.text("same_as").strip(" ."), "нет")


def _gender(text: str) -> Gender:
    return next(
        (gender for gender in Gender if gender and same_text(text[:1], gender[:1])), Gender.UNKNOWN
    )
