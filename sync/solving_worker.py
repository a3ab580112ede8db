"""The process in which a crowd is matched: people and settings in, a matching out; it may be killed at any time."""

import pickle
import sys

from programme.matching.matching import Matching, match
from programme.matching.proposal import SolverFailureError


def main() -> None:
    """Match once."""
    # The bytes come from ``sync.solving`` alone.
    pool, settings = pickle.load(sys.stdin.buffer)  # noqa: S301
    answer: Matching | SolverFailureError
    try:
        answer = match(pool, settings)
    except SolverFailureError as failure:
        answer = failure
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
