"""Tables → the records of the programme; what can't be read becomes a Finding beside its row."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.schema import Question, QuestionKind, Questionnaire
from generators.workbook.tabs import answer_key, asked
from programme.findings import Finding
from programme.pairs import Decision, Pair, PairState
from programme.people import Gender, Participant, TakesPart
from programme.russian.codes import parse_code
from programme.russian.texts import same_text
from programme.submissions import Submission
from sync.tables import Row, Table
from sync.values import as_date, moment_text


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
        active=not _ticked(row, "left", remarks),
        consent_given=dated(row, "consent_given", remarks),
        places=places,
        superior_of=tuple(code for code in codes if code),
        absent=_ticked(row, "absent", remarks),
        takes_part=_takes_part(row.text("takes_part"), remarks),
        same_as=_same_as(row, remarks),
    )
    return person, remarks


HEADERS = {
    "consent_given": "Согласие наставника получено",
    "confirmed_due": "Срок подтверждён (до)",
    "signed": "Подписано (дата)",
    "left": "Выбыл",
    "absent": "Длительно отсутствует",
}
"""Columns whose cells people type and the programme must understand, as remarks name them."""


def dated(row: Row, column: str, remarks: list[str]) -> date | None:
    """A date that people typed; what can't be read becomes a remark."""
    value = as_date(row.cells.get(column))
    if value is None and row.text(column):
        remarks.append(f"«{HEADERS[column]}»: дата не читается, впишите её как 01.09.2026.")
    return value


def _ticked(row: Row, column: str, remarks: list[str]) -> bool:
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


def _same_as(row: Row, remarks: list[str]) -> str:
    text = row.text("same_as")
    code = parse_code(text) if text else ""
    if code is None:
        remarks.append("«Тот же человек, что (код)»: впишите код одного участника, например У-07.")
    return code or ""


def _gender(text: str) -> Gender:
    return next(
        (gender for gender in Gender if gender and same_text(text[:1], gender[:1])), Gender.UNKNOWN
    )


def pairs(
    table: Table, known: Mapping[str, tuple[str, str]]
) -> tuple[tuple[Pair, ...], tuple[Finding, ...]]:
    """The register of pairs with the coordinator's decisions.

    Args:
        table: The tab.
        known: Code of a pair → its mentor and mentee as the programme remembers them: who a pair
            is does not change, whatever is typed over it.
    """
    found: list[Pair] = []
    findings: list[Finding] = []
    for row in table.rows:
        if row.vacant:
            continue
        typed = (parse_code(row.text("mentor")) or "", parse_code(row.text("mentee")) or "")
        mentor, mentee = known.get(row.key, typed)
        if parse_code(row.key) != row.key or not mentor or not mentee or mentor == mentee:
            findings.append(Finding("pairs", row.key, _ADDED_BY_HAND))
            continue
        decision, remark = _decision(row.text("decision"))
        if remark:
            findings.append(Finding("pairs", row.key, remark))
        found.append(Pair(row.key, mentor, mentee, _state(row.text("state")), decision))
    return tuple(found), tuple(findings)


_ADDED_BY_HAND = (
    "Эта строка не учтена: пары предлагает программа. Впишите решение в строке с кодом пары, "
    "а лишнюю строку удалите."
)


def _decision(text: str) -> tuple[Decision, str]:
    for decision in Decision:
        if same_text(text, decision.value):
            return decision, ""
    known = ", ".join(f"«{d.value}»" for d in Decision if d.value)
    return Decision.NONE, f"Решение «{text[:40]}» непонятно: выберите {known} или очистите ячейку."


def _state(text: str) -> PairState:
    return next(
        (state for state in PairState if same_text(state.caption, text)), PairState.PROPOSED
    )


def bans(
    table: Table, everybody: Collection[str]
) -> tuple[frozenset[tuple[str, str]], tuple[Finding, ...]]:
    """Who must not be paired with whom, as the coordinator typed it."""
    found: set[tuple[str, str]] = set()
    findings: list[Finding] = []
    for row in table.rows:
        mentor, mentee = parse_code(row.text("mentor")), parse_code(row.text("mentee"))
        if mentor in everybody and mentee in everybody:
            found.add((str(mentor), str(mentee)))
        else:
            text = "Запрет не действует: впишите коды двух участников со вкладки «Участники», например У-03 и У-08."
            findings.append(Finding("bans", row.key, text))
    return frozenset(found), tuple(findings)


