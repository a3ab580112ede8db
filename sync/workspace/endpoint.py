"""Where Google is: the real thing, or the emulator on this machine."""

import ipaddress
import json
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

EMULATOR_VARIABLE = "WORKSPACE_EMULATOR_URL"


class EndpointError(ValueError):
    """The endpoint may not be used; the text says why and what to do, in Russian."""


def is_loopback(url: str) -> bool:
    """Whether a URL, or a bare host, names this machine."""
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def emulator_url(environment: Mapping[str, str] = os.environ) -> str:
    """The emulator's base URL without a slash at its end, or "" for the real Google.

    Raises:
        EndpointError: The URL isn't loopback, or real credentials stand beside it (they must
            never be sent to something that only pretends to be Google).
    """
    url = environment.get(EMULATOR_VARIABLE, "").strip().rstrip("/")
    if not url:
        return ""
    fault = _fault(url)
    if fault:
        raise EndpointError(
            f"{EMULATOR_VARIABLE}={url}: {fault} Укажите адрес вида http://127.0.0.1:8787 или уберите переменную."
        )
    _refuse_real_credentials(environment)
    return url


def _fault(url: str) -> str:
    """What is wrong with an emulator's address, in Russian; "" where nothing is."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "порт указан неверно."
    if parts.scheme != "http":
        return "эмулятор отвечает только по http."
    if not is_loopback(url):
        return "эмулятор может работать только на этом компьютере."
    if parts.path or parts.query or parts.fragment or port == 0:
        return "нужны только адрес и порт, без пути."
    return ""


def _refuse_real_credentials(environment: Mapping[str, str]) -> None:
    metadata = environment.get("GCE_METADATA_HOST", "")
    if metadata and not is_loopback(metadata):
        raise EndpointError(
            f"Заданы и {EMULATOR_VARIABLE}, и GCE_METADATA_HOST={metadata}: эмулятор не получает настоящих ключей. "
            "Уберите одну из переменных."
        )
    path = environment.get("GOOGLE_APPLICATION_CREDENTIALS", "")
    if path and not is_loopback(_token_uri(Path(path))):
        raise EndpointError(
            f"Заданы и {EMULATOR_VARIABLE}, и настоящий ключ {path}: эмулятор не получает настоящих ключей. "
            "Уберите одну из переменных."
        )


def _token_uri(path: Path) -> str:
    """Where the credentials would be sent; an unreadable file counts as real."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(content.get("token_uri", "")) if isinstance(content, dict) else ""
