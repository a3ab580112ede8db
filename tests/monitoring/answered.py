"""Answers for the tests of the monitoring: who said what, with as little writing as may be."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from config.loading import load
from config.schema import Configuration
from programme.monitoring.answers import Answers
from programme.submissions import Submission


@cache
def shipped() -> Configuration:
    """The configuration as it is shipped."""
    return load(Path(__file__).parents[2] / "config" / "organisation.yaml")


SETTINGS = shipped().monitoring
"""The monitoring as it is shipped."""


BEFORE, AFTER = "2026-09-10T09:00:00Z", "2027-05-20T09:00:00Z"
"""When a year begins and ends."""


def submission(
    questionnaire: str, code: str, *, sent: str = "2027-05-20T09:00:00Z", **said: object
) -> Submission:
    """One answer; a grid row is given as ``c02__К07``."""
    answers = {
        name.replace("__", "."): tuple(map(str, value))
        if isinstance(value, tuple)
        else (str(value),)
        for name, value in said.items()
    }
    pair = answers.get("pair", ("",))[0]
    return Submission(
        questionnaire,
        f"{questionnaire} {code} {pair} {sent} {len(answers)}",
        sent,
        sent,
        answers,
        code,
    )


def answers(
    *named: Submission, anonymous: Iterable[Submission] = (), repeated: Iterable[Submission] = ()
) -> Answers:
    """The answers that count; of two for the same pair the last given."""
    keyed: Mapping[tuple[str, str, str], Submission] = {
        (s.questionnaire, s.code, s.one("pair")): s for s in named
    }
    return Answers(keyed, tuple(anonymous), tuple(repeated))
