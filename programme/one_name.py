"""Answers under one full name that hardly come from one person: tenure, category and position don't agree.

The first questionnaires know people by their names, so an answer of somebody else who bears the same full name is
taken for a later answer of the first. Nobody is guessed: the answers count as they would, and people are told.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from config.questionnaire import Questionnaire
from programme.counting import first_sent
from programme.findings import Finding
from programme.people import Participant
from programme.russian.names import normal_name
from programme.russian.texts import normal_text
from programme.senders import NAME_QUESTION
from programme.submissions import Submission

_ASKED = {"mentee": ("m02", "m04"), "mentor": ("n02", "n04")}
"""What a questionnaire is read for → its questions on tenure and on category (questionnaires.md)."""
_FAR = 2
"""Steps between two options; one step may be time that has passed, an attestation, or a rounding."""

POSSIBLY_TWO = (
    "Возможно, это два разных человека с одним именем: в ответах участника {code} не сходятся {facts}. Узнайте, чьи это "
    "ответы. Если людей двое, добавьте на вкладку «Участники» строку с тем же именем, впишите её код в столбец «Код "
    "участника» ответа второго человека, а «нет» — в столбец «Тот же человек, что (код)» одной из строк. Если человек "
    "один, впишите «нет» в строку {code}: замечание исчезнет."
)


def possibly_two(
    submissions: Iterable[Submission],
    codes: Mapping[str, str],
    participants: Iterable[Participant],
    questionnaires: Mapping[str, Questionnaire],
) -> tuple[Finding, ...]:
    """A remark beside each answer that disagrees with another under the same name and code, and beside the person.

    Args:
        submissions: Of one school year: over years people change.
        codes: Response id → code of the row it was matched to, second entries not replaced by main ones.
        participants: The register; of those with «нет» in «Тот же человек, что (код)» people have spoken already.
        questionnaires: By code.
    """
    settled = {p.code for p in participants if p.is_namesake}
    groups: dict[tuple[str, str], list[Submission]] = {}
    for submission in sorted(submissions, key=first_sent):
        code = codes.get(submission.response_id, "")
        name = normal_name(submission.one(NAME_QUESTION))
        if code and name and code not in settled and _reads(submission, questionnaires) in _ASKED:
            groups.setdefault((code, name), []).append(submission)
    found: dict[tuple[str, str], Finding] = {}
    for (code, _), sent in groups.items():
        for earlier, later in combinations(sent, 2):
            facts = disagreeing(
                earlier,
                questionnaires[earlier.questionnaire],
                later,
                questionnaires[later.questionnaire],
            )
            if facts:
                text = POSSIBLY_TWO.format(code=code, facts=_listed(facts))
                tabs = (
                    (questionnaires[s.questionnaire].tab, s.response_id) for s in (earlier, later)
                )
                for tab, key in (*tabs, ("people", code)):
                    found.setdefault((tab, key), Finding(tab, key, text))
    return tuple(found.values())


def disagreeing(
    earlier: Submission, asked_earlier: Questionnaire, later: Submission, asked_later: Questionnaire
) -> tuple[str, ...]:
    """What one person could hardly answer twice within a school year; () where the two may well be one person.

    A new position alone says nothing, nor does one step of tenure or a category just received; a category may also
    be lost with the position it was given for (Порядок аттестации, приказ Минпросвещения № 196 от 24.03.2023), so it
    tells something only together with another fact, or where it falls far in the same position.
    """
    (tenure_was, category_was), (tenure, category) = (
        _places(earlier, asked_earlier),
        _places(later, asked_later),
    )
    positions = _position(earlier, asked_earlier), _position(later, asked_later)
    moved = all(positions) and positions[0] != positions[1]
    years, grade = _steps(tenure_was, tenure), _steps(category_was, category)
    is_two = (
        abs(years) >= _FAR
        or (abs(grade) >= _FAR and (moved or grade < 0))
        or bool(moved and years and grade)
    )
    facts = {"должность": moved, "педагогический стаж": years, "квалификационная категория": grade}
    return tuple(name for name, differs in facts.items() if differs) if is_two else ()


def _listed(facts: tuple[str, ...]) -> str:
    *most, last = facts
    return f"{', '.join(most)} и {last}" if most else last


def _reads(submission: Submission, questionnaires: Mapping[str, Questionnaire]) -> str:
    questionnaire = questionnaires.get(submission.questionnaire)
    return questionnaire.reads if questionnaire else ""


def _places(submission: Submission, asked: Questionnaire) -> tuple[int | None, int | None]:
    """Which of the options of tenure and of category was chosen, from 0; None where that can't be read."""
    tenure, category = _ASKED[asked.reads]
    return _place(submission, asked, tenure), _place(submission, asked, category)


def _place(submission: Submission, asked: Questionnaire, key: str) -> int | None:
    question = asked.question(key)
    options = [normal_text(option) for option in question.options] if question else []
    said = normal_text(submission.one(key))
    return options.index(said) if said in options else None


def _position(submission: Submission, asked: Questionnaire) -> str:
    key = next((q.id for q in asked.questions if q.choices_from == "positions"), "")
    return normal_text(submission.one(key))


def _steps(before: int | None, now: int | None) -> int:
    return 0 if before is None or now is None else now - before
