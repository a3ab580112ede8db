"""The state of one roadmap line: what is proved, what people say, and what the calendar says."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from config.schema import Activity, Evidence
from programme.progress.facts import Facts, ProofItem
from programme.progress.paper_proofs import with_papers
from programme.progress.proofs import Proof, Stage, prove
from programme.roadmap import RoadmapLine
from programme.russian.letters import spaced
from programme.russian.texts import normal_text
from programme.timeframes import Timeframe, TimeframeKind


class ActivityState(StrEnum):
    """Where a roadmap line stands, as staff read it."""

    NOT_STARTED = "не начато"
    IN_PROGRESS = "в работе"
    WAITING = "ждёт людей"
    DONE = "выполнено"
    LATE = "просрочено"
    NOT_APPLICABLE = "не применимо"


MANUAL_STATES = (ActivityState.DONE, ActivityState.IN_PROGRESS, ActivityState.NOT_APPLICABLE)
"""What people may type; the other states are the calendar's and the registers' business."""

_SETTLED = (ActivityState.DONE, ActivityState.NOT_APPLICABLE)
_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Progress:
    """The state of a line, with what proves it.

    Attributes:
        state: Where it stands.
        progress: How far, in a few Russian words.
        evidence: What proves it.
        due: The next day something is expected; None where no date is known.
        waits_for: «кто: что», in Russian; "" where it waits for nobody.
        reading: How the deadline was understood.
    """

    state: ActivityState
    progress: str
    evidence: tuple[ProofItem, ...]
    due: date | None
    waits_for: str
    reading: str


def assess(
    activity: Activity | None,
    line: RoadmapLine,
    facts: Facts,
    timeframe: Timeframe,
    *,
    confirmed_due: date | None,
    manual_state: str,
    manual_evidence: str,
    today: date,
) -> tuple[Progress, tuple[str, ...]]:
    """The state of one line, and remarks on what people should complete.

    Args:
        activity: What the configuration says about the line; None for a line it doesn't know.
        line: The line as it stands in the sheet.
        facts: What the registers hold.
        timeframe: The deadline as read.
        confirmed_due: The date people typed; it replaces the reading.
        manual_state: What people typed under «Состояние вручную»; it counts only with its reason.
        manual_evidence: The reason or link beside it.
        today: The day of the run.
    """
    reason = spaced(manual_evidence)
    typed = _manual(manual_state)
    proof = prove(activity, facts)
    if activity:
        proof = with_papers(proof, activity, facts)
    last = confirmed_due or timeframe.ends
    if typed and reason:
        state, proof = typed, _with_reason(proof, typed, reason)
    else:
        proof = _ongoing(proof, timeframe, last, today)
        state = _state(proof, last, today)
    if state is ActivityState.IN_PROGRESS and last and last < today:
        proof = _with_words(proof, f"срок прошёл {last:%d.%m.%Y}")
    remarks = (
        *_remarks_on_typed(manual_state, reason),
        # What is settled needs neither a date nor somebody to do it.
        *(() if state in _SETTLED else _remarks_on_line(line, timeframe, confirmed_due)),
    )
    return (
        Progress(
            state=state,
            progress=proof.progress,
            evidence=proof.evidence,
            due=confirmed_due or timeframe.due(today),
            waits_for="" if state in _SETTLED else _waits_for(proof, activity, line, state),
            reading=_reading(timeframe, confirmed_due),
        ),
        remarks,
    )


def _manual(typed: str) -> ActivityState | None:
    wanted = normal_text(typed)
    return next((state for state in MANUAL_STATES if normal_text(state.value) == wanted), None)


def _state(proof: Proof, last: date | None, today: date) -> ActivityState:
    if proof.stage is Stage.COMPLETE:
        return ActivityState.DONE
    if last and last < today:
        return ActivityState.LATE
    stages = {Stage.BEGUN: ActivityState.IN_PROGRESS, Stage.ASKED: ActivityState.WAITING}
    return stages.get(proof.stage, ActivityState.NOT_STARTED)


def _ongoing(proof: Proof, timeframe: Timeframe, last: date | None, today: date) -> Proof:
    """Work that lasts until a day is not done before it, however complete it is so far."""
    if proof.stage is not Stage.COMPLETE or not timeframe.lasts or (last and last < today):
        return proof
    until = f"работа идёт до {last:%d.%m.%Y}" if last else "работа продолжается"
    return Proof(Stage.BEGUN, f"{proof.progress}; {until}", proof.evidence)


def _with_reason(proof: Proof, state: ActivityState, reason: str) -> Proof:
    link = _LINK.search(reason)
    item = ProofItem(reason, link[0] if link and link[0] != reason else "")
    told = f"отмечено вручную: {state.value}"
    return Proof(proof.stage, told, (item, *proof.evidence), proof.waits_for)


def _with_words(proof: Proof, words: str) -> Proof:
    told = f"{proof.progress}; {words}" if proof.progress else words
    return Proof(proof.stage, told, proof.evidence, proof.waits_for)


def _waits_for(
    proof: Proof, activity: Activity | None, line: RoadmapLine, state: ActivityState
) -> str:
    """Whom the line waits for; a line only people can prove waits for them once it is late."""
    if proof.waits_for or state is not ActivityState.LATE:
        return proof.waits_for
    if activity and activity.evidence is not Evidence.MANUAL:
        return proof.waits_for
    who = spaced(line.responsible).strip(" .;,")
    return (
        f"{who[:1].lower()}{who[1:]}: отметить выполнение"
        if who
        else "куратор: отметить выполнение"
    )


def _reading(timeframe: Timeframe, confirmed_due: date | None) -> str:
    return (
        f"Срок подтверждён: до {confirmed_due:%d.%m.%Y}."
        if confirmed_due
        else timeframe.explanation
    )


def _remarks_on_typed(manual_state: str, reason: str) -> list[str]:
    typed = _manual(manual_state)
    if spaced(manual_state) and typed is None:
        offered = ", ".join(f"«{state.value}»" for state in MANUAL_STATES)
        return [f"Состояние «{spaced(manual_state)[:60]}» неизвестно. Выберите одно из: {offered}."]
    if typed and not reason:
        return [
            (
                f"Состояние вручную «{typed.value}» не принято: не указано основание. "
                "Впишите его или ссылку в столбец «Основание или ссылка»."
            )
        ]
    return []


def _remarks_on_line(
    line: RoadmapLine, timeframe: Timeframe, confirmed_due: date | None
) -> list[str]:
    remarks = []
    if not confirmed_due and timeframe.kind in _UNREAD:
        remarks.append(
            f"{_UNREAD[timeframe.kind]}. Впишите дату в столбец «Срок подтверждён (до)»."
        )
    if not spaced(line.responsible):
        remarks.append("Ответственный исполнитель не указан. Впишите его в этой строке.")
    return remarks


_UNREAD = {
    TimeframeKind.EMPTY: "Срок не указан",
    TimeframeKind.UNKNOWN: "Срок не удалось прочитать",
}
