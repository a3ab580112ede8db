"""Where Google is: the real thing, or the emulator on this machine."""

import ipaddress
import json
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from sync.workspace.sources import KEY_VARIABLE, METADATA_VARIABLE, TOKEN_VARIABLE, Source

EMULATOR_VARIABLE = "WORKSPACE_EMULATOR_URL"


class EndpointError(ValueError):
    """The endpoint may not be used; the text says why and what to do, in Russian."""


class NotCredentials(EndpointError):
    """A file beside an emulator holds no credentials, neither real ones nor others."""


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
    for variable in _METADATA:
        host = environment.get(variable, "")
        if host and not is_loopback(host):
            raise EndpointError(_both(f"{variable}={host}"))
    if path := environment.get(KEY_VARIABLE, ""):
        _refuse_real(Path(path), _ONE_OF_THEM)
    token = environment.get(TOKEN_VARIABLE, "")
    if token and Path(token).exists():  # ``nastavnik login`` may be about to make it
        _refuse_real(Path(token), _ONE_OF_THEM)


_METADATA = (METADATA_VARIABLE, "GCE_METADATA_IP", "GCE_METADATA_ROOT")
"""Where google-auth is told a metadata server is."""


def refuse_real_file(source: Source) -> None:
    """See to it that a file which nobody has named doesn't hold real credentials beside an emulator either.

    Raises:
        NotCredentials: It holds none at all.
        EndpointError: It does.
    """
    if source.path is not None and not source.named_by:
        _refuse_real(
            source.path,
            f"Уберите переменную {EMULATOR_VARIABLE}, чтобы работать с Google, или переложите файл, чтобы попробовать "
            "эмулятор.",
        )


def _refuse_real(path: Path, remedy: str) -> None:
    if not is_loopback(_token_uri(path, remedy)):
        raise EndpointError(_both(f"настоящий ключ {path}", remedy))


_ONE_OF_THEM = "Уберите одну из переменных."
_OTHER_FILE = "Уберите переменную, которая его называет, или укажите в ней другой файл."
_REMOVE = "Удалите его: nastavnik logout."


def _both(what: str, remedy: str = _ONE_OF_THEM) -> str:
    return (
        f"Заданы и {EMULATOR_VARIABLE}, и {what}: эмулятор не получает настоящих ключей. {remedy}"
    )


def _token_uri(path: Path, remedy: str) -> str:
    """Where the credentials would be sent; a file that can't be opened counts as real."""
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError:
        return ""
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or not {"type", "token_uri"} & content.keys():
        raise NotCredentials(
            f"Файл {path} пуст, повреждён или это не файл доступа: эмулятору его не показать. "
            f"{_REMOVE if remedy is not _ONE_OF_THEM else _OTHER_FILE}"
        )
    return str(content.get("token_uri", ""))
