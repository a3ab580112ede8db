"""Pairs that people enter themselves: a row with two codes and a decision gets a code of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from programme.findings import Finding
from programme.mentoring_kind import MentoringKind, read_kind
from programme.pair_register import free_codes
from programme.pairs import Decision, Pair
from programme.russian.codes import parse_code
from sync.deciding.intake import People
from sync.records.pairs import is_begun, read_decision
from sync.tables import Row, Table


@dataclass(frozen=True)
class Begun:
    """«Пары» with codes for the rows that people began, as far as they count; the others are told."""

    table: Table
    findings: tuple[Finding, ...]


def begun_pairs(
    table: Table,
    people: People,
    standing: Iterable[Pair],
    banned: frozenset[tuple[str, str]],
    *,
    known: Mapping[str, tuple[str, str]],
    taken: Iterable[str],
) -> Begun:
    """Give codes to the rows that people began.

    Args:
        table: «Пары».
        people: Everybody.
        standing: The pairs that have codes, as a day leaves them.
        banned: Who must not be paired with whom.
        known: Code of a pair → its people as the programme remembers them; a row that has lost its code has it back.
        taken: Codes that must not be given again.
    """
    codes = free_codes({*taken, *table.keys, *known})
    stands = {p.people: p.code for p in standing if not p.state.is_over and not p.is_meeting}
    findings: list[Finding] = []
    for row in [row for row in table.rows if is_begun(row)]:
        reader = _Begun(row, people)
        faults = [*reader.faults(), *_barred(reader, stands, banned)]
        if faults:
            findings += [Finding("pairs", row.key, text) for text in faults]
            continue
        lost = (c for c, two in known.items() if two == reader.two and c not in table.keys)
        code = next(lost, "") or next(codes)
        mentor, mentee = reader.two
        table = table.keyed(row.key, code).written({code: {"mentor": mentor, "mentee": mentee}})
        if not reader.is_meeting:
            stands[reader.two] = code
    return Begun(table, tuple(findings))


def retyped(table: Table, pairs: Iterable[Pair], people: People) -> Iterator[Finding]:
    """Remarks on codes that people changed after their pair had its code: who a pair is does not change."""
    by_code = {pair.code: pair for pair in pairs}
    for row in table.rows:
        pair, reader = by_code.get(row.key), _Begun(row, people)
        typed = row.text("new_mentor") or row.text("new_mentee")
        if (
            pair
            and typed
            and any(c != d for c, d in zip(reader.two, pair.people, strict=True) if c)
        ):
            yield Finding("pairs", row.key, _RETYPED)


class _Begun:
    """A row that people began.

    Attributes:
        two: Mentor and mentee; "" for what is no code.
    """

    def __init__(self, row: Row, people: People) -> None:
        self._row, self._people = row, people
        codes = (parse_code(row.text(column)) or "" for column in ("new_mentor", "new_mentee"))
        mentor, mentee = (people.merges.main(code) if code else "" for code in codes)
        self.two = (mentor, mentee)

    @property
    def is_meeting(self) -> bool:
        """Whether it is a meeting, of which the same two may have several."""
        kind = read_kind(self._row.text("kind")) or MentoringKind.TRADITIONAL
        return kind.is_meeting and read_decision(self._row.text("decision")) is Decision.APPROVE

    def faults(self) -> Iterator[str]:
        """Why it does not count, and what to do."""
        for code, column in zip(self.two, ("new_mentor", "new_mentee"), strict=True):
            typed, header = self._row.text(column), self._row_header(column)
            if not typed:
                yield f"Пара не внесена: впишите код в столбец «{header}», например У-03."
            elif _are_several(typed):
                yield (
                    f"Пара не внесена: «{header}» — здесь несколько кодов. Впишите один код: по строке на человека."
                )
            elif code not in self._people.participants:
                yield (
                    f"Пара не внесена: «{header}» — участника «{typed[:20]}» нет на вкладке «Участники». Проверьте код."
                )
            elif not self._people.participants[code].active:
                yield f"Пара не внесена: участник {code} отмечен выбывшим."
        if self.two[0] and self.two[0] == self.two[1]:
            yield "Пара не внесена: наставник и наставляемый — один человек. Проверьте коды."
        decision = read_decision(self._row.text("decision"))
        if decision not in {Decision.APPROVE, Decision.PIN}:
            yield "Пара не внесена: выберите решение «утвердить» или «закрепить»."

    def _row_header(self, column: str) -> str:
        return {"new_mentor": _MENTOR, "new_mentee": _MENTEE}[column]


def _are_several(typed: str) -> bool:
    """Whether codes stand side by side («У-15, У-24») where one is expected."""
    return sum(parse_code(part) is not None for part in _BETWEEN.split(typed)) > 1


_BETWEEN = re.compile(r"[,;/\n]|\s+и\s+")
_MENTOR, _MENTEE = "Наставник (впишите код)", "Наставляемый (впишите код)"
_RETYPED = (
    f"В столбцах «{_MENTOR}» и «{_MENTEE}» теперь другие коды, а участники пары не меняются. Верните прежние коды; для "
    "других людей начните новую строку, а эту пару отклоните или прекратите."
)


def _barred(
    reader: _Begun, stands: Mapping[tuple[str, str], str], banned: frozenset[tuple[str, str]]
) -> Iterator[str]:
    if reader.two in banned:
        yield (
            "Пара не внесена: эти двое записаны на вкладке «Не ставить в пару». Уберите их оттуда или выберите других."
        )
    if reader.two in stands and not reader.is_meeting:
        yield (
            f"Пара не внесена: эти двое уже есть, {stands[reader.two]}. Впишите решение в той строке, а эту удалите."
        )
