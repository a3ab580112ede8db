"""Submissions → what the matching knows: needs, offers and wishes; what cannot be read is said, not guessed."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from config.questionnaire import Questionnaire
from config.schema import Competency
from programme.asked import Named, named_in
from programme.people import Background, MenteeProfile, MentorProfile, Readiness, Wishes
from programme.russian.codes import leading_code
from programme.russian.texts import normal_text, same_text
from programme.submissions import Submission

MOST_NEEDS = 5
"""m17 counts at most so many (questionnaires.md, section 1), unless the questionnaire says otherwise."""

MOST_UNWILLING = 2
"""p04 and p14 count at most so many (questionnaires.md, section 3)."""

_NOT_AN_ANSWER = ("затрудня", "таких нет", "нет таких")
_NOT_RATED = ("не мое", "не оцениваю")
_UNWILLING_TO_TAKE_PART = ("скорее нет", "нет")
_RATING = re.compile(r"([1-5])(\D.*)?")
_PLACES = re.compile(r"([0-9])(\D.*)?")
_JOINS = ("да", "все равно")
_GROUP = re.compile(r"да,? до ([2-9])")
_CONSULTATIONS_ONLY = "только разовые"
_LONGEST_QUOTATION = 60


def read_mentee(
    submission: Submission, questionnaire: Questionnaire, competencies: Sequence[Competency]
) -> tuple[MenteeProfile, tuple[str, ...]]:
    """Read what somebody asks for.

    Args:
        submission: As it came.
        questionnaire: What was asked: how many needs count, and the words of its questions.
        competencies: List К, inactive ones too.

    Returns:
        The profile, and remarks in Russian for the row of the answer.
    """
    named = named_in(questionnaire)
    needs, unknown = _competencies(submission, "m17", competencies, named)
    rating, unreadable = _ratings(submission, "m18", competencies, named)
    most = _most(questionnaire, "m17", MOST_NEEDS)
    profile = MenteeProfile(
        background=_background(submission, "m"),
        needs=needs[:most],
        self_rating=rating,
        times=_texts(submission, "m21"),
        formats=_texts(submission, "m22"),
        willing=normal_text(submission.one("m23")) not in _UNWILLING_TO_TAKE_PART,
    )
    return profile, (*unknown, *_too_many(len(needs), most, named("m17")), *unreadable)


def read_mentor(
    submission: Submission, questionnaire: Questionnaire, competencies: Sequence[Competency]
) -> tuple[MentorProfile, tuple[str, ...]]:
    """Read what somebody offers; arguments and result as for ``read_mentee``."""
    named = named_in(questionnaire)
    offers, unknown = _competencies(submission, "n07", competencies, named)
    mastery, unreadable = _ratings(submission, "n08", competencies, named)
    places, about_places = _places(submission.one("n11"), named("n11"))
    readiness, about_readiness = _readiness(submission.one("n28"), named("n28"))
    most = _most(questionnaire, "n07", len(competencies))
    profile = MentorProfile(
        background=_background(submission, "n"),
        offers=offers[:most],
        mastery=mastery,
        places=places,
        ready_for=_texts(submission, "n10"),
        times=_texts(submission, "n13"),
        formats=_texts(submission, "n14"),
        readiness=readiness,
    )
    remarks = (*unknown, *_too_many(len(offers), most, named("n07")), *unreadable)
    return profile, (*remarks, *about_places, *about_readiness)


def read_wishes(
    submission: Submission, questionnaire: Questionnaire, *, known_codes: Collection[str]
) -> tuple[Wishes | None, Wishes | None, tuple[str, ...]]:
    """Read whom somebody wants.

    Args:
        submission: As it came, with the sender's code.
        questionnaire: For the words of its questions.
        known_codes: Codes of the participants.

    Returns:
        Wishes as a mentee (part А) and as a mentor (part Б), None for a part that was not
        answered; and remarks in Russian for the row of the answer.
    """
    named = named_in(questionnaire)
    as_mentee, about_mentors = _wishes(submission, "p0", known_codes, named)
    as_mentor, about_mentees = _wishes(submission, "p1", known_codes, named)
    return as_mentee, as_mentor, (*about_mentors, *about_mentees)


def _wishes(
    submission: Submission, part: str, known: Collection[str], named: Named
) -> tuple[Wishes | None, tuple[str, ...]]:
    ranked = [f"{part}{rank}" for rank in (1, 2, 3)]
    if not any(submission.answers.get(question) for question in (*ranked, f"{part}4")):
        return None, ()
    wanted, remarks = _codes(submission, ranked, known, named)
    unwilling, more = _codes(submission, [f"{part}4"], known, named)
    remarks += [*more, *_too_many(len(unwilling), MOST_UNWILLING, named(f"{part}4"))]
    unwilling = unwilling[:MOST_UNWILLING]
    remarks += [
        f"Участник {code} назван и желаемым, и тем, с кем трудно работать: учтено второе."
        for code in wanted
        if code in unwilling
    ]
    kept = tuple(code for code in wanted if code not in unwilling)
    return Wishes(kept, unwilling, _joins(submission, part), _leads(submission, part)), tuple(
        remarks
    )


def _joins(submission: Submission, part: str) -> bool:
    """p06; who has not said so is not put into a group."""
    return part == "p0" and normal_text(submission.one("p06")) in _JOINS


def _leads(submission: Submission, part: str) -> int:
    """p16: «да, до 4» → 4; anything else is no offer."""
    offer = _GROUP.fullmatch(normal_text(submission.one("p16"))) if part == "p1" else None
    return int(offer.group(1)) if offer else 0


def _codes(
    submission: Submission, questions: Iterable[str], known: Collection[str], named: Named
) -> tuple[tuple[str, ...], list[str]]:
    """Codes chosen, without doubles; a code is what counts of «У-07 — Мария Петровна»."""
    found: dict[str, None] = {}
    remarks = []
    for question in questions:
        for answer in _texts(submission, question):
            code = leading_code(answer)
            if code is None:
                remarks.append(f"{named(question)}: «{_clipped(answer)}» — не участник: не учтено.")
            elif code == submission.code:
                remarks.append(f"{named(question)}: назван собственный код {code}: не учтено.")
            elif code not in known:
                remarks.append(
                    f"{named(question)}: участника {code} нет на вкладке «Участники»: не учтено."
                )
            else:
                found[code] = None
    return tuple(found), remarks


def _competencies(
    submission: Submission, question: str, competencies: Sequence[Competency], named: Named
) -> tuple[tuple[str, ...], list[str]]:
    """Keys of the competencies ticked, in the order of the list."""
    by_text = {normal_text(text): entry.key for entry in competencies for text in entry.formerly}
    by_text |= {normal_text(entry.text): entry.key for entry in competencies}
    by_text |= {normal_text(entry.key): entry.key for entry in competencies}
    answers = _texts(submission, question)
    ticked = {by_text.get(normal_text(answer)) for answer in answers}
    remarks = [
        f"{named(question)}: неизвестное направление «{_clipped(answer)}»: не учтено; "
        f"проверьте список направлений и варианты ответа в форме."
        for answer in answers
        if normal_text(answer) not in by_text
    ]
    return tuple(entry.key for entry in competencies if entry.key in ticked), remarks


def _ratings(
    submission: Submission, question: str, competencies: Sequence[Competency], named: Named
) -> tuple[Mapping[str, int], list[str]]:
    known = {entry.key: entry.text for entry in competencies}
    prefix = f"{question}."
    ratings: dict[str, int] = {}
    remarks = []
    for name in sorted(name for name in submission.answers if name.startswith(prefix)):
        key, answer = name.removeprefix(prefix), submission.one(name)
        plain = normal_text(answer)
        rating = _RATING.fullmatch(plain)
        if key not in known:
            remarks.append(
                f"{named(question)}: направления {_clipped(key)} нет в списке: оценка не учтена."
            )
        elif rating:
            ratings[key] = int(rating.group(1))
        elif plain and not plain.startswith((*_NOT_RATED, *_NOT_AN_ANSWER)):
            remarks.append(
                f"{named(question)}, направление «{known[key]}»: оценка «{_clipped(answer)}» не читается: "
                "ожидалось число от 1 до 5."
            )
    return ratings, remarks


def _places(answer: str, named: str) -> tuple[int, list[str]]:
    """How many mentees at the same time: 0 for single consultations only, 1 while unknown."""
    plain = normal_text(answer)
    if plain.startswith(_CONSULTATIONS_ONLY):
        return 0, []
    number = _PLACES.fullmatch(plain)
    if number:
        return int(number.group(1)), []
    remark = (
        f"{named}: «{_clipped(answer)}» не читается: считается, что не более одного наставляемого."
    )
    return 1, [remark] if plain and not plain.startswith(_NOT_AN_ANSWER) else []


def _readiness(answer: str, named: str) -> tuple[Readiness, list[str]]:
    """An answer that cannot be read counts as conditional: the coordinator will ask."""
    if not answer.strip():
        return Readiness.YES, []
    for readiness in Readiness:
        if same_text(answer, readiness.value):
            return readiness, []
    remark = f"{named}: «{_clipped(answer)}» не читается: считается «{Readiness.CONDITIONS.value}»."
    return Readiness.CONDITIONS, [remark]


def _background(submission: Submission, letter: str) -> Background:
    answers = (_one_line(submission.one(f"{letter}0{number}")) for number in (1, 2, 3, 4))
    return Background(*answers)


def _texts(submission: Submission, question: str) -> tuple[str, ...]:
    """The answers to a question without «затрудняюсь» and empty ones, in their own wording."""
    texts = map(_one_line, submission.answers.get(question, ()))
    return tuple(
        text for text in texts if text and not normal_text(text).startswith(_NOT_AN_ANSWER)
    )


def _too_many(count: int, most: int, named: str) -> list[str]:
    return [f"{named}: отмечено {count}, учтены первые {most}."] if count > most else []


def _most(questionnaire: Questionnaire, question: str, otherwise: int) -> int:
    found = (q.at_most for q in questionnaire.questions if q.id == question)
    return next(found, 0) or otherwise


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _clipped(text: str) -> str:
    """The beginning of an answer; within the remark's quotation marks it has others."""
    text = _one_line(text).replace("«", '"').replace("»", '"')
    return text if len(text) <= _LONGEST_QUOTATION else text[: _LONGEST_QUOTATION - 1] + "…"
