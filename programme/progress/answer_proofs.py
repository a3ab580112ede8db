"""What answers to questionnaires prove: the bases, and the questionnaires that a line rests on."""

from config.roadmap import Activity
from programme.progress.facts import Facts, ProofItem
from programme.progress.proof import Proof, Stage, combined
from programme.russian.numbers import plural


def mentees(activity: Activity, facts: Facts) -> Proof:
    """The base of mentees."""
    told = f"в базе {facts.mentees} {plural(facts.mentees, 'наставляемый', 'наставляемых', 'наставляемых')}"
    return _base(activity, facts, facts.mentees, told, "Вкладка «Участники», база наставляемых")


def mentors(activity: Activity, facts: Facts) -> Proof:
    """The base of mentors."""
    told = (
        f"в базе {facts.mentors} {plural(facts.mentors, 'наставник', 'наставника', 'наставников')}"
    )
    return _base(activity, facts, facts.mentors, told, "Вкладка «Участники», база наставников")


def _base(activity: Activity, facts: Facts, people: int, told: str, caption: str) -> Proof:
    """A base is complete when it holds people and everybody asked has answered."""
    came = answers(activity, facts)
    if not people:
        return came
    evidence = (ProofItem(f"{caption}: {people}", facts.register_url),)
    stage = Stage.BEGUN if came.stage is Stage.NOTHING else came.stage
    known = any(facts.expected.get(code) for code in activity.questionnaires)
    unsaid = "" if known else "; сколько педагогов опрошено, программе неизвестно"
    return Proof(stage, told + unsaid, evidence, came.waits_for)


def answers(activity: Activity, facts: Facts) -> Proof:
    """Complete when everybody who was asked has answered; nobody's silence is taken for an answer.

    Of several questionnaires each must be complete, and each says how far it is.
    """
    published = [code for code in activity.questionnaires if code in facts.answers]
    if not published:
        return Proof()
    if len(activity.questionnaires) == 1:
        return _questionnaire(published[0], facts)
    return combined(_named(code, _questionnaire(code, facts)) for code in published)


def _named(code: str, proof: Proof) -> Proof:
    return Proof(proof.stage, f"{code}: {proof.progress}", proof.evidence, proof.waits_for)


def _questionnaire(code: str, facts: Facts) -> Proof:
    answered, expected = facts.answers[code], facts.expected.get(code, 0)
    evidence = (ProofItem(f"Ответы {code}: {answered}", facts.answers_urls.get(code, "")),)
    if not answered:
        return _unanswered(code, facts)
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


def _unanswered(code: str, facts: Facts) -> Proof:
    """People wait for a questionnaire only from the day on which it is sent out."""
    if code in facts.not_yet_asked:
        return Proof()
    return Proof(Stage.ASKED, "ответов пока нет", (), f"педагоги: ответить на {code}")


def _replies(answered: int) -> str:
    came = plural(answered, "получен", "получено", "получено")
    return f"{came} {answered} {plural(answered, 'ответ', 'ответа', 'ответов')}"
