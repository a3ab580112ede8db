"""«Пары» and «Не ставить в пару» → pairs, decisions, bans."""

from collections.abc import Collection, Mapping

from programme.ending import Ending, EndingReason
from programme.findings import Finding
from programme.pairs import Decision, Pair, PairState
from programme.russian.codes import parse_code
from programme.russian.texts import same_text
from sync.records.dates import full_date
from sync.tables import Row, Table


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
        ending, remarks = _ending(row)
        findings += [Finding("pairs", row.key, remark) for remark in remarks]
        found.append(Pair(row.key, mentor, mentee, _state(row.text("state")), decision, ending))
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


def _ending(row: Row) -> tuple[Ending | None, list[str]]:
    """How a pair ends as the coordinator typed it, and what of that can't be read."""
    remarks: list[str] = []
    ends_on, given = (full_date(row, column, remarks) for column in ("ends_on", "notice_given"))
    text = row.text("ending")
    reason = next((reason for reason in EndingReason if same_text(text, reason.value)), None)
    if reason:
        return Ending(reason, ends_on, given), remarks
    known = ", ".join(f"«{reason.value}»" for reason in EndingReason)
    if text:
        remarks.append(
            f"Прекращение «{text[:40]}» непонятно: выберите {known} или очистите ячейку."
        )
    elif ends_on or given:
        remarks.append(f"Дата прекращения не учтена: в столбце «Прекращение» выберите {known}.")
    return None, remarks


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
        if mentor in everybody and mentor == mentee:
            text = "Запрет не нужен: самому себе наставником никто не назначается. Проверьте коды."
            findings.append(Finding("bans", row.key, text))
        elif mentor in everybody and mentee in everybody:
            found.add((str(mentor), str(mentee)))
        else:
            text = "Запрет не действует: впишите коды двух участников со вкладки «Участники», например У-03 и У-08."
            findings.append(Finding("bans", row.key, text))
    return frozenset(found), tuple(findings)
