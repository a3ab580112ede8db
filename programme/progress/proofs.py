"""One rule for each kind of evidence: what the registers prove about a roadmap line, and no more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from config.schema import Activity, Evidence
from programme.progress.facts import Facts, ProofItem
from programme.russian.numbers import plural


class Stage(Enum):
    """How far the registers prove a line."""

    NOTHING = "nothing yet"
    BEGUN = "begun, and more is to be done"
    ASKED = "begun, and people have been asked for what is missing"
    COMPLETE = "all that is provable is there"


@dataclass(frozen=True)
class Proof:
    """What a rule found.

    Attributes:
        stage: How far.
        progress: In Russian, a few words.
        evidence: What proves it.
        waits_for: «кто: что», in Russian; "" where the line waits for nobody.
    """

    stage: Stage = Stage.NOTHING
    progress: str = ""
    evidence: tuple[ProofItem, ...] = ()
    waits_for: str = ""


Rule = Callable[[Activity, Facts], Proof]


def prove(activity: Activity | None, facts: Facts) -> Proof:
    """What the registers prove; nothing about a line that the configuration doesn't know."""
    return _RULES[activity.evidence](activity, facts) if activity else Proof()


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


def _mentees(activity: Activity, facts: Facts) -> Proof:
    told = f"в базе {facts.mentees} {plural(facts.mentees, 'наставляемый', 'наставляемых', 'наставляемых')}"
    return _base(activity, facts, facts.mentees, told, "Вкладка «Участники», база наставляемых")


def _mentors(activity: Activity, facts: Facts) -> Proof:
    told = (
        f"в базе {facts.mentors} {plural(facts.mentors, 'наставник', 'наставника', 'наставников')}"
    )
    return _base(activity, facts, facts.mentors, told, "Вкладка «Участники», база наставников")


def _base(activity: Activity, facts: Facts, people: int, told: str, caption: str) -> Proof:
    """A base is complete when it holds people and everybody asked has answered."""
    answers = _answers(activity, facts)
    if not people:
        return answers
    evidence = (ProofItem(f"{caption}: {people}", facts.register_url),)
    stage = Stage.BEGUN if answers.stage is Stage.NOTHING else answers.stage
    unsaid = (
        "" if _expected(activity, facts) else "; сколько педагогов опрошено, программе неизвестно"
    )
    return Proof(stage, told + unsaid, evidence, answers.waits_for)


def _expected(activity: Activity, facts: Facts) -> int:
    return facts.expected.get(activity.questionnaire, 0)


def _answers(activity: Activity, facts: Facts) -> Proof:
    """Complete when everybody who was asked has answered; nobody's silence is taken for an answer."""
    code = activity.questionnaire
    if code not in facts.answers:
        return Proof()
    answered, expected = facts.answers[code], _expected(activity, facts)
    evidence = _answers_evidence(code, answered, facts)
    if not answered:
        return Proof(Stage.ASKED, "ответов пока нет", (), f"педагоги: ответить на {code}")
    if not expected:
        told = f"{_replies(answered)}; сколько педагогов опрошено, программе неизвестно"
        return Proof(Stage.BEGUN, told, evidence)
    silent = expected - answered
    told = f"ответили {min(answered, expected)} из {expected}"
    if silent > 0:
        waits = (
            f"педагоги: {silent} не {plural(silent, 'ответил', 'ответили', 'ответили')} на {code}"
        )
        return Proof(Stage.ASKED, told, evidence, waits)
    return Proof(Stage.COMPLETE, told, evidence)


def _replies(answered: int) -> str:
    return f"{plural(answered, 'получен', 'получено', 'получено')} {answered} {plural(answered, 'ответ', 'ответа', 'ответов')}"


def _answers_evidence(code: str, answered: int, facts: Facts) -> tuple[ProofItem, ...]:
    return (ProofItem(f"Ответы {code}: {answered}", facts.answers_urls.get(code, "")),)


def _pairs_decided(_activity: Activity, facts: Facts) -> Proof:
    """Complete when the coordinator has decided on every proposed pair, and some are approved."""
    if not facts.approved and not facts.undecided:
        return Proof()
    evidence = (ProofItem(f"Вкладка «Пары»: {_approved(facts)}", facts.pairs_url),)
    if facts.undecided:
        told = f"{_approved(facts)}, ждут решения {facts.undecided}"
        pairs = plural(facts.undecided, "паре", "парам", "парам")
        return Proof(Stage.ASKED, told, evidence, f"куратор: решить по {facts.undecided} {pairs}")
    return Proof(Stage.COMPLETE, _approved(facts), evidence)


def _approved(facts: Facts) -> str:
    return f"утверждено {facts.approved} {plural(facts.approved, 'пара', 'пары', 'пар')}"


def _pairs(_activity: Activity, facts: Facts) -> Proof:
    """There are pairs to be announced; the directive and who has read it are not tracked."""
    if not facts.approved:
        return Proof()
    evidence = (ProofItem(f"Вкладка «Пары»: {_approved(facts)}", facts.pairs_url),)
    told = f"{_approved(facts)}; ознакомление с приказом не отмечено"
    return Proof(Stage.BEGUN, told, evidence, "заведующий: ознакомить участников с приказом")


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
    Evidence.MENTEES: _mentees,
    Evidence.MENTORS: _mentors,
    Evidence.ANSWERS: _answers,
    Evidence.PAIRS: _pairs,
    Evidence.PAIRS_DECIDED: _pairs_decided,
    Evidence.AGREEMENTS: _agreements,
}
