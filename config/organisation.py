"""The schema of organisation.yaml: who the institution is, and when the programme runs."""

from typing import Annotated, Literal

from pydantic import Field

from config.shape import Strict, Text


class NameForms(Strict):
    """Cases of a full name as its owner writes them; an empty one is declined by the programme."""

    genitive: str = ""
    dative: str = ""
    accusative: str = ""
    instrumental: str = ""
    prepositional: str = ""


class Person(Strict):
    """Somebody who signs papers; empty fields print as blank lines to be filled in by hand."""

    full_name: str = ""
    position: str = ""
    gender: Literal["женский", "мужской", ""] = ""
    forms: NameForms = NameForms()


class Coordinator(Person):
    """The coordinator; pairs' folders are opened to the address, where there is one."""

    email: Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$")] = ""


class Schedule(Strict):
    """When the scheduler starts ``sync``; told to staff, set up elsewhere.

    Attributes:
        every_minutes: From one start to the next.
        begins: The day's first start, HH:MM.
        ends: No start after this time, HH:MM.
    """

    every_minutes: Annotated[int, Field(ge=5, le=1440)]
    begins: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "00:00"
    ends: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "23:59"


class Organisation(Strict):
    """The institution: config/organisation.yaml, or the file named by ``--config``."""

    full_name: Text
    short_name: Text
    place: str = ""
    head: Person = Person()
    coordinator: Coordinator = Coordinator()
    time_zone: str = "Europe/Moscow"
    school_year_starts: Annotated[str, Field(pattern=r"^\d\d-\d\d$")] = "09-01"
    school_year_ends: Annotated[str, Field(pattern=r"^\d\d-\d\d$")] = "05-31"
    schedule: Schedule | None = None
    spreadsheet_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$")] = ""
    parent_folder: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$")] = ""
    share_with: tuple[Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")], ...] = ()
    share_pair_folders: bool = True
    refusal_notice_days: Annotated[int, Field(ge=0, le=30)] = 0
    cancellation_notice_days: Annotated[int, Field(ge=3, le=30)] = 3
    trial_days: Annotated[int, Field(ge=0, le=180)] = 30
