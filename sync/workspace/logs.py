"""What is logged of the talk with Google: method ids, statuses and times; nobody's words."""

import logging
from typing import Any
from urllib.parse import urlsplit

import requests

from sync.workspace.methods import method_id

_LOG = logging.getLogger("nastavnik.google")


def log_answers(session: requests.Session) -> None:
    """Log of each answer which method it is of, its status and how long it took."""
    session.hooks["response"].append(_logged)


def _logged(response: requests.Response, *_: Any, **__: Any) -> None:
    request = response.request
    name = method_id(request.method or "", urlsplit(request.url or "").path)
    milliseconds = response.elapsed.total_seconds() * 1000
    _LOG.debug("%s: %s, %.0f ms", name, response.status_code, milliseconds)
