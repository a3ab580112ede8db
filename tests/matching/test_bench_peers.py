"""What the bench says of others: the judge, the protocol of a peer's process, and what happens where one fails."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_pools import thorough

from bench.matching import peers, solve
from bench.matching.environments import NotInstalled, interpreter, why
from bench.matching.instances import crowd, problem
from bench.matching.judging import Verdict, judged
from bench.matching.peers import Outcome, Peer, asked, faults, row

ME = Path(sys.executable)
TINY: dict[str, Any] = {
    "n_mentees": 3,
    "n_mentors": 2,
    "capacity": [1, 1],
    "edges": {
        "mentee": [0, 0, 1, 2],
        "mentor": [0, 1, 1, 1],
        "score": [5, 9, 7, 4],
        "mentee_points": [5, 9, 7, 4],
        "mentor_points": [5, 8, 6, 7],
    },
}


@st.composite
def answered(draw: st.DrawFn) -> tuple[dict[str, Any], list[int]]:
    """A small problem and any answer to it, good or bad; points are few, so that many are equal."""
    mentees, mentors = draw(st.integers(0, 6)), draw(st.integers(1, 4))
    every = [(e, o) for e in range(mentees) for o in range(mentors)]
    pairs = draw(st.lists(st.sampled_from(every), unique=True)) if every else []
    points = st.lists(st.integers(-2, 3), min_size=len(pairs), max_size=len(pairs))
    invented = {
        "n_mentees": mentees,
        "n_mentors": mentors,
        "capacity": draw(st.lists(st.integers(0, 3), min_size=mentors, max_size=mentors)),
        "edges": {
            "mentee": [e for e, _ in pairs],
            "mentor": [o for _, o in pairs],
            **{name: draw(points) for name in ("score", "mentee_points", "mentor_points")},
        },
    }
    chosen = st.lists(st.integers(-1, mentors - 1), min_size=mentees, max_size=mentees)
    return invented, draw(chosen)


def naive(given_problem: dict[str, Any], chosen: list[int]) -> Verdict:
    """The judge restated with loops over people."""
    edges = given_problem["edges"]
    score, to_mentee, to_mentor = (
        dict(zip(zip(edges["mentee"], edges["mentor"], strict=True), edges[name], strict=True))
        for name in ("score", "mentee_points", "mentor_points")
    )
    pairs = [(e, o) for e, o in enumerate(chosen) if (e, o) in score]
    blocking = over = 0
    for mentor, places in enumerate(given_problem["capacity"]):
        mine = [e for e, o in pairs if o == mentor]
        over += max(0, len(mine) - places)
        for mentee in {e for e, o in score if o == mentor} - set(mine):
            now = next((to_mentee[pair] for pair in pairs if pair[0] == mentee), None)
            eager = now is None or to_mentee[mentee, mentor] > now
            welcome = len(mine) < places or any(
                to_mentor[mentee, mentor] > to_mentor[other, mentor] for other in mine
            )
            blocking += eager and welcome
    unknown = sum(o >= 0 for o in chosen) - len(pairs)
    return Verdict(sum(score[pair] for pair in pairs), len(pairs), blocking, unknown + over)


@thorough
@given(answered())
def test_the_judge_counts_as_loops_over_people_do(
    problem_and_answer: tuple[dict[str, Any], list[int]],
) -> None:
    assert judged(*problem_and_answer) == naive(*problem_and_answer)


def test_sides_of_a_crowd_see_their_own_wishes_twice_and_the_others_never() -> None:
    people = crowd(40)
    edges = problem(people)["edges"]
    own: dict[tuple[int, int], int] = {}
    for mentee, mentor, points in people.wishes.tolist():
        own[mentee, mentor] = own.get((mentee, mentor), 0) + points

    wish = [own.get(pair, 0) for pair in zip(edges["mentee"], edges["mentor"], strict=True)]

    assert any(wish)
    assert (edges["mentor_points"] == edges["score"] - wish).all()
    assert (edges["mentee_points"] == edges["mentor_points"] + [2 * own for own in wish]).all()


@pytest.fixture
def written() -> Iterator[IO[str]]:
    with tempfile.TemporaryFile("w+", encoding="ascii") as file:
        peers.write(TINY, file)
        yield file


def fake(program: str) -> Peer:
    return Peer("fake", "none", ("-c", program))


FIRST_COME = """
from bench.peers.protocol import answer, given
def work():
    free, chosen = problem["capacity"][:], [-1] * problem["n_mentees"]
    for mentee, mentor in zip(problem["edges"]["mentee"], problem["edges"]["mentor"]):
        if free[mentor] and chosen[mentee] < 0:
            chosen[mentee], free[mentor] = mentor, free[mentor] - 1
    return chosen
