"""Google's own clients, with the addresses bent to the emulator and nothing else changed."""

import json
from importlib.resources import files
from typing import Any

import gspread
import httplib2
import requests
from google.auth.credentials import AnonymousCredentials
from googleapiclient.discovery import build_from_document

_SECONDS = 60


class _ToEmulator(requests.Session):
    """A session that sends the hosts of Google to the emulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self._base = base_url

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        path = str(url).split(".googleapis.com", 1)[1]
        return super().request(method, self._base + path, *args, **kwargs)


def spreadsheets(base_url: str) -> gspread.Client:
    """Plain gspread."""
    return gspread.Client(AnonymousCredentials(), session=_ToEmulator(base_url))


def service(base_url: str, document: str) -> Any:
    """Plain googleapiclient; ``document`` is the API with its version, for example ``drive.v3``."""
    shipped = files("googleapiclient.discovery_cache.documents").joinpath(f"{document}.json")
    described = json.loads(shipped.read_text("utf-8"))
    described["rootUrl"] = f"{base_url}/"
    described["baseUrl"] = f"{base_url}/{described['servicePath']}"
    described.pop("mtlsRootUrl", None)
    return build_from_document(described, http=httplib2.Http(timeout=_SECONDS))
