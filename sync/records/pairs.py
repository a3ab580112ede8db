"""«Пары» and «Не ставить в пару» → pairs, decisions, bans."""

from collections.abc import Collection, Mapping

from programme.ending import Ending, EndingReason
from programme.findings import Finding
from programme.mentoring_kind import MentoringKind, read_kind
from programme.pair_term import Prolongation
from programme.pairs import Decision, Pair, PairState
from programme.russian.codes import parse_code
from programme.russian.letters import spaced
from programme.russian.texts import same_text
from programme.trial import Trial, TrialResult
from sync.records.dates import full_date
from sync.tables import Row, Table


def pairs(
    table: Table, known: Mapping[str, tuple[str, str]]
) -> tuple[tuple[Pair, ...], tuple[Finding, ...]]:
    """The register of pairs with the coordinator's decisions.

    Args:
        table: The tab; rows that people have begun have their codes already, where they count.
        known: Code of a pair → its mentor and mentee as the programme remembers them: who a pair
            is does not change, whatever is typed over it.
    """
    found: list[Pair] = []
    findings: list[Finding] = []
    for row in table.rows:
        if row.vacant or is_begun(row):
            continue
        typed = (parse_code(row.text("mentor")) or "", parse_code(row.text("mentee")) or "")
        mentor, mentee = known.get(row.key, typed)
        if parse_code(row.key) != row.key or not mentor or not mentee or mentor == mentee:
            findings.append(Finding("pairs", row.key, _ADDED_BY_HAND))
            continue
        pair, remarks = _pair(row, mentor, mentee)
        found.append(pair)
        findings += [Finding("pairs", row.key, remark) for remark in remarks]
    return tuple(found), tuple(findings)


def is_begun(row: Row) -> bool:
    """Whether people have begun a row with codes of their own, and it has no code yet."""
    return row.keyless and bool(row.text("new_mentor") or row.text("new_mentee"))


def _pair(row: Row, mentor: str, mentee: str) -> tuple[Pair, list[str]]:
    """A row as people have filled it, and what of that can't be read."""
    remarks: list[str] = []
    decision = _decision(row.text("decision"), remarks)
    pair = Pair(
        row.key,
        mentor,
        mentee,
        _state(row.text("state")),
        decision,
        _ending(row, remarks),
        _kind(row.text("kind"), remarks),
        full_date(row, "held_on", remarks),
        _trial(row, remarks),
        Prolongation(full_date(row, "prolonged_to", remarks), spaced(row.text("prolonged_by"))),
    )
    return pair, remarks


_ADDED_BY_HAND = (
    "Эта строка не учтена: в ней нет кода пары. Чтобы внести пару самим, впишите коды обоих в столбцы «Наставник "
    "(впишите код)» и «Наставляемый (впишите код)» и решение «утвердить»; лишнюю строку удалите."
)


def read_decision(text: str) -> Decision | None:
    """The decision that people typed; None where it can't be read."""
    return next((decision for decision in Decision if same_text(text, decision.value)), None)


def _decision(text: str, remarks: list[str]) -> Decision:
    decision = read_decision(text)
    if decision is None:
        known = ", ".join(f"«{d.value}»" for d in Decision if d.value)
        remarks.append(f"Решение «{text[:40]}» непонятно: выберите {known} или очистите ячейку.")
    return decision or Decision.NONE


def _kind(text: str, remarks: list[str]) -> MentoringKind | None:
    kind = read_kind(text)
    if text and kind is None:
        known = ", ".join(f"«{kind.value}»" for kind in MentoringKind)
        remarks.append(f"Вид наставничества «{text[:40]}» непонятен: выберите {known}.")
    return kind


def _trial(row: Row, remarks: list[str]) -> Trial:
    text = row.text("trial")
    result = next((result for result in TrialResult if same_text(text, result.value)), None)
    if text and result is None:
        known = ", ".join(f"«{result.value}»" for result in TrialResult)
        remarks.append(f"Проверка пары «{text[:40]}» непонятна: выберите {known}.")
        return Trial()
    return Trial(result, full_date(row, "trial_on", remarks))


def _ending(row: Row, remarks: list[str]) -> Ending | None:
    """How a pair ends as the coordinator typed it, and what of that can't be read."""
    ends_on, given = (full_date(row, column, remarks) for column in ("ends_on", "notice_given"))
    text = row.text("ending")
    reason = next((reason for reason in EndingReason if same_text(text, reason.value)), None)
    if reason:
        return Ending(reason, ends_on, given)
    known = ", ".join(f"«{reason.value}»" for reason in EndingReason)
    if text:
        remarks.append(
            f"Прекращение «{text[:40]}» непонятно: выберите {known} или очистите ячейку."
        )
    elif ends_on or given:
        remarks.append(f"Дата прекращения не учтена: в столбце «Прекращение» выберите {known}.")
    return None


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
