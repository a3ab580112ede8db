"""The shape of the configuration: what may stand in each YAML file, and within which bounds."""

from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from config.asked_again import AskedAgain
from config.monitoring_settings import MonitoringSettings
from config.paper_kind import PaperKind
from config.registers import Registers
from config.shape import MonthDay, Strict, Text, Weight


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
    share_with: tuple[Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")], ...] = ()
    share_pair_folders: bool = True
    refusal_notice_days: Annotated[int, Field(ge=0, le=30)] = 0
    cancellation_notice_days: Annotated[int, Field(ge=3, le=30)] = 3
    trial_days: Annotated[int, Field(ge=0, le=180)] = 30


class Competency(Strict):
    """One direction of list К (questionnaires.md, section 7); keys are never reused.

    Attributes:
        key: «К07».
        text: As questionnaires offer it.
        active: Whether they do.
        formerly: Texts it had before: answers given under them are read all the same.
    """

    key: Annotated[str, Field(pattern=r"^К\d\d$")]
    text: Text
    active: bool = True
    formerly: tuple[Text, ...] = ()


class Position(Strict):
    """A position in its six cases; the masculine title stays for women."""

    nominative: Text
    genitive: Text
    dative: Text
    accusative: Text
    instrumental: Text
    prepositional: Text


class QuestionKind(StrEnum):
    """How a question is asked."""

    SCALE = "scale"
    ONE = "one"
    DROPDOWN = "dropdown"
    MANY = "many"
    LINE = "line"
    PARAGRAPH = "paragraph"
    GRID = "grid"
    DATE = "date"
    SECTION = "section"


class GridRow(Strict):
    """One row of a grid that follows no list; the key is as stable as a question's id.

    Attributes:
        key: Answers are read under it («k00.k03»).
        text: As people read it.
        active: Whether it is still asked; answers to a row no longer asked are read all the same.
    """

    key: Annotated[str, Field(pattern=r"^[a-zа-яА-ЯК0-9_]+$")]
    text: Text
    active: bool = True


class Question(Strict):
    """One question; ``id`` is the stable key of questionnaires.md («m17»).

    Attributes:
        id: Stable key, unique in its questionnaire.
        title: As people read it.
        kind: How it is asked; ``section`` starts a new page.
        required: Whether the form insists.
        options: Answers offered; beside ``choices_from`` they stand before those of the register or list, and
            mean "nobody" («затрудняюсь ответить», «таких нет»), so that a form is valid before anyone is known.
        other: Offers «другое» with a text of one's own.
        choices_from: Register or list the options follow.
        rows_from: For a grid, the list whose entries are the rows.
        rows: For a grid that follows no list, its rows.
        columns: For a grid, the columns.
        at_most: Largest number of ticks that counts.
        goes_to: For a branching question, option → id of the section it leads to.
        help: Small print under the title.
        told: In a word or two, what the answer is called where the programme tells how it read one («встреч»);
            "" where it isn't told.
        going_on: Whether it asks if the pair goes on; answers stand beside the pair.
        past_when: For a date: id of another question → the answer to it with which this day can't be ahead.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    kind: QuestionKind
    required: bool = False
    options: tuple[Text, ...] = ()
    other: bool = False
    choices_from: Literal[
        "", "competencies", "positions", "mentors", "mentees", "pairs", "events"
    ] = ""
    rows_from: Literal["", "competencies"] = ""
    rows: tuple[GridRow, ...] = ()
    columns: tuple[Text, ...] = ()
    at_most: Annotated[int, Field(ge=0)] = 0
    goes_to: dict[str, str] = Field(default_factory=dict)
    help: str = ""
    told: str = ""
    going_on: bool = False
    past_when: dict[str, Text] = Field(default_factory=dict)


AskedOf = Literal[
    "mentees",
    "mentors",
    "participants",
    "paired_mentees",
    "paired_mentors",
    "paired",
    "coordinator",
    "anyone",
]
"""Whom a questionnaire is sent to: a base, everybody who takes part, people of approved pairs, the
coordinator, or whoever wants to answer («anyone»: nobody's silence is noticed)."""
Reads = Literal["", "mentee", "mentee_again", "mentor", "wishes"]
"""What an answer says about a person for the matching; "" for what only counts. «mentee_again» brings
some of a «mentee» answer up to date and says nothing without one."""


class Questionnaire(Strict):
    """One questionnaire (Ф1…Ф12).

    Attributes:
        code: «Ф1».
        tab: Key of the answers' tab («answers_f1»).
        title: Title without the school year, which is added when it is published.
        intro: Header text.
        invitation: Message with which the link is sent; {ссылка} stands for the link.
        activities: Numbers of the roadmap lines it serves.
        identity: How the respondent is known: by name («fio»), by code, or not at all («none»).
        questions: In order, sections among them.
        asked_of: Whom it is sent to.
        reads: What is read of its answers for the matching.
        per_pair: Whether people answer once for each of their pairs (question «pair»).
        opens: The day from which answers are expected.
        closes: The last day on which answers count; staff may set another in the spreadsheet.
        voluntary: Whether nobody is reminded of it, whomever it is sent to.
        counts_by: Questions whose answers tell apart what one person answers several times («до начала»,
            «по окончании»): of each the last one counts.
        asked_again: From when on another answer is expected of everybody; None where people answer once.
        every_counts: Whether each answer counts, as with requests, and not only a person's last one.
    """

    code: Annotated[str, Field(pattern=r"^Ф([1-9]\d?|[12]?[1-9][а-я]|[12]0[а-я])$")]
    tab: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    intro: str
    invitation: str = ""
    activities: tuple[str, ...]
    identity: Literal["fio", "code", "none"]
    questions: tuple[Question, ...]
    asked_of: AskedOf = "anyone"
    reads: Reads = ""
    per_pair: bool = False
    opens: MonthDay = ""
    closes: MonthDay = ""
    voluntary: bool = False
    counts_by: tuple[str, ...] = ()
    every_counts: bool = False
    asked_again: AskedAgain | None = None

    @property
    def place(self) -> tuple[int, str]:
        """Number and letter of the code, by which questionnaires are ordered: «Ф1» < «Ф1п» < «Ф2»."""
        digits = "".join(filter(str.isdigit, self.code))
        return int(digits), self.code[1 + len(digits) :]

    @property
    def is_personal(self) -> bool:
        """Whether everybody has a link of their own: the code is asked for and may not be left out."""
        asked = self.question("code") if self.identity == "code" else None
        return asked is not None and asked.required

    def question(self, name: str) -> Question | None:
        """The question of that id, or None where it is not asked."""
        return next((q for q in self.questions if q.id == name), None)


class Evidence(StrEnum):
    """What proves a roadmap line; each value has one function in ``programme.progress``."""

    MANUAL = "manual"
    ROADMAP = "roadmap"
    TEMPLATE = "template"
    MENTEES = "mentees"
    MENTORS = "mentors"
    ANSWERS = "answers"
    PAIRS = "pairs"
    PAIRS_DECIDED = "pairs_decided"
    AGREEMENTS = "agreements"
    PAPERS = "papers"
    HAPPENINGS = "happenings"
    MONITORING = "monitoring"


HappeningKind = Literal[
    "event", "consultation", "publication", "case", "plan_item", "acknowledgement"
]
"""A register of work whose rows prove a line."""


def _one_or_several(value: object) -> object:
    """A list with a single entry may be written without its brackets."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Several = BeforeValidator(_one_or_several)


class Activity(Strict):
    """One line of the published roadmap, every cell word for word, and what carries it out here.

    Attributes:
        number: «3.10», as published but for the dot at its end.
        published_number: «3.10.».
        section: Number of its section.
        title: «Наименование мероприятий».
        timeframe: «Сроки реализации», raw.
        responsible: «Ответственный исполнитель», raw.
        result: «Результат, вид документа», raw.
        evidence: Which rules prove it.
        enough: Whether all of them must hold, or one is enough.
        questionnaires: Those it rests on, for ``answers`` and the bases.
        paper: Kind of the paper it rests on, for ``template``.
        happenings: Registers whose rows count, for ``happenings``; each must have enough.
        at_least: So many rows of each register are enough: a period, where the line has periods.
        carried_out_by: For staff, in Russian: what carries the line out here.
    """

    number: Text
    published_number: Text
    section: Text
    title: Text
    timeframe: str = ""
    responsible: str = ""
    result: str = ""
    evidence: Annotated[tuple[Evidence, ...], Several, Field(min_length=1)] = (Evidence.MANUAL,)
    enough: Literal["all", "any"] = "all"
    questionnaires: Annotated[tuple[str, ...], Several] = ()
    paper: str = ""
    happenings: Annotated[tuple[HappeningKind, ...], Several] = ()
    at_least: Annotated[int, Field(ge=1, le=1000)] = 1
    carried_out_by: str = ""


class Section(Strict):
    """A section of the roadmap."""

    number: Text
    title: Text


class Roadmap(Strict):
    """config/roadmap.yaml: the published roadmap as data."""

    title: Text
    headers: tuple[Text, ...]
    sections: tuple[Section, ...]
    activities: tuple[Activity, ...]


Part = Literal[
    "mutual", "mentee_wish", "mentor_wish", "need", "position", "group", "time", "format", "load"
]
"""What the order of config/matching.yaml is made of: the parts of a pair's points, and the load."""
Mode = Literal["best", "stable"]
"""How pairs are proposed."""
PARTS_OF_OBJECTIVE: tuple[Part, ...] = get_args(Part)


class MatchingSettings(Strict):
    """config/matching.yaml: limits, order and weights of the proposal of pairs, all within bounds.

    Attributes:
        default_places: Places of a mentor about whom nothing else is known.
        mode: «best»: the best set for all together; «stable»: no two people would rather have each other.
        largest_places: Nobody gets more mentees to work with one by one.
        largest_group: Nobody gets more in a group with one topic; 0 = no groups.
        consent_required: Whether the mentor's written consent must be dated.
        order: Levels, the weightiest first; within a level points add up, a later one never worsens
            an earlier one. Every part stands once.
        weight_load: What a mentor's second mentee costs; the third costs twice that.
        seconds: How long one matching of a crowd may take before the last proposal is left as it is.
    """

    mode: Mode = "best"
    default_places: Annotated[int, Field(ge=1, le=5)] = 2
    largest_places: Annotated[int, Field(ge=1, le=10)] = 3
    largest_group: Annotated[int, Field(ge=0, le=10)] = 4
    consent_required: bool = True
    order: tuple[Annotated[tuple[Part, ...], Field(min_length=1)], ...] = (
        ("mutual",),
        ("mentee_wish", "mentor_wish"),
        ("need",),
        ("position", "group", "time", "format"),
        ("load",),
    )
    weight_need: Weight = 10
    weight_mutual: Weight = 30
    weight_wish: tuple[Weight, Weight, Weight] = (15, 10, 5)
    weight_position: Weight = 6
    weight_group: Weight = 6
    weight_time: Weight = 3
    weight_format: Weight = 2
    weight_load: Weight = 4
    seconds: Annotated[int, Field(ge=5, le=3600)] = 300


class Configuration(Strict):
    """Everything that is configured, read and checked at once."""

    organisation: Organisation
    roadmap: Roadmap
    questionnaires: tuple[Questionnaire, ...]
    competencies: tuple[Competency, ...]
    positions: tuple[Position, ...]
    papers: tuple[PaperKind, ...]
    matching: MatchingSettings
    monitoring: MonitoringSettings
    registers: Registers
