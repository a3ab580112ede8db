"""The shape of the configuration: what may stand in each YAML file, and within which bounds."""

from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
"""A text that may not be empty."""

Weight = Annotated[int, Field(ge=0, le=100)]
"""How many points a feature of a pair is worth."""


class Strict(BaseModel):
    """Frozen, and a key that nobody reads is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


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


class Competency(Strict):
    """One direction of list К (questionnaires.md, section 7); keys are never reused."""

    key: Annotated[str, Field(pattern=r"^К\d\d$")]
    text: Text
    active: bool = True


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
    SECTION = "section"


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
        columns: For a grid, the columns.
        at_most: Largest number of ticks that counts.
        goes_to: For a branching question, option → id of the section it leads to.
        help: Small print under the title.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    kind: QuestionKind
    required: bool = False
    options: tuple[Text, ...] = ()
    other: bool = False
    choices_from: Literal["", "competencies", "positions", "mentors", "mentees"] = ""
    rows_from: Literal["", "competencies"] = ""
    columns: tuple[Text, ...] = ()
    at_most: Annotated[int, Field(ge=0)] = 0
    goes_to: dict[str, str] = Field(default_factory=dict)
    help: str = ""


class Questionnaire(Strict):
    """One questionnaire (Ф1…Ф12).

    Attributes:
        code: «Ф1».
        tab: Key of the answers' tab («answers_f1»).
        title: Title without the school year, which is added when it is published.
        intro: Header text.
        invitation: Message with which the link is sent; {ссылка} stands for the link.
        activities: Numbers of the roadmap lines it serves.
        identity: How the respondent is known: by name («fio») or by code.
        questions: In order, sections among them.
    """

    code: Annotated[str, Field(pattern=r"^Ф\d{1,2}$")]
    tab: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    intro: str
    invitation: str = ""
    activities: tuple[str, ...]
    identity: Literal["fio", "code"]
    questions: tuple[Question, ...]


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
        evidence: Which rule proves it.
        questionnaire: The questionnaire it rests on, for ``answers``.
        paper: Kind of the paper it rests on, for ``template``.
        carried_out_by: For staff, in Russian: what carries the line out here.
    """

    number: Text
    published_number: Text
    section: Text
    title: Text
    timeframe: str = ""
    responsible: str = ""
    result: str = ""
    evidence: Evidence = Evidence.MANUAL
    questionnaire: str = ""
    paper: str = ""
    carried_out_by: str = ""


class Section(Strict):
    """A section of the roadmap."""

    number: Text
    title: Text


class Roadmap(Strict):
    """config/roadmap.yaml: the published roadmap as data."""

    title: Text
    published_year: Annotated[int, Field(ge=2000, le=2100)]
    headers: tuple[Text, ...]
    sections: tuple[Section, ...]
    activities: tuple[Activity, ...]


PaperSubject = Literal["pair", "mentor", "person", "institution"]
"""What a paper is about."""
Whom = Literal[
    "pairs",
    "refusals",
    "cancellations",
    "mentors",
    "candidates",
    "participants",
    "institution",
    "quarters",
]
"""Of whom a kind makes one paper each."""
_ABOUT: dict[Whom, PaperSubject] = {
    "pairs": "pair",
    "refusals": "pair",
    "cancellations": "pair",
    "mentors": "mentor",
    "candidates": "mentor",
    "participants": "person",
    "institution": "institution",
    "quarters": "institution",
}


class PaperKind(Strict):
    """A kind of paper that is made from a template.

    Attributes:
        kind: «agreement».
        activity: Roadmap line it belongs to.
        caption: What it is called, in lower case: «соглашение о сотрудничестве».
        title: Title of the file; ``{number}``, ``{code}`` and ``{year}`` are filled in.
        title_of_change: Title of a directive that changes an earlier one; "" = the same.
        template: Name of the text source in generators/templates, without its ending; "" = the kind's own name.
        whom: Of whom one paper each is made.
        made: Whether it is made by itself, or once people ask for it on «Виды документов».
        number: «own»: the programme proposes it; «typed»: it comes from the institution's journal, and until
            it is typed the paper is a draft; «none»: such papers have none.
        proves: Whether its line of the roadmap rests on it: once made, such papers must be signed for the line to be
            done. The others are shown beside the line.
        follows_pairs: Names pairs (a directive, an addendum); pairs that come later get a further one, and a
            further directive also names those that ended.
        journal: In which journal it gets its number: the same number twice in one is told; "" = one of its own.
        extra_work: Only where mentoring is work beyond the position (ст. 351.8 ТК РФ).
        owner: Who sees to it, for staff.
    """

    kind: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    activity: Text
    caption: Text
    title: Text
    title_of_change: str = ""
    template: str = ""
    whom: Whom
    made: Literal["always", "asked"] = "asked"
    number: Literal["own", "typed", "none"] = "none"
    proves: bool = True
    follows_pairs: bool = False
    journal: str = ""
    extra_work: bool = False
    owner: Text = "куратор"

    @property
    def source(self) -> str:
        """Name of its text in generators/templates."""
        return self.template or self.kind

    @property
    def about(self) -> PaperSubject:
        """What one such paper is about, which says what fields its template has."""
        return _ABOUT[self.whom]

    @property
    def template_title(self) -> str:
        """Title of its template's file on Drive."""
        return f"Шаблон: {self.caption}"


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
