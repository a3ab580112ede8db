"""What a command was told: arguments, environment, configuration; read once, at the door."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from config.line_references import PAPERS
from config.loading import ConfigurationError, load
from config.schema import Configuration
from generators.documents.source import has_template
from sync.places import beside
from sync.refusals import WrongUse
from sync.workspace.endpoint import emulator_url, refuse_real_file
from sync.workspace.sources import TOKEN_FILE, Source, choose

DEFAULT_CONFIG = Path("config/organisation.yaml")
PARENT_FOLDER = "NASTAVNIK_PARENT_FOLDER"


@dataclass(frozen=True)
class Settings:
    """The settings of one command.

    Attributes:
        configuration: Loaded and checked.
        config_path: Where it stands; the local file with ids lies beside it.
        emulator: The emulator's base URL, or "" for Google.
        source: The credentials that apply.
        spreadsheet_id: Id that was given expressly, or "".
        parent_folder: Folder or shared drive in which the programme's folder is made, or "" for My Drive.
        now: The moment of the run in the institution's time zone.
        run: Id of the run.
    """

    configuration: Configuration
    config_path: Path
    emulator: str
    source: Source
    spreadsheet_id: str
    parent_folder: str
    now: datetime
    run: str


def read_settings(config: Path | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from arguments and environment.

    Raises:
        WrongUse: A variable can't be understood.
        EndpointError: The emulator's address may not be used.
        ConfigurationError: The configuration is at fault.
    """
    path = config or default_config()
    configuration = load_configuration(path)
    emulator = emulator_url(environment)
    token = beside(path, TOKEN_FILE)
    source = choose(environment, token, Path.exists, emulated=bool(emulator))
    if emulator:
        refuse_real_file(source)
    return Settings(
        configuration=configuration,
        config_path=path,
        emulator=emulator,
        source=source,
        spreadsheet_id=environment.get("NASTAVNIK_SPREADSHEET_ID", "")
        or configuration.organisation.spreadsheet_id,
        parent_folder=_folder_id(environment.get(PARENT_FOLDER, ""))
        or configuration.organisation.parent_folder,
        now=_now(environment.get("NASTAVNIK_TODAY", ""), configuration.organisation.time_zone),
        run=environment.get("CLOUD_RUN_EXECUTION", "") or _run_id(),
    )


def load_configuration(path: Path) -> Configuration:
    """The configuration in a file, checked also against what the program brings along.

    Every kind of paper needs a text to begin with; which texts there are, the configuration itself can't know.

    Raises:
        ConfigurationError: It is at fault.
    """
    configuration = load(path)
    missing = [kind for kind in configuration.papers if not has_template(kind.source)]
    if missing:
        told = (
            f"{PAPERS}: для документа «{kind.kind}» нет текста «{kind.source}»; ожидалось template: с именем одного из "
            "готовых текстов, например training_plan"
            for kind in missing
        )
        raise ConfigurationError(tuple(told))
    return configuration


def default_config() -> Path:
    """The configuration in the folder one works in, or else the one that came with the program."""
    if DEFAULT_CONFIG.exists():
        return DEFAULT_CONFIG
    return Path(__file__).resolve().parent.parent / DEFAULT_CONFIG


def _now(today: str, time_zone: str) -> datetime:
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise WrongUse(
            f"time_zone: {time_zone} — такого часового пояса нет; пример: Europe/Moscow."
        ) from error
    now = datetime.now(zone)
    if not today:
        return now
    try:
        day = date.fromisoformat(today)
    except ValueError as error:
        raise WrongUse(f"NASTAVNIK_TODAY={today}: ожидалась дата вида 2026-09-15.") from error
    if not 2000 <= day.year <= 2100:
        raise WrongUse(f"NASTAVNIK_TODAY={today}: ожидался год от 2000 до 2100.")
    return datetime.combine(day, now.timetz())


def _folder_id(given: str) -> str:
    if given and not re.fullmatch(r"[A-Za-z0-9_-]+", given):
        raise WrongUse(
            f"{PARENT_FOLDER}={given}: ожидался id папки — конец её адреса после /folders/, без самого адреса."
        )
    return given


def _run_id() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
