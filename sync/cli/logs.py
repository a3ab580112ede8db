"""Whose words reach a log: the program's own, and nobody else's.

Libraries log what passes through them: the names whose cases they look for, the answers they carry, the
headers with the token. No level of theirs is safe, and a list of those to silence would miss the next
one. So at the door every logger but ours is silenced; what a failure means is told by our own errors.
"""

import logging
import sys
from collections.abc import Mapping

from sync.refusals import WrongUse

VARIABLE = "NASTAVNIK_LOG"
OURS = "nastavnik"
_SILENT = logging.CRITICAL + 1


def set_up_logs(environment: Mapping[str, str]) -> None:
    """Silence the libraries; with ``NASTAVNIK_LOG=debug`` log to stderr what is asked of Google.

    Raises:
        WrongUse: It is asked for in a word that isn't known.
    """
    silence_others()
    level = environment.get(VARIABLE, "").strip().lower()
    if level not in {"", "debug"}:
        raise WrongUse(f"{VARIABLE}={level}: ожидалось debug или пусто.")
    if level:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
        logger = logging.getLogger(OURS)
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)


def silence_others() -> None:
    """Let no logger but ours speak, also where somebody has set one up already; new ones take after the root."""
    known = [name for name in logging.root.manager.loggerDict if name.split(".")[0] != OURS]
    for logger in (logging.root, *map(logging.getLogger, known)):
        logger.setLevel(_SILENT)
