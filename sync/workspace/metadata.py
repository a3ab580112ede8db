"""The metadata server of Cloud Run and of Google's virtual machines: whose identity this machine has.

Asked before google-auth asks it, which would repeat for half a minute and then say only that it failed
(cloud.google.com/compute/docs/metadata).
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import requests

from sync.workspace.errors import NoCredentials
from sync.workspace.sources import JOB_VARIABLE, METADATA_VARIABLE

HOST = "metadata.google.internal"
_FLAVOUR = {"Metadata-Flavor": "Google"}
_PATH = "/computeMetadata/v1/instance/service-accounts/default/?recursive=true"
SECONDS, ATTEMPTS = 3.0, 3

ABSENT = (
    "Программе сказано, что она работает в облаке Google ({variable}), но сервер метаданных {host} не отвечает: его даёт "
    "только само облако. Запускайте её заданием Cloud Run, а на своём компьютере уберите переменную и укажите файл ключа в "
    "GOOGLE_APPLICATION_CREDENTIALS."
)
NO_ACCOUNT = (
    "Этой машине или заданию не назначен сервисный аккаунт. Назначьте его: gcloud run jobs update ЗАДАНИЕ "
    "--service-account=АККАУНТ."
)


@dataclass(frozen=True)
class Machine:
    """What the metadata server says.

    Attributes:
        account: Address of the service account.
        scopes: What the machine was given; Cloud Run gives others when asked.
    """

    account: str
    scopes: tuple[str, ...]


def ask_metadata(
    environment: Mapping[str, str], sleep: Callable[[float], None] = time.sleep
) -> Machine:
    """Whose identity this machine has.

    Raises:
        NoCredentials: It has none, or nobody answers.
    """
    host = environment.get(METADATA_VARIABLE) or HOST
    variable = METADATA_VARIABLE if environment.get(METADATA_VARIABLE) else JOB_VARIABLE
    absent = ABSENT.format(variable=variable, host=host)
    with requests.Session() as session:
        session.trust_env = False  # no proxy stands between a machine and its metadata
        for attempt in range(ATTEMPTS):
            if attempt:
                sleep(0.5)
            try:
                reply = session.get(f"http://{host}{_PATH}", headers=_FLAVOUR, timeout=SECONDS)
            except requests.RequestException:
                continue
            if reply.status_code < 500:
                return _understood(reply, absent)
    raise NoCredentials(absent)


def _understood(reply: requests.Response, absent: str) -> Machine:
    if reply.headers.get("Metadata-Flavor") != "Google":
        raise NoCredentials(absent)
    if reply.status_code == 404:
        raise NoCredentials(NO_ACCOUNT)
    try:
        said = reply.json()
        return Machine(str(said["email"]), tuple(map(str, said.get("scopes", ()))))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NoCredentials(absent) from None
