"""Which answers count: this year's, in time, about a pair of one's own, and of several the last one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from config.questionnaire import AskedOf, Questionnaire
from programme.russian.codes import leading_code
from programme.submissions import Submission

PAIR_QUESTION, CODE_QUESTION = "pair", "code"
_PAIRED: Mapping[AskedOf, tuple[bool, bool]] = {
    "paired": (True, True),
    "paired_mentors": (True, False),
    "paired_mentees": (False, True),
}
"""Whether mentors and whether mentees of pairs are asked."""

Key = tuple[str, str, str]
"""Questionnaire, code of the participant, and what tells apart that person's answers to it: the code of
the pair, «до начала» where ``counts_by`` says so, "" where a person answers once."""

OUTDATED = "Учтён более поздний ответ этого участника; этот хранится для истории."
COUNTED, HISTORY = "учтён", "история"


@dataclass(frozen=True)
class Terms:
    """What decides whether an answer counts, apart from who sent it.

    Attributes:
        years: Questionnaire → caption of the school year its form is for; answers of other years are history.
        closes: Questionnaire → the last day on which answers count.
        pairs: Code of a pair that works or has worked together → mentor and mentee; None where it isn't asked.
        at_work: Pairs that work together now; where just one is a person's, an answer that names none is about it.
        zone: The institution's time zone, in which days end.
    """

    years: Mapping[str, str] = field(default_factory=dict)
    closes: Mapping[str, date] = field(default_factory=dict)
    pairs: Mapping[str, tuple[str, str]] | None = None
    at_work: frozenset[str] = frozenset()
    zone: str = "Europe/Moscow"


@dataclass(frozen=True)
class Counted:
    """What became of every answer.

    Attributes:
        named: Answers that count, with the codes of their senders and pairs.
        anonymous: Answers that count and have no sender.
        told: Response id → «учтён», «история: …» or «не учитывается: …».
        remarks: Response id → what people should look at.
    """

    named: Mapping[Key, Submission]
    anonymous: tuple[Submission, ...]
    told: Mapping[str, str]
    remarks: Mapping[str, str]

    def is_of_other_year(self, response: str) -> bool:
        """Whether an answer is history because of its year: of those nothing is remarked."""
        return response not in self.remarks and self.told.get(response, "").startswith(HISTORY)


@dataclass(frozen=True)
class _Refused:
    """Why an answer doesn't count: in a few words, and what people should do."""

    told: str
    remark: str = ""


def count(
    submissions: Iterable[Submission],
    questionnaires: Mapping[str, Questionnaire],
    codes: Mapping[str, str],
    terms: Terms,
) -> Counted:
    """Say of every answer whether it counts; nobody's last answer in time is lost to a later, refused one.

    Args:
        submissions: Of all years, to known questionnaires.
        questionnaires: By code.
        codes: Response id → code of the sender; unknown senders are absent.
        terms: The present year, closing days, pairs.
    """
    latest: dict[Key, Submission] = {}
    anonymous: list[Submission] = []
    told: dict[str, str] = {}
    remarks: dict[str, str] = {}
    for submission in sorted(submissions, key=last_sent):
        questionnaire = questionnaires[submission.questionnaire]
        code, response = codes.get(submission.response_id, ""), submission.response_id
        placed = _placed(replace(submission, code=code), questionnaire, terms)
        if isinstance(placed, _Refused):
            told[response] = placed.told
            remarks |= {response: placed.remark} if placed.remark else {}
            continue
        told[response] = COUNTED
        if not placed.code:
            anonymous.append(placed)
            continue
        key = (questionnaire.code, code, _apart(placed, questionnaire))
        if earlier := latest.get(key):
            told[earlier.response_id] = f"{HISTORY}: учтён более поздний ответ"
            remarks[earlier.response_id] = OUTDATED
        latest[key] = placed
    return Counted(latest, tuple(anonymous), told, remarks)


def _placed(
    submission: Submission, questionnaire: Questionnaire, terms: Terms
) -> Submission | _Refused:
    """The answer with the pair it is about, or why it doesn't count."""
    year = terms.years.get(questionnaire.code, "")
    if year and submission.year and submission.year != year:
        return _Refused(f"{HISTORY}: {submission.year} учебный год")
    closes, sent = terms.closes.get(questionnaire.code), sent_on(submission, terms.zone)
    if closes and sent and sent > closes:
        return _late(sent, closes)
    if not submission.code:
        return submission if is_anonymous(submission, questionnaire) else _UNKNOWN
    own = _own_pairs(submission.code, questionnaire.asked_of, terms)
    if own is not None and not own and questionnaire.asked_of in _PAIRED:
        return _not_asked(submission.code, questionnaire.asked_of)
    if questionnaire.question(PAIR_QUESTION):
        return _about_a_pair(submission, questionnaire, own, terms.at_work)
    return submission


