"""The answers that count, read question by question and person by person."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from programme.russian.texts import same_text
from programme.submissions import Submission

Key = tuple[str, str, str]
"""Questionnaire, code of a participant, code of a pair («» where it is answered once)."""

_WHOLE_NUMBER = re.compile(r"[0-9]{1,2}")
HIGHEST_SCALE = 10
"""Scales of the questionnaires go from 1 to 10."""


@dataclass(frozen=True)
class Answers:
    """This school year's answers that count.

    Attributes:
        named: For each questionnaire, participant and pair the answer that counts.
        anonymous: Answers without a sender; each counts as a person.
        repeated: Answers to questionnaires that one person fills in several times (before and after, as oneself and as
            mentor), each as it came; they are told apart by what they say.
        zone: Of the institution, for the day on which an answer came.
    """

    named: Mapping[Key, Submission] = field(default_factory=dict)
    anonymous: tuple[Submission, ...] = ()
    repeated: tuple[Submission, ...] = ()
    zone: str = "Europe/Moscow"

    def to(self, questionnaire: str) -> Iterator[tuple[str, Submission]]:
        """Who answered a questionnaire, and what; one person may come several times, once for each pair."""
        for (which, code, _), submission in self.named.items():
            if which == questionnaire:
                yield code, submission
        for submission in self.anonymous:
            if submission.questionnaire == questionnaire:
                yield f"?{submission.response_id}", submission

    def people(self, questionnaire: str) -> int:
        """How many people answered."""
        return len({who for who, _ in self.to(questionnaire)})

    @property
    def questionnaires(self) -> frozenset[str]:
        """Which questionnaires were answered."""
        several = (s.questionnaire for s in (*self.anonymous, *self.repeated))
        return frozenset((*(which for which, _, _ in self.named), *several))

    def scale(self, question: str) -> Mapping[str, Fraction]:
        """Person → the rating; of several (one for each pair) the mean, so that a person counts once."""
        return self._of_people(question, rating)

    def chose(self, question: str, wanted: tuple[str, ...]) -> Mapping[str, Fraction]:
        """Person → which part of the person's answers is one of those wanted."""

        def said(texts: tuple[str, ...]) -> Fraction | None:
            answered = [text for text in texts if text.strip()]
            if not answered:
                return None
            return Fraction(any(same_text(text, one) for text in answered for one in wanted))

        return self._of_people(question, said)

    def _of_people(
        self, question: str, read: Callable[[tuple[str, ...]], Fraction | None]
    ) -> Mapping[str, Fraction]:
        questionnaire, name = question_of(question)
        found: dict[str, list[Fraction]] = defaultdict(list)
        for who, submission in self.to(questionnaire):
            value = read(submission.answers.get(name, ()))
            if value is not None:
                found[who].append(value)
        return {who: sum(values, Fraction(0)) / len(values) for who, values in found.items()}

    def last_day(self, *questionnaires: str) -> date | None:
        """The day of the last answer to one of them, where the institution is."""
        came = [
            self.day_of(submission)
            for questionnaire in questionnaires
            for _, submission in self.to(questionnaire)
        ]
        came += [self.day_of(s) for s in self.repeated if s.questionnaire in questionnaires]
        return max((day for day in came if day), default=None)

    def day_of(self, submission: Submission) -> date | None:
        """The day on which an answer was sent; None where that can't be read."""
        try:
            sent = datetime.fromisoformat(submission.submitted.replace("Z", "+00:00"))
        except ValueError:
            return None
        return sent.astimezone(ZoneInfo(self.zone)).date() if sent.tzinfo else sent.date()


def question_of(question: str) -> tuple[str, str]:
    """«Ф6.s09» → questionnaire and the key of its answer."""
    questionnaire, _, name = question.partition(".")
    return questionnaire, name


def rating(texts: tuple[str, ...], highest: int = HIGHEST_SCALE) -> Fraction | None:
    """A rating from 1 on; None where there is none or it is no such number: no answer is not 0."""
    text = texts[0].strip() if texts else ""
    if not _WHOLE_NUMBER.fullmatch(text):
        return None
    return Fraction(int(text)) if 1 <= int(text) <= highest else None
