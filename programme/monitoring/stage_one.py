"""Stage 1: the midterm questionnaire, what the coordinator finds, and answers to look at at once."""

from dataclasses import dataclass

from config.monitoring_settings import CuratorCheck, MonitoringSettings, RedFlag
from programme.monitoring.answers import Answers, question_of, rating
from programme.monitoring.figures import NO_DATA, AnyMean, mean_of
from programme.monitoring.privacy import told
from programme.russian.texts import same_text
from programme.submissions import Submission


@dataclass(frozen=True)
class ScaleMean:
    """A scale of the midterm questionnaire, both roles together."""

    text: str
    mean: AnyMean


@dataclass(frozen=True)
class Criterion:
    """A criterion of the coordinator's check; no points where the answer is «нет данных»."""

    text: str
    points: int | None


@dataclass(frozen=True)
class CuratorResult:
    """The coordinator's check.

    Attributes:
        questionnaire: Which one it rests on.
        criteria: With their points.
        is_answered: Whether there is an answer at all.
        most: The highest sum.
        level: What the sum means; "" without a sum.
    """

    questionnaire: str
    criteria: tuple[Criterion, ...]
    is_answered: bool
    most: int
    level: str = ""

    @property
    def total(self) -> int | None:
        """The sum; None where anything is missing."""
        points = [one.points for one in self.criteria if one.points is not None]
        return sum(points) if len(points) == len(self.criteria) and points else None

    @property
    def words(self) -> str:
        """«16 из 18 (оптимальный уровень)», «неполно (8 из 9 критериев)»."""
        if not self.is_answered:
            return NO_DATA
        if self.total is None:
            rated = sum(one.points is not None for one in self.criteria)
            return f"неполно (оценено критериев: {rated} из {len(self.criteria)})"
        return f"{self.total} из {self.most} ({self.level})"


@dataclass(frozen=True)
class Flag:
    """An answer that the coordinator should see at once; a code, no name.

    Attributes:
        questionnaire: Of the answer.
        response: Google's id of it.
        code: Whose it is.
        text: What it means.
    """

    questionnaire: str
    response: str
    code: str
    text: str


def midterm(answers: Answers, settings: MonitoringSettings) -> tuple[ScaleMean, ...]:
    """The means of the midterm questionnaire."""
    return tuple(
        ScaleMean(
            one.text, told(mean_of(answers.scale(one.question).values()), settings.small_group)
        )
        for one in settings.midterm
    )


def curator_result(answers: Answers, check: CuratorCheck) -> CuratorResult:
    """What the coordinator's last answer says."""
    questionnaire = question_of(check.criteria[0].question)[0] if check.criteria else ""
    came = sorted(
        (s for _, s in answers.to(questionnaire)), key=lambda s: (s.submitted, s.response_id)
    )
    last = came[-1] if came else None
    criteria = tuple(
        Criterion(one.text, _points(last, question_of(one.question)[1], check) if last else None)
        for one in check.criteria
    )
    most = max(check.scores.values(), default=0) * len(criteria)
    result = CuratorResult(questionnaire, criteria, last is not None, most)
    if result.total is None:
        return result
    sum_ = result.total
    level = next((level.text for level in check.levels if sum_ >= level.at_least), "")
    return CuratorResult(questionnaire, criteria, result.is_answered, most, level)


def _points(answer: Submission, name: str, check: CuratorCheck) -> int | None:
    """Points of the answer that begins with those words; longer beginnings first."""
    said = answer.one(name).strip().casefold()
    for words in sorted(check.scores, key=len, reverse=True):
        if said.startswith(words.casefold()):
            return check.scores[words]
    return None


def flags(answers: Answers, settings: MonitoringSettings) -> tuple[Flag, ...]:
    """Everything the coordinator should see at once, in the order of questionnaires and codes."""
    found = [
        Flag(questionnaire, submission.response_id, who, flag.text)
        for flag in settings.red_flags
        for questionnaire, name in [question_of(flag.question)]
        for who, submission in answers.to(questionnaire)
        if _is_red(flag, submission.answers.get(name, ()))
    ]
    return tuple(
        sorted(found, key=lambda f: (f.questionnaire, len(f.code), f.code, f.response, f.text))
    )


def _is_red(flag: RedFlag, texts: tuple[str, ...]) -> bool:
    said = [text for text in texts if text.strip()]
    if flag.up_to:
        value = rating(texts)
        return value is not None and value <= flag.up_to
    if flag.other_than:
        return any(not any(same_text(text, one) for one in flag.other_than) for text in said)
    return any(same_text(text, one) for text in said for one in flag.answers)
