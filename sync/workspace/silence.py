"""Why no answer came: no network, a proxy, intercepted TLS, an emulator that isn't there; in words for people."""

import re
from urllib.parse import urlsplit

import requests
from requests.utils import get_environ_proxies, select_proxy

from sync.workspace.endpoint import is_loopback
from sync.workspace.errors import Unreachable

NO_NETWORK = "Нет связи с Google. Проверьте подключение к интернету, прокси (HTTPS_PROXY) и повторите команду. ({name})"
WRONG_PROXY = (
    "Нет связи с Google: прокси-сервер, указанный в HTTPS_PROXY, не отвечает. Проверьте его адрес и порт или уберите переменную, если прокси "
    "не нужен. ({name})"
)
PROXY_SIGN_IN = (
    "Прокси-сервер требует имя и пароль. Укажите их в HTTPS_PROXY (http://имя:пароль@сервер:порт) или попросите открыть "
    "*.googleapis.com без прокси. ({name})"
)
FORBIDDEN = (
    "Прокси-сервер не пускает к Google (его ответ — {code}). Попросите того, кто отвечает за сеть, открыть *.googleapis.com "
    "и accounts.google.com. ({name})"
)
UNFIT_PROXY = (
    "В HTTPS_PROXY — не адрес прокси-сервера. Нужен адрес вида http://сервер:порт; исправьте его или уберите переменную, если "
    "прокси не нужен. ({name})"
)
FOREIGN_PROXY = (
    "Прокси-сервер в HTTPS_PROXY — не того вида: программа ходит только через прокси HTTP, а не SOCKS и другие. Укажите адрес "
    "вида http://сервер:порт или уберите переменную, если прокси не нужен. ({name})"
)
NO_TUNNEL = (
    "Вместо Google отвечает что-то другое, без шифрования: по адресу в HTTPS_PROXY — не прокси-сервер, или сеть подменяет ответы "
    "страницей входа. Проверьте адрес и порт прокси, откройте в браузере любой сайт и войдите в сеть. ({name})"
)
CUT_TUNNEL = (
    "Прокси-сервер из HTTPS_PROXY открыл соединение с Google и сразу оборвал его. Проверьте адрес и порт прокси или попросите "
    "того, кто отвечает за сеть, открыть *.googleapis.com. ({name})"
)
INTERCEPTED = (
    "Защищённое соединение с Google подменено: сертификат выдан не Google, так бывает за проверяющим прокси или "
    "антивирусом. Попросите не вскрывать *.googleapis.com или укажите сертификат прокси в REQUESTS_CA_BUNDLE. ({name})"
)
_NO_EMULATOR = (
    "Эмулятор по адресу http://{place} не отвечает. Запустите его: nastavnik emulator --port {port} — и повторите команду. "
    "({name})"
)

_NEVER_SENT = (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)
"""What ``requests`` raises for a proxy that it can't even address; Google's own addresses are never unfit."""
_NOT_TLS = re.compile(r"BadStatusLine|WRONG_VERSION_NUMBER")
"""Plain words where a tunnel's answer or TLS was to come: http.client's exception and OpenSSL's reason."""


def unanswered(error: BaseException | None, name: str) -> Unreachable:
    """What to say of a request to which no answer came.

    Args:
        error: What ``requests`` raised; None where nothing is known.
        name: Google's method id.
    """
    asked = error.request if isinstance(error, requests.RequestException) else None
    target = urlsplit((asked.url if asked is not None else "") or "")
    if is_loopback(target.netloc):
        return Unreachable(_NO_EMULATOR.format(place=target.netloc, port=target.port, name=name))
    if isinstance(error, _NEVER_SENT):
        is_foreign = "SOCKS" in str(error) or "unsupported scheme" in str(error)
        told = FOREIGN_PROXY if is_foreign else UNFIT_PROXY
        return Unreachable(told.format(name=name), is_lasting=True)
    if isinstance(error, requests.exceptions.ProxyError):
        return _of_proxy(error, name)
    if _NOT_TLS.search(str(error)):
        return Unreachable(NO_TUNNEL.format(name=name), is_lasting=True)
    if isinstance(error, requests.exceptions.SSLError):
        return _of_tls(error, target.geturl(), name)
    return Unreachable(NO_NETWORK.format(name=name))


def _of_tls(error: requests.exceptions.SSLError, url: str, name: str) -> Unreachable:
    """A certificate of somebody else's, or an end before TLS was agreed upon, which may pass."""
    if "VERIFY_FAILED" in str(error):
        return Unreachable(INTERCEPTED.format(name=name), is_lasting=True)
    has_proxy = bool(select_proxy(url, get_environ_proxies(url)))
    return Unreachable((CUT_TUNNEL if has_proxy else NO_NETWORK).format(name=name))


def _of_proxy(error: requests.exceptions.ProxyError, name: str) -> Unreachable:
    """A proxy answers a request for a tunnel with a status of its own, which http.client words like this."""
    answered = re.search(r"Tunnel connection failed: (\d{3})", str(error))
    if answered is None:
        return Unreachable(WRONG_PROXY.format(name=name))
    if answered[1] == "407":
        return Unreachable(PROXY_SIGN_IN.format(name=name), is_lasting=True)
    is_lasting = answered[1] < "500"
    return Unreachable(FORBIDDEN.format(name=name, code=answered[1]), is_lasting=is_lasting)
