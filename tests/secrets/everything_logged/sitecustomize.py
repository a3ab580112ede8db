"""Python reads this at its start where the folder is on PYTHONPATH: every logger of every library speaks.

Each record is written with all that was attached to it, not its message alone: what a library hands to
a logger may reach a log service by another formatter.
"""

import logging
import os

FOLDER = os.environ.get("EVERYTHING_LOGGED_TO", "")


class _Whole(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"{super().format(record)} {vars(record)!r}"


if FOLDER:
    handler = logging.FileHandler(f"{FOLDER}/{os.getpid()}.log", encoding="utf-8")
    handler.setFormatter(_Whole("%(name)s %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.DEBUG, handlers=[handler])
    for name in ("google", "google.auth", "google.auth.transport.requests", "urllib3"):
        # Google's logger hands nothing on unless somebody has set it up.
        logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger(name).propagate = True
