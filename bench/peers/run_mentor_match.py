"""The package ``mentor-match`` (MIT): Munkres' algorithm (the package munkres, Apache-2.0) on a grid of scores.

It knows no places: a mentor stands in its grid once a place. Its costs are ``sys.maxsize`` minus the score, so only
whole scores are told apart. Run as ``python -m bench.peers.run_mentor_match``.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from bench.peers.protocol import Solved, answer, given

process = import_module("matching.process")
Mentor = import_module("matching.mentor").Mentor
Mentee = import_module("matching.mentee").Mentee


class Points:
    """A rule in its sense that gives a pair its points and bars whoever may not meet."""

    def __init__(self, points: Mapping[tuple[str, str], int]) -> None:
        """Take the points by (mentee's role, mentor's role): roles are free text there, and hold our numbers."""
        self._points = points

    def apply(self, match: Any) -> int:
        """The points of a pair."""
        points = self._points.get((match.mentee.role, match.mentor.role))
        match.disallowed = points is None
        return points or 0


def munkres(problem: Mapping[str, Any]) -> Solved:
    """One round of the package with a rule that holds all points."""
    edges = problem["edges"]
    pairs = zip(map(str, edges["mentee"]), map(str, edges["mentor"]), strict=True)
    rule = Points(dict(zip(pairs, edges["score"], strict=True)))
    mentors = [
        _person(Mentor, f"{mentor}/{place}", str(mentor))
        for mentor, places in enumerate(problem["capacity"])
        for place in range(places)
    ]
    mentees = [_person(Mentee, f"mentee {n}", str(n)) for n in range(problem["n_mentees"])]
    _, mentees = process.process_data(mentors, mentees, [[rule]])
    return [int(mentee.mentors[0].role) if mentee.mentors else -1 for mentee in mentees]


def _person(kind: Any, email: str, role: str) -> Any:
    """Somebody; two with the same address are the same person to it."""
    return kind(email=email, role=role, grade=0)


if __name__ == "__main__":
    read = given()
    answer(lambda: munkres(read))