@dataclass(frozen=True)
class PaperRow:
    """One row of «Документы»."""

    key: str
    kind: str
    pair: str
    number: str
    state: str
    link: str
    file: str
    signed: bool


def papers(table: Table) -> tuple[PaperRow, ...]:
    """The register of papers; kind and pair are read from the key, which says them for ever."""
    return tuple(
        PaperRow(
            key=row.key,
            kind=row.key.split(":")[0],
            pair=row.key.split(":")[1] if row.key.count(":") == 2 else "",
            number=row.text("number"),
            state=row.text("state"),
            link=row.text("link"),
            file=row.text("file"),
            signed=as_date(row.cells.get("signed")) is not None,
        )
        for row in table.rows
        if not row.keyless
    )


def unread_signatures(table: Table) -> list[Finding]:
    """Remarks on dates of signing that can't be read."""
    findings: list[Finding] = []
    for row in table.rows:
        remarks: list[str] = []
        dated(row, "signed", remarks)
        findings += [Finding("papers", row.key, remark) for remark in remarks]
    return findings


def stored_codes(table: Table) -> Mapping[str, str]:
    """Response id → code of the participant it was matched to earlier."""
    return {row.key: row.text("code") for row in table.rows if row.text("code") and not row.keyless}


def no_answers(table: Table) -> list[Finding]:
    """Remarks on rows that people began, or whose response id they cleared."""
    text = "Это не ответ: в строке нет номера ответа. Её можно удалить; ответы из формы программа вносит сама."
    return [
        Finding(table.tab.key, row.key, text)
        for row in table.rows
        if row.keyless and not row.vacant
    ]


def stored_submissions(
    table: Table, questionnaire: Questionnaire, zone: str
) -> Iterable[Submission]:
    """The answers kept in a tab; they stand in for responses that Google no longer returns."""
    for row in table.rows:
        if row.keyless:
            continue
        answers: dict[str, tuple[str, ...]] = {}
        for question in asked(questionnaire):
            text = row.text(answer_key(question))
            if text:
                answers |= _unfolded(question, text)
        yield Submission(
            questionnaire.code,
            row.key,
            moment_text(row.cells.get("created"), zone),
            moment_text(row.cells.get("submitted"), zone),
            answers,
            row.text("code"),
        )


def _unfolded(question: Question, text: str) -> dict[str, tuple[str, ...]]:
    if question.rows_from:
        parts = (line.partition(": ") for line in text.split("\n"))
        return {f"{question.id}.{key}": (value,) for key, _, value in parts if value}
    several = question.kind is QuestionKind.MANY
    return {question.id: tuple(text.split("\n")) if several else (text,)}


def folded(submission: Submission, questionnaire: Questionnaire) -> dict[str, Any]:
    """A submission's answers as cells: several answers one a line, a grid as «К07: 3» lines."""
    cells: dict[str, Any] = {}
    for question in asked(questionnaire):
        if question.rows_from:
            prefix = f"{question.id}."
            cells[answer_key(question)] = "\n".join(
                f"{key.removeprefix(prefix)}: {values[0]}"
                for key, values in sorted(submission.answers.items())
                if key.startswith(prefix) and values
            )
        else:
            cells[answer_key(question)] = "\n".join(submission.answers.get(question.id, ()))
    return cells


def service(table: Table) -> Mapping[str, str]:
    """What the service tab remembers."""
    return {row.key: row.text("value") for row in table.rows}


PAIR = "pair "
"""How the programme's memory names a pair: «pair П-05» → «У-07 У-12»."""


def remembered_pairs(table: Table) -> dict[str, tuple[str, str]]:
    """Code of a pair → mentor and mentee, from the service tab."""
    found: dict[str, tuple[str, str]] = {}
    for name, value in service(table).items():
        mentor, _, mentee = value.partition(" ")
        if name.startswith(PAIR) and mentor and mentee:
            found[name.removeprefix(PAIR)] = (mentor, mentee)
    return found


DRIFT = "drift "
"""How the programme's memory names what people changed in a form: «drift Ф1» → one remark a line.

Forms are looked at on a day's first run; the day's other runs say the same again.
"""


def remembered_drifts(
    memory: Mapping[str, str], questionnaires: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """What the last look at the forms has found."""
    return {code: tuple(memory.get(f"{DRIFT}{code}", "").splitlines()) for code in questionnaires}
