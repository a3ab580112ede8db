"""What the registers of work prove: meetings, consultations, publications, cases, figures of the monitoring."""

from collections.abc import Sequence

from config.roadmap import Activity
from programme.progress.facts import Facts, Happening, ProofItem
from programme.progress.proof import Proof, Stage, combined
from programme.russian.numbers import plural

MOST = 20
"""So many rows of a register stand in one cell as evidence; the register has the others."""

_FORMS = {
    "event": ("мероприятие", "мероприятия", "мероприятий"),
    "consultation": ("консультация", "консультации", "консультаций"),
    "publication": ("публикация", "публикации", "публикаций"),
    "case": ("кейс", "кейса", "кейсов"),
    "plan_item": ("пункт плана", "пункта планов", "пунктов планов"),
    "acknowledgement": ("ознакомление", "ознакомления", "ознакомлений"),
}
_ALL = frozenset({"plan_item", "acknowledgement"})
"""Registers of which every row must be done: they hold what people are to do, not what they happened to do."""


def happenings(activity: Activity, facts: Facts) -> Proof:
    """Complete where each register that counts has enough rows that are done."""
    return combined(_of_kind(activity, kind, facts) for kind in activity.happenings)


def _of_kind(activity: Activity, kind: str, facts: Facts) -> Proof:
    ours = [h for h in facts.happenings if h.activity == activity.number and h.kind == kind]
    done = [happening for happening in ours if happening.is_done]
    needed = max(activity.at_least, len(ours) if kind in _ALL else 0)
    evidence = _items(done)
    waits = next((h.waits_for for h in ours if h.waits_for), "")
    if not ours:
        return Proof()
    if len(done) >= needed:
        return Proof(Stage.COMPLETE, _told(kind, len(done), 0), evidence)
    told = _told(kind, len(done), needed)
    return Proof(Stage.ASKED if waits else Stage.BEGUN, told, evidence, waits)


def _told(kind: str, done: int, needed: int) -> str:
    if needed > 1 or not done:
        return f"{plural(done, *_FORMS[kind])}: {done} из {max(needed, 1)}"
    return f"{done} {plural(done, *_FORMS[kind])}"


def _items(done: Sequence[Happening]) -> tuple[ProofItem, ...]:
    items = [happening.item for happening in done]
    if len(items) > MOST:
        items = [*items[:MOST], ProofItem(f"и ещё {len(items) - MOST}")]
    return tuple(items)


def invented(number: str, facts: Facts) -> Proof:
    """A line that staff invented: rows of any register that name it are its evidence."""
    done = [h for h in facts.happenings if h.activity == number and h.is_done]
    if not number or not done:
        return Proof()
    told = f"записей: {len(done)}; выполнение отмечают вручную"
    return Proof(Stage.BEGUN, told, _items(done))


def monitoring(_activity: Activity, facts: Facts) -> Proof:
    """Complete where the figures of both stages have been worked out."""
    figures = facts.monitoring
    stages = [figures.stage1, figures.stage2]
    if not any(stages):
        return Proof()
    told = "; ".join(filter(None, stages))
    evidence = (ProofItem("Вкладка «Показатели»", figures.url),)
    return Proof(Stage.COMPLETE if all(stages) else Stage.BEGUN, told, evidence)
