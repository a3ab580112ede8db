"""The schema of questionnaires: what is asked, of whom, and when."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from config.asked_again import AskedAgain
from config.shape import MonthDay, Strict, Text


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
    def names_asked(self) -> bool:
        """Whether it is meant for certain people, who are expected to answer, so that they can be counted."""
        return not self.voluntary and self.asked_of != "anyone"

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
