"""The shape of config/papers.yaml: a kind of paper that is made from a template."""

from typing import Annotated, Literal

from pydantic import Field

from config.shape import Strict, Text

PaperSubject = Literal["pair", "mentor", "person", "institution"]
"""What a paper is about."""
Whom = Literal[
    "pairs",
    "refusals",
    "cancellations",
    "prolongations",
    "mentors",
    "candidates",
    "participants",
    "institution",
    "quarters",
]
"""Of whom a kind makes one paper each."""
Acknowledged = Literal["", "pairs", "mentors", "participants"]
"""Who must read a paper against signature."""
_ABOUT: dict[Whom, PaperSubject] = {
    "pairs": "pair",
    "refusals": "pair",
    "cancellations": "pair",
    "prolongations": "pair",
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
        acknowledged_by: Who must read it against signature: the people of the pairs it names, the mentors of these
            pairs, or everybody who takes part; "" = nobody. «Ознакомление» then has a row for each.
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
    acknowledged_by: Acknowledged = ""

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
