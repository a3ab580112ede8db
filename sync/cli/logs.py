"""Whose words reach a log: the program's own, and nobody else's.

Libraries log what passes through them: the names whose cases they look for, the answers they carry, the
headers with the token. No level of theirs is safe, and a list of those to silence would miss the next
one. So at the door every logger but ours is silenced; what a failure means is told by our own errors.
"""

import logging
import sys
from collections.abc import Mapping

from sync.cli.cloud_log import VARIABLE, CloudLog, EntryHandler, asked_for
from sync.refusals import WrongUse

OURS = "nastavnik"
_SILENT = logging.CRITICAL + 1


def set_up_logs(environment: Mapping[str, str], log: CloudLog | None = None) -> None:
    """Silence the libraries; let our own warnings through, and with ``NASTAVNIK_LOG=debug`` what is asked of Google.

    Args:
        environment: Has the variable.
        log: Where to; stderr where there is none.

    Raises:
        WrongUse: It is asked for in a word that isn't known.
    """
    silence_others()
    words = asked_for(environment)
    if not words <= {"debug", "json"}:
        raise WrongUse(f"{VARIABLE}={environment[VARIABLE]}: ожидалось debug, json или пусто.")
    logger = logging.getLogger(OURS)
    logger.handlers = [EntryHandler(log) if log else _plain()]
    logger.setLevel(logging.DEBUG if "debug" in words else logging.WARNING)


def _plain() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    return handler


def silence_others() -> None:
    """Let no logger but ours speak, also where somebody has set one up already; new ones take after the root."""
    known = [name for name in logging.root.manager.loggerDict if name.split(".")[0] != OURS]
    for logger in (logging.root, *map(logging.getLogger, known)):
        logger.setLevel(_SILENT)