_UNKNOWN = _Refused("не учитывается: неизвестно, чей ответ")


def is_anonymous(submission: Submission, questionnaire: Questionnaire) -> bool:
    """Whether the questionnaire doesn't ask who answers, or leaves it free to say and nothing was said."""
    asked = questionnaire.question(CODE_QUESTION)
    is_free = questionnaire.identity == "code" and asked is not None and not asked.required
    return questionnaire.identity == "none" or (
        is_free and not submission.one(CODE_QUESTION).strip()
    )


def sent_on(submission: Submission, zone: str) -> date | None:
    """The day on which an answer was sent, where the institution is; None where that can't be read."""
    try:
        sent = datetime.fromisoformat(submission.submitted.replace("Z", "+00:00"))
    except ValueError:
        return None
    return sent.astimezone(ZoneInfo(zone)).date() if sent.tzinfo else sent.date()


def _late(sent: date, closes: date) -> _Refused:
    day = f"{closes:%d.%m.%Y}"
    return _Refused(
        f"не учитывается: пришёл после {day}",
        f"Ответ пришёл {sent:%d.%m.%Y}, после {day}, и не учитывается. Чтобы учесть его, впишите другой день в "
        "столбец «Принимать ответы до (дата)» на вкладке «Анкеты».",
    )


def _own_pairs(code: str, asked_of: AskedOf, terms: Terms) -> list[str] | None:
    """Pairs in which the person has the role that is asked; None where pairs aren't known."""
    if terms.pairs is None:
        return None
    as_mentor, as_mentee = _PAIRED.get(asked_of, (True, True))
    return sorted(
        pair
        for pair, (mentor, mentee) in terms.pairs.items()
        if (as_mentor and mentor == code) or (as_mentee and mentee == code)
    )


def _not_asked(code: str, asked_of: AskedOf) -> _Refused:
    role = {"paired_mentors": " как наставника", "paired_mentees": " как наставляемого"}
    text = f"у участника {code} нет пары, о которой{role.get(asked_of, '')} спрашивает анкета"
    return _Refused(
        f"не учитывается: {text}",
        f"Ответ не учитывается: {text}. Если ответ чужой, впишите верный код в столбец «Код участника» этой "
        "строки; если анкета не та, пришлите человеку нужную ссылку.",
    )


def _about_a_pair(
    submission: Submission,
    questionnaire: Questionnaire,
    own: list[str] | None,
    at_work: frozenset[str],
) -> Submission | _Refused:
    text = submission.pair or submission.one(PAIR_QUESTION).strip()
    typed = leading_code(text)
    if typed and (own is None or typed in own):
        return replace(submission, pair=typed)
    if typed:
        return _refused_pair(f"пара {typed} — не пара участника {submission.code}", own or [])
    if not (text or questionnaire.per_pair):
        return submission  # about oneself, where the questionnaire allows that
    if own is None:
        return submission
    certain = [pair for pair in own if pair in at_work] or own
    if len(certain) == 1:
        return replace(submission, pair=certain[0])
    return _refused_pair("не сказано, о какой паре ответ", own)


def _refused_pair(text: str, own: list[str]) -> _Refused:
    known = f" Пары участника: {', '.join(own)}." if own else " Пар у участника нет."
    return _Refused(
        f"не учитывается: {text}",
        f"Ответ не учитывается: {text}.{known} Узнайте, о какой паре ответ, и впишите её код в столбец «О паре» "
        "этой строки.",
    )


def _apart(submission: Submission, questionnaire: Questionnaire) -> str:
    """What tells this answer of a person's from their others."""
    if questionnaire.every_counts:
        return submission.response_id
    said = (" ".join(submission.one(name).split()) for name in questionnaire.counts_by)
    return " ".join(filter(None, (submission.pair, *said)))


def first_sent(submission: Submission) -> tuple[tuple[str, str], str]:
    """For sorting: when an answer was first sent."""
    return _moment(submission.created), submission.response_id


def last_sent(submission: Submission) -> tuple[tuple[str, str], tuple[str, str], str]:
    """For sorting: when an answer was last sent."""
    return _moment(submission.submitted), *first_sent(submission)


def _moment(timestamp: str) -> tuple[str, str]:
    """An RFC 3339 time in UTC so that it sorts: seconds, then the fraction, which has any length."""
    seconds, _, fraction = timestamp.rstrip("Zz").partition(".")
    return seconds, fraction.ljust(9, "0")
