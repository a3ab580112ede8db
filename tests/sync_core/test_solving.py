"""A matching that takes too long, breaks off or fails leaves the last proposal standing and says so."""

import sys
from datetime import date

import pytest

from config.matching_settings import MatchingSettings
from programme.matching.matching import match
from programme.matching.pool import Pool
from programme.matching.proposal import SolverFailureError
from programme.people import MenteeProfile, MentorProfile, Participant
from sync.solving import match_in_time

POOL = Pool(
    participants={
        code: Participant(code, "Образцова Анна Ивановна", consent_given=date(2026, 9, 1))
        for code in ("У-01", "У-02", "У-11")
    },
    mentees={"У-01": MenteeProfile(), "У-02": MenteeProfile()},
    mentors={"У-11": MentorProfile(places=1)},
)
LIMITS = MatchingSettings(seconds=5)
SLOW = (sys.executable, "-c", "import time; time.sleep(60)")
BROKEN = (sys.executable, "-c", "raise SystemExit(1)")


def test_a_crowd_is_matched_in_a_process_of_its_own_with_the_same_answer() -> None:
    assert match_in_time(POOL, replace_seconds(120), at_once=0) == match(POOL, LIMITS)


def replace_seconds(seconds: int) -> MatchingSettings:
    return LIMITS.model_copy(update={"seconds": seconds})


def test_past_its_time_it_is_ended_and_told() -> None:
    with pytest.raises(
        SolverFailureError, match=r"не уложился в 1\xa0секунду.*Прежнее предложение"
    ):
        match_in_time(POOL, replace_seconds(1), at_once=0, worker=SLOW)


def test_a_process_that_breaks_off_is_told() -> None:
    with pytest.raises(SolverFailureError, match=r"прервался.*Прежнее предложение"):
        match_in_time(POOL, LIMITS, at_once=0, worker=BROKEN)


REFUSES = (
    sys.executable,
    "-c",
    """
import pickle, sys
from programme.matching.proposal import SolverFailureError
sys.stdin.buffer.read()
sys.stdout.buffer.write(pickle.dumps(SolverFailureError("Веса слишком велики.")))
""",
)


def test_a_solver_that_refuses_says_so_from_there_too() -> None:
    with pytest.raises(SolverFailureError, match="слишком велики"):
        match_in_time(POOL, LIMITS, at_once=0, worker=REFUSES)
