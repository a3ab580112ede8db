"""Tests that share what is dear to make run in one worker: a story that all of them look at is played once.

By the files they stand in: pytest-xdist 3.8 names its groups in the ids of tests, which pytest 9.2 no longer sends.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

PLAYED_YEAR = "the played year"
TOGETHER = {
    "tests/browser/": "the played autumn",
    "tests/chaos/": "chaos",
    "tests/journey/test_demo_story.py": PLAYED_YEAR,
    "tests/journey/test_pictures_of_the_year.py": PLAYED_YEAR,
}
"""How a test's id begins → the group that it belongs to; any other test goes where there is room."""


class Together(LoadScopeScheduling):  # type: ignore[misc]  # the library ships no types
    """Gives a worker whole groups; large ones first, then tests in their order."""

    def _split_scope(self, nodeid: str) -> str:
        return next((TOGETHER[start] for start in TOGETHER if nodeid.startswith(start)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """The scheduler of every run with several workers."""
    return Together(config, log)
