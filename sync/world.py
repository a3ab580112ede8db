"""All that a run knows before it decides, and all that it decided: two values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from config.schema import Configuration
from generators.questionnaires.choices import Choices
from programme.access import Note, Wish
from programme.findings import Finding
from programme.school_year import SchoolYear, school_year_at, year_under_way
from programme.submissions import Submission
from sync.records.access import FolderAccess
from sync.tables import Table


@dataclass(frozen=True)
class PaperFile:
    """A file of the programme on Drive; its name speaks of codes and numbers, never of people.

    Attributes:
        id: Google's.
        key: What it is.
        url: Where people open it.
        name: Its title.
        mark: What of it is followed, as it was last written; "" for what is not followed.
        text: Fingerprint of its text as it was last written.
    """

    id: str
    key: str
    url: str
    name: str = ""
    mark: str = ""
    text: str = ""


@dataclass(frozen=True)
class Template:
    """A template as found on Drive and checked.

    Attributes:
        kind: Kind of paper it is for.
        file: Its file; None where it is missing.
        faults: What is wrong with it, in Russian; no paper is made from a faulty template.
    """

    kind: str
    file: PaperFile | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class World:
    """What was read.

    Attributes:
        configuration: As loaded and checked.
        today: The day the run is for.
        tables: Tab key → table, as read or as decided so far.
        responses: Every response that Google returned, as it came.
        files: Drive's files of this programme by their key.
        templates: Kind of paper → template.
        spreadsheet_url: For links of evidence.
        findings: What was noticed while reading.
        drifts: Questionnaire → what people have changed in its form, as of the day's first run.
        missing_forms: Questionnaires whose form is gone.
        edited: Key of a paper that people changed by hand → the mark of what was to be written into it.
        remembered: What the programme remembered when the run began, whatever it has decided since.
        access: Code of a pair → what has become of access to its folder in this run.
    """

    configuration: Configuration
    today: date
    tables: Mapping[str, Table]
    responses: tuple[Submission, ...]
    files: Mapping[str, PaperFile]
    templates: Mapping[str, Template]
    spreadsheet_url: str
    findings: tuple[Finding, ...] = ()
    drifts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing_forms: frozenset[str] = frozenset()
    edited: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    access: Mapping[str, FolderAccess] = field(default_factory=dict)

    @property
    def year(self) -> SchoolYear:
        """The school year that the programme is in: the one before today's, until people begin the new one."""
        row = self.tables["service"].row("year") if "service" in self.tables else None
        return year_under_way(self.calendar_year, row.text("value") if row else "")

    @property
    def calendar_year(self) -> SchoolYear:
        """The school year of today."""
        return school_year_at(self.today, self.configuration.organisation)


@dataclass(frozen=True)
class PaperOrder:
    """A paper that is to be made, or brought up to date: everything that needs, decided beforehand.

    Attributes:
        key: «agreement:П-05:2026-27».
        kind: Kind of paper.
        number: Its number, proposed.
        folder_key: Key of the folder it goes to («folder:П-05»).
        folder_title: Title of that folder.
        title: Title of the file.
        context: Values for the template. Holds names: never logged.
        mark: What of it is followed, to be noted with the file.
        file: The file that is brought up to date, unless people have changed it; "" where one is made.
    """

    key: str
    kind: str
    number: str
    folder_key: str
    folder_title: str
    title: str
    context: Mapping[str, object]
    mark: str = ""
    file: str = ""


@dataclass(frozen=True)
class AccessOrder:
    """Access to one pair's folder that is to be given and taken away.

    Attributes:
        pair: Its code.
        key: Key of the folder.
        folder: Google's id of it; "" where it is made in this run.
        give: Whom to let in.
        take: Whom to let in no longer.
        notes: What is remembered before anything is done.
    """

    pair: str
    key: str
    folder: str
    give: tuple[Wish, ...] = ()
    take: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class ChoiceUpdate:
    """A form that lags behind: its choices behind the registers, or its door behind the closing day.

    Attributes:
        questionnaire: Code.
        form_id: Its file.
        fingerprint: Of the choices.
        choices: What it should offer.
        accepts: Whether it is to take answers from now on; None where that stands.
    """

    questionnaire: str
    form_id: str
    fingerprint: str
    choices: Choices
    accepts: bool | None = None


@dataclass(frozen=True)
class Decided:
    """What should be: every tab, every paper, every form to bring up to date, every remark, every access."""

    tables: Mapping[str, Table]
    orders: tuple[PaperOrder, ...]
    choices: tuple[ChoiceUpdate, ...]
    findings: tuple[Finding, ...]
    access: tuple[AccessOrder, ...] = ()
