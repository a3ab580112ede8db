"""Opens what was chosen: from a ``Source`` to credentials of google-auth.

Nothing is sent to Google here; only the metadata server is asked whose identity the machine has.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from google.auth.credentials import DEFAULT_UNIVERSE_DOMAIN, AnonymousCredentials
from google.oauth2 import credentials as of_people
from google.oauth2 import service_account

from sync.workspace.coverage import uncovered
from sync.workspace.credential_files import Key, Token, UnfitFile, read_file
from sync.workspace.errors import NoCredentials
from sync.workspace.identity import Identity, Kind
from sync.workspace.metadata import ask_metadata
from sync.workspace.remedies import SIGN_IN_AGAIN
from sync.workspace.scopes import PREFIX
from sync.workspace.sources import KEY_VARIABLE, SUBJECT_VARIABLE, Place, Source

NONE = (
    "Не указано, с каким доступом идти в Google. Войдите от имени человека: nastavnik login — или укажите файл ключа "
    f"сервисного аккаунта (по образцу credentials.example.json) в {KEY_VARIABLE}. Попробовать без учётной записи: "
    "nastavnik demo."
)
NO_SUBJECT_FOR_PEOPLE = (
    f"{SUBJECT_VARIABLE} действует только с сервисным аккаунтом: человек и так работает от своего имени. Уберите "
    "переменную или укажите ключ."
)
NO_ADDRESS = (
    f"{SUBJECT_VARIABLE} — не адрес электронной почты. Укажите адрес человека, от имени которого работает программа, или уберите "
    "переменную."
)


def open_credentials(
    source: Source, scopes: Sequence[str], environment: Mapping[str, str], *, emulated: bool
) -> tuple[Any, Identity]:
    """Credentials and whose they are.

    Args:
        source: What was chosen.
        scopes: What a command needs.
        environment: The variables; they may say where the metadata server is.
        emulated: Whether an emulator is spoken with.

    Raises:
        NoCredentials: There are none that can be used, or a person granted less than is needed.
    """
    match source.place:
        case Place.NOBODY:
            return AnonymousCredentials(), Identity(Kind.NOBODY)
        case Place.NOWHERE:
            raise NoCredentials(NONE)
        case Place.MACHINE:
            return _of_machine(source, scopes, environment)
        case Place.FILE:
            return _of_file(source, scopes, emulated=emulated)


def _of_file(source: Source, scopes: Sequence[str], *, emulated: bool) -> tuple[Any, Identity]:
    try:
        found = read_file(source, emulated=emulated)
    except UnfitFile as fault:
        raise NoCredentials(str(fault)) from fault
    if isinstance(found, Token):
        return _of_person(found, source, scopes)
    return _of_key(found, source, scopes)


def _of_key(key: Key, source: Source, scopes: Sequence[str]) -> tuple[Any, Identity]:
    _require_address(source.subject)
    credentials = service_account.Credentials.from_service_account_info(
        dict(key.content), scopes=list(scopes), subject=source.subject or None
    )
    kind = Kind.DELEGATED_KEY if source.subject else Kind.KEY
    return credentials, Identity(kind, key.account)


def _require_address(subject: str) -> None:
    """Whatever is no address Google would refuse as an unknown person."""
    name, _, domain = subject.partition("@")
    if subject and not (name and domain):
        raise NoCredentials(NO_ADDRESS)


def _of_person(token: Token, source: Source, scopes: Sequence[str]) -> tuple[Any, Identity]:
    """A person's credentials carry what was granted: asking for less on renewal would only be one more way to fail."""
    if source.subject:
        raise NoCredentials(NO_SUBJECT_FOR_PEOPLE)
    if token.granted is not None and (missing := uncovered(scopes, token.granted)):
        raise NoCredentials(too_little(missing))
    credentials = of_people.Credentials(
        None,
        refresh_token=str(token.content["refresh_token"]),
        token_uri=token.token_uri,
        client_id=str(token.content["client_id"]),
        client_secret=str(token.content["client_secret"]),
    )
    return credentials, Identity(Kind.PERSON, granted=token.granted)


def too_little(missing: Sequence[str]) -> str:
    """What to say where a person granted less than a command needs."""
    named = ", ".join(scope.removeprefix(PREFIX) for scope in missing)
    return f"При входе дано меньше прав, чем нужно этой команде: нет {named}. {SIGN_IN_AGAIN}"


def _of_machine(
    source: Source, scopes: Sequence[str], environment: Mapping[str, str]
) -> tuple[Any, Identity]:
    _require_address(source.subject)
    machine = ask_metadata(environment)
    # Loaded here: google-auth reads where the metadata server is when it is loaded, and few runs need it.
    from google.auth import compute_engine, impersonated_credentials  # noqa: PLC0415

    # The domain is given, so that it need not be asked for in one more request.
    domain = DEFAULT_UNIVERSE_DOMAIN
    own = compute_engine.Credentials(scopes=list(scopes), universe_domain=domain)
    if not source.subject:
        return own, Identity(Kind.MACHINE, machine.account, machine.scopes)
    # Without a key the JWT is signed by IAM: this account signs as itself, for which it needs Token Creator.
    borrowed = impersonated_credentials.Credentials(
        own, machine.account, list(scopes), subject=source.subject
    )
    return borrowed, Identity(Kind.DELEGATED_MACHINE, machine.account)
