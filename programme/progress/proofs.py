"""One rule for each kind of evidence: what the registers prove about a roadmap line, and no more."""

from collections.abc import Callable, Mapping, Sequence

from config.roadmap import Activity, Evidence
from programme.progress.answer_proofs import answers, mentees, mentors
from programme.progress.facts import Facts, Happening, ProofItem
from programme.progress.happening_proofs import happenings, invented, monitoring
from programme.progress.paper_proofs import papers
from programme.progress.proof import Proof, Stage, combined, either
from programme.russian.numbers import plural

Rule = Callable[[Activity, Facts], Proof]


def prove(activity: Activity | None, facts: Facts, number: str = "") -> Proof:
    """What the registers prove of a line.

    Args:
        activity: What the configuration says of it; None for one that staff invented: rows that name it show
            that it has begun, and people say when it is done.
        facts: What the registers hold.
        number: The line's number as it stands.
    """
    if activity is None:
        return invented(number, facts)
    proofs = (_RULES[evidence](activity, facts) for evidence in activity.evidence)
    return either(proofs) if activity.enough == "any" else combined(proofs)


def _nothing(_activity: Activity, _facts: Facts) -> Proof:
    return Proof()


def _roadmap(_activity: Activity, facts: Facts) -> Proof:
    """The plan stands in the spreadsheet; the directive that approves it is not tracked."""
    if not facts.roadmap_url:
        return Proof()
    evidence = (ProofItem("Вкладка «Дорожная карта»", facts.roadmap_url),)
    told = "план внесён в таблицу; приказ об утверждении не отмечен"
    return Proof(Stage.BEGUN, told, evidence, "заведующий: приказ об утверждении плана")


def _template(activity: Activity, facts: Facts) -> Proof:
    """The form of the paper lies on Drive; the directive that approves it is not tracked."""
    template = facts.templates.get(activity.paper)
    if template is None:
        return Proof()
    told = "форма готова; приказ об утверждении не отмечен"
    return Proof(Stage.BEGUN, told, (template,), "заведующий: приказ об утверждении формы")


def _pairs_decided(_activity: Activity, facts: Facts) -> Proof:
    """Complete when the coordinator has decided on every proposed pair, and some are approved."""
    if not facts.approved and not facts.over and not facts.undecided:
        return Proof()
    evidence = (ProofItem(f"Вкладка «Пары»: {_approved(facts)}", facts.pairs_url),)
    if facts.undecided:
        told = f"{_approved(facts)}, ждут решения {facts.undecided}"
        pairs = plural(facts.undecided, "паре", "парам", "парам")
        return Proof(Stage.ASKED, told, evidence, f"куратор: решить по {facts.undecided} {pairs}")
    return Proof(Stage.COMPLETE, _approved(facts), evidence)


def _approved(facts: Facts) -> str:
    every = facts.approved + facts.over
    made = plural(every, "утверждена", "утверждено", "утверждено")
    told = f"{made} {every} {plural(every, 'пара', 'пары', 'пар')}"
    return f"{told}, из них завершили работу {facts.over}" if facts.over else told


def _pairs(activity: Activity, facts: Facts) -> Proof:
    """There are pairs to be announced; complete once everybody has read the directive that names them."""
    if not facts.approved and not facts.over:
        return Proof()
    evidence = (ProofItem(f"Вкладка «Пары»: {_approved(facts)}", facts.pairs_url),)
    readers = [
        h for h in facts.happenings if (h.activity, h.kind) == (activity.number, "acknowledgement")
    ]
    if readers:
        return _read_by(readers, facts, evidence)
    told = f"{_approved(facts)}; ознакомление с приказом не отмечено"
    return Proof(Stage.BEGUN, told, evidence, "заведующий: ознакомить участников с приказом")


def _read_by(readers: Sequence[Happening], facts: Facts, evidence: tuple[ProofItem, ...]) -> Proof:
    read = sum(reader.is_done for reader in readers)
    told = f"{_approved(facts)}; с приказом ознакомлены {read} из {len(readers)}"
    if read == len(readers):
        return Proof(Stage.COMPLETE, told, evidence)
    return Proof(Stage.ASKED, told, evidence, f"заведующий: ознакомить ещё {len(readers) - read}")


def _agreements(_activity: Activity, facts: Facts) -> Proof:
    """Complete when every approved pair has its agreement and all agreements are signed."""
    made, signed = len(facts.agreements), facts.agreements_signed
    if not facts.approved and not made:
        return Proof()
    told = f"создано {made} из {max(facts.approved, made)}, подписано {signed}"
    if made < facts.approved:
        return Proof(Stage.BEGUN, told, facts.agreements)
    if signed < made:
        papers = plural(made - signed, "соглашение", "соглашения", "соглашений")
        return Proof(
            Stage.ASKED,
            told,
            facts.agreements,
            f"участники пар: подписать {made - signed} {papers}",
        )
    return Proof(Stage.COMPLETE, told, facts.agreements)


_RULES: Mapping[Evidence, Rule] = {
    Evidence.MANUAL: _nothing,
    Evidence.ROADMAP: _roadmap,
    Evidence.TEMPLATE: _template,
    Evidence.MENTEES: mentees,
    Evidence.MENTORS: mentors,
    Evidence.ANSWERS: answers,
    Evidence.PAIRS: _pairs,
    Evidence.PAIRS_DECIDED: _pairs_decided,
    Evidence.AGREEMENTS: _agreements,
    Evidence.PAPERS: papers,
    Evidence.HAPPENINGS: happenings,
    Evidence.MONITORING: monitoring,
}
