"""What everybody said: answers that count, read for the matching and told beside their rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from config.monitoring_settings import MonitoringSettings
from config.questionnaire import Questionnaire
from config.schema import Competency
from programme.counting import COUNTED, Counted
from programme.findings import Finding
from programme.merging import Merged
from programme.monitoring.answers import Answers
from programme.monitoring.stage_one import flags
from programme.not_yet_true import NotYetTrue, not_yet_true
from programme.people import MenteeProfile, MentorProfile, Wishes
from programme.reading import read_mentee, read_mentor, read_wishes
from programme.submissions import Submission


@dataclass
class Heard:
    """What was said, by the code of who said it.

    Attributes:
        mentees: What they ask for.
        mentors: What they offer.
        mentee_wishes: Whom they want as their mentor.
        mentor_wishes: Whom they want to teach.
        details: Response id → what was read of it, in a line.
        findings: Remarks beside the answers.
    """

    mentees: dict[str, MenteeProfile] = field(default_factory=dict)
    mentors: dict[str, MentorProfile] = field(default_factory=dict)
    mentee_wishes: dict[str, Wishes] = field(default_factory=dict)
    mentor_wishes: dict[str, Wishes] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def hear(
    counting: Iterable[Submission],
    questionnaires: Mapping[str, Questionnaire],
    competencies: tuple[Competency, ...],
    known: frozenset[str],
    merges: Merged,
    *,
    today: date,
) -> Heard:
    """Read the answers that count, each as its questionnaire says (``reads``).

    Args:
        counting: Answers that count, with their senders' codes.
        questionnaires: By code.
        competencies: List К.
        known: Codes that may be named, second entries among them.
        merges: Which entries are second ones.
        today: What is said to have happened can't be of a later day.
    """
    heard = Heard()
    ordered = sorted(counting, key=lambda s: (questionnaires[s.questionnaire].place, s.code))
    asking: dict[str, Submission] = {}
    for s in ordered:
        questionnaire, code = questionnaires[s.questionnaire], s.code
        remarks: tuple[str, ...] = ()
        if questionnaire.reads == "mentee":
            asking[code] = s
            heard.mentees[code], remarks = read_mentee(s, questionnaire, competencies)
            heard.details[s.response_id] = _asks(heard.mentees[code])
        elif questionnaire.reads == "mentee_again":
            remarks = _again(s, asking.get(code), questionnaires, competencies, heard)
        elif questionnaire.reads == "mentor":
            heard.mentors[code], remarks = read_mentor(s, questionnaire, competencies)
            heard.details[s.response_id] = _offers(heard.mentors[code])
        elif questionnaire.reads == "wishes":
            as_mentee, as_mentor, remarks = read_wishes(s, questionnaire, known_codes=known)
            if as_mentee:
                heard.mentee_wishes[code] = _meant(as_mentee, code, merges)
            if as_mentor:
                heard.mentor_wishes[code] = _meant(as_mentor, code, merges)
            heard.details[s.response_id] = _wants(
                [w for w in (as_mentee, as_mentor) if w is not None]
            )
        else:
            ahead = not_yet_true(s, questionnaire, today)
            heard.details[s.response_id] = _words(s, questionnaire, ahead)
            remarks = tuple(one.remark for one in ahead.values())
        heard.findings += [Finding(questionnaire.tab, s.response_id, text) for text in remarks]
    return heard


def _again(
    again: Submission,
    first: Submission | None,
    questionnaires: Mapping[str, Questionnaire],
    competencies: tuple[Competency, ...],
    heard: Heard,
) -> tuple[str, ...]:
    """Bring what a mentee asked for up to date; what is not answered again stays as it was."""
    if first is None:
        heard.details[again.response_id] = "запрос не изменён: первой анкеты ещё нет"
        return (_NOTHING_TO_CHANGE,)
    if first.submitted > again.submitted:
        heard.details[again.response_id] = "запрос не изменён: первая анкета отправлена позже"
        return ()
    questionnaire = questionnaires[first.questionnaire]
    _, remarks = read_mentee(again, questionnaire, competencies)
    both = replace(first, answers={**first.answers, **again.answers})
    heard.mentees[again.code], _ = read_mentee(both, questionnaire, competencies)
    heard.details[again.response_id] = _asks(heard.mentees[again.code])
    return remarks


_NOTHING_TO_CHANGE = (
    "Первой анкеты этого участника за учебный год нет, поэтому изменить нечего: ответ хранится и будет учтён, "
    "когда она придёт. Напомните участнику о ней."
)


def _meant(wishes: Wishes, code: str, merges: Merged) -> Wishes:
    """Wishes that name the entries that count, and never oneself."""
    wanted, unwilling = (
        tuple(c for c in merges.unique(codes) if c != code)
        for codes in (wishes.wanted, wishes.unwilling)
    )
    return replace(wishes, wanted=wanted, unwilling=unwilling)


def _asks(profile: MenteeProfile) -> str:
    needs = f"запросы {', '.join(profile.needs)}" if profile.needs else "запросов нет"
    return needs if profile.willing else f"{needs}; участвовать не хочет"


def _offers(profile: MentorProfile) -> str:
    offers = f"помогает в {', '.join(profile.offers)}" if profile.offers else "направлений нет"
    return f"{offers}; мест: {profile.places}; готовность: {profile.readiness.value}"


def _wants(both: list[Wishes]) -> str:
    wanted = [code for wishes in both for code in wishes.wanted]
    unwilling = [code for wishes in both for code in wishes.unwilling]
    told = [f"хочет работать: {', '.join(wanted)}" if wanted else "никого не назвал(а)"]
    told += [f"было бы трудно: {', '.join(unwilling)}"] if unwilling else []
    return "; ".join(told)


def _words(
    submission: Submission, questionnaire: Questionnaire, ahead: Mapping[str, NotYetTrue]
) -> str:
    """The answers that the configuration wants told, with their names: «встреч: 3–5»."""
    told = [f"пара {submission.pair}"] if submission.pair else []
    for question in questionnaire.questions:
        said = ", ".join(submission.answers.get(question.id, ()))
        if question.id in ahead:
            said = ahead[question.id].told
        if question.told and said:
            told.append(f"{question.told}: {' '.join(said.split())}")
    return "; ".join(told)


def told(
    counted: Counted,
    details: Mapping[str, str],
    gone: Mapping[str, str],
    wanted: MonitoringSettings,
) -> dict[str, str]:
    """Response id → the line «Как прочитано».

    Args:
        counted: What became of every answer.
        details: What was read of those that count.
        gone: Response id → code of a participant who is no longer in the register.
        wanted: Which answers the coordinator should see at once.
    """
    red: dict[str, int] = {}
    for flag in flags(Answers(counted.named, counted.anonymous), wanted):
        red[flag.response] = red.get(flag.response, 0) + 1
    lines = {}
    for response, verdict in counted.told.items():
        parts = [verdict]
        if verdict == COUNTED:
            parts += [details[response]] if details.get(response) else []
            parts += [f"требует внимания ответов: {red[response]}"] if response in red else []
        if response in gone:
            parts = [f"не учитывается: участника {gone[response]} нет на вкладке «Участники»"]
        lines[response] = "; ".join(parts)
    return lines