problem = given()
answer(work)
"""


def test_peers_get_the_same_problem_one_after_another_and_are_judged(written: IO[str]) -> None:
    for _ in range(2):
        outcome = asked(TINY, written, fake(FIRST_COME), ME)
        # Mentee 0 would rather have mentor 1, who would rather have mentee 0 or mentee 2.
        assert outcome.verdict == Verdict(total=12, covered=2, blocking=2, broken=0)
        assert outcome.seconds < 1
    assert "100.00 %   66.7 %               2" in row(outcome, outcome, 3)


def test_a_peer_past_its_time_is_reported_and_killed(written: IO[str], tmp_path: Path) -> None:
    number = tmp_path / "number"
    sleeper = fake(
        f"import os, pathlib, time; pathlib.Path({str(number)!r}).write_text(str(os.getpid())); time.sleep(600)"
    )
    began = time.monotonic()

    outcome = asked(TINY, written, sleeper, ME, limit=3)

    assert outcome == Outcome("fake", missing="> 3 s")
    assert time.monotonic() - began < 60
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text()), 0)


@pytest.mark.parametrize(
    ("program", "reported"),
    [
        ("raise SystemExit('out of luck')", "no answer (exit code 1): out of luck"),
        ("print('{}')", "no answer (exit code 0): it said nothing"),
        ("print('[1]')", "no answer (exit code 0): it said nothing"),
        ('print(\'{"seconds": 1, "chosen": [0]}\')', "no answer (exit code 0): it said nothing"),
    ],
)
def test_a_peer_without_an_answer_says_why(written: IO[str], program: str, reported: str) -> None:
    outcome = asked(TINY, written, fake(program), ME)
    assert outcome == Outcome("fake", missing=reported)
    assert row(outcome, outcome, 3).endswith(reported)


def test_what_does_not_install_is_reported_and_the_bench_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none.lock").write_text("no requirement at all\n")
    (tmp_path / "none.in").write_text("none==1.0\n")
    monkeypatch.setattr(peers, "interpreter", lambda name: interpreter(name, tmp_path, tmp_path))
    monkeypatch.setattr(peers, "requirement", str)
    monkeypatch.setattr(peers, "CASES", [(12, 0, [fake("")])])

    assert peers.compare() == []

    ours, missing = capsys.readouterr().out.splitlines()[-2:]
    assert "Nastavnik" in ours
    assert "100.00 %" in ours
    assert "not installed: Invalid requirement" in missing


def test_an_environment_is_made_anew_only_where_its_lock_has_changed(tmp_path: Path) -> None:
    lock = tmp_path / "none.lock"
    lock.write_text("# nothing\n")
    python = interpreter("none", tmp_path, tmp_path)
    kept = python.parent / "kept"
    kept.touch()

    assert interpreter("none", tmp_path, tmp_path) == python
    assert kept.exists()

    lock.write_text("no requirement at all\n")
    for _ in range(2):
        with pytest.raises(NotInstalled, match="Invalid requirement"):
            interpreter("none", tmp_path, tmp_path)
    assert not kept.exists()


def test_a_long_complaint_becomes_one_line() -> None:
    assert why("WARNING: no network\nERROR: not found\nERROR: then this\n") == "not found"
    assert why("Traceback\n  deep\nMemoryError\n\n") == "MemoryError"
    assert why("") == "it said nothing"


def test_whoever_beats_the_proved_best_or_misses_a_promised_one_is_a_fault() -> None:
    exact = fake("")
    heuristic = replace(exact, exact=False)
    best = judged(TINY, solve(TINY))
    more, less = replace(best, total=best.total + 1), replace(best, total=best.total - 1)

    def found(peer: Peer, verdict: Verdict | None) -> list[str]:
        return faults([Outcome("ours", 1.0, best), Outcome("fake", 1.0, verdict)], [peer], "tiny")

    assert found(exact, more) == ["tiny: fake reaches 13 points, the product 12"]
    assert found(heuristic, more)
    assert found(exact, less)
    assert not found(heuristic, less)
    assert not found(exact, best)
    assert not found(exact, None)
    assert not found(heuristic, replace(more, broken=1))
    assert faults([Outcome("ours", 1.0, replace(best, broken=1))], [], "tiny")
