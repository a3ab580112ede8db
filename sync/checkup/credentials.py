"""Which credentials apply, why these, and whether they are whole: what can be said before Google is asked."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from sync.checkup.check import Check, error, ok
from sync.checkup.delegation import delegation
from sync.checkup.key_file import credential_file
from sync.checkup.machine_identity import machine_identity
from sync.checkup.person_token import token_checks
from sync.workspace.credential_files import Token
from sync.workspace.endpoint import EMULATOR_VARIABLE
from sync.workspace.sources import JOB_VARIABLE, KEY_VARIABLE, METADATA_VARIABLE, Place, Source

ACCESS = "Доступ к Google"


def credential_checks(
    source: Source, emulator: str, environment: Mapping[str, str]
) -> Iterator[Check]:
    """Check after check.

    Args:
        source: The credentials that apply.
        emulator: The emulator's base URL, or "" for Google.
        environment: The variables.
    """
    if source.place is Place.NOWHERE:
        yield error(ACCESS, "Не указано, где Google: ни эмулятор, ни ключ.", _BEGIN)
        return
    where = (
        f"Эмулятор на этом компьютере: {emulator} ({EMULATOR_VARIABLE})"
        if emulator
        else "Настоящий Google"
    )
    yield ok(ACCESS, f"{where}{_why(source, environment)}.")
    found = None
    if source.place is Place.FILE:
        alone = bool(environment.get(JOB_VARIABLE))
        found, check = credential_file(source, emulated=bool(emulator), alone=alone)
        yield check
        if found is None:
            return
    if source.place is Place.MACHINE:
        yield machine_identity(environment)
    if isinstance(found, Token):
        yield from token_checks(found, datetime.now(UTC))
    if asked := delegation(source, found):
        yield asked


_BEGIN = (
    f"Попробовать без учётной записи: nastavnik demo. Свой эмулятор: nastavnik emulator, затем переменная "
    f"{EMULATOR_VARIABLE} с его адресом. Настоящий Google: войдите от имени человека — nastavnik login — или укажите файл "
    f"ключа в {KEY_VARIABLE}."
)


def _why(source: Source, environment: Mapping[str, str]) -> str:
    match source.place:
        case Place.FILE if source.named_by:
            return f", файл доступа из {source.named_by}"
        case Place.FILE:
            return ", вход человека (nastavnik login)"
        case Place.MACHINE:
            variable = METADATA_VARIABLE if environment.get(METADATA_VARIABLE) else JOB_VARIABLE
            return f", учётная запись облачного задания ({variable})"
        case _:
            return ""
