"""Whether a key can be used at all, as Google's library sees it."""

from collections.abc import Mapping
from typing import Any

from google.auth.exceptions import GoogleAuthError
from google.oauth2 import service_account


def key_opens(content: Mapping[str, Any]) -> bool:
    """Whether a service account's private key can be read; nothing is sent anywhere."""
    try:
        service_account.Credentials.from_service_account_info(dict(content))
    except (ValueError, GoogleAuthError):
        return False
    return True
