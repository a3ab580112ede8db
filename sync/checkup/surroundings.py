"""What a command needs before it can ask Google anything: Python, configuration, an address or a key."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.loading import ConfigurationError
from sync.checkup.check import Check, error, ok, warning
from sync.checkup.credentials import ACCESS, credential_checks
from sync.refusals import WrongUse
from sync.settings import Settings, read_settings
from sync.workspace.endpoint import EndpointError

CONFIGURATION = "Настройки"


@dataclass(frozen=True)
class Surroundings:
    """What was found around the programme.

    Attributes:
        checks: In order.
        settings: For asking Google; None where something must be put right first.
    """

    checks: tuple[Check, ...]
    settings: Settings | None


def surroundings(config: Path | None, environment: Mapping[str, str]) -> Surroundings:
    """Look at Python, the configuration, and where Google is."""
    python = ok("Python", f"{platform.python_version()}, {platform.system()}")
    try:
        settings = read_settings(config, environment)
    except ConfigurationError as fault:
        remedy = "Исправьте названные строки и повторите команду."
        checks = [error(CONFIGURATION, message, remedy) for message in fault.messages]
        return Surroundings((python, *checks), None)
    except (EndpointError, WrongUse) as fault:
        return Surroundings((python, error(ACCESS, str(fault), "Исправьте и повторите.")), None)
    organisation = settings.configuration.organisation
    blank = [
        caption
        for caption, value in (
            ("place", organisation.place),
            ("head.full_name", organisation.head.full_name),
            ("coordinator.full_name", organisation.coordinator.full_name),
        )
        if not value
    ]
    configured = ok(CONFIGURATION, f"{settings.config_path}: прочитаны без ошибок.")
    if blank:
        configured = warning(
            CONFIGURATION,
            f"{settings.config_path}: не заполнено — {', '.join(blank)}.",
            "В документах на этих местах будут линии. Впишите значения, если они нужны.",
        )
    access = tuple(credential_checks(settings.source, settings.emulator, environment))
    usable = all(check.state != "error" for check in access)
    return Surroundings((python, configured, *access), settings if usable else None)
