"""What can be proved from the registers: counts and links, nothing about single people."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date


@dataclass(frozen=True)
class ProofItem:
    """One piece of evidence, for staff: what it is, and where it lies."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class PaperProof:
    """A paper that stands.

    Attributes:
        kind: «directive_pairs».
        activity: The line it belongs to.
        item: What it is called, and where it lies.
        owner: Who sees to it.
        proves: Whether its line rests on it.
        is_draft: Whether its number from the journal is still to be typed.
        is_signed: Whether people have signed it.
        period: Key of the period that it was written for («2026-К4»); "" for the whole year.
    """

    kind: str
    activity: str
    item: ProofItem
    owner: str
    proves: bool = True
    is_draft: bool = False
    is_signed: bool = False
    period: str = ""


@dataclass(frozen=True)
class Happening:
    """Something a register holds about a roadmap line: a meeting, a publication, a case.

    Attributes:
        activity: The line it belongs to.
        kind: «event», «consultation», «publication», «case», «plan_item», «acknowledgement».
        item: What it is called, in codes and without names, and where it lies.
        on: The day it took place or is planned for; None while no day is known.
        is_done: Whether it has taken place and nothing that proves it is missing.
        waits_for: «кто: что», in Russian; "" where nothing is missing.
    """

    activity: str
    kind: str
    item: ProofItem
    on: date | None = None
    is_done: bool = False
    waits_for: str = ""


@dataclass(frozen=True)
class MonitoringFacts:
    """What the monitoring has come to, each in a few Russian words; "" while there is nothing to count.

    Attributes:
        stage1: Quality of the programme's implementation.
        stage2: How the people who take part have changed.
        satisfaction: Satisfaction of those who took part.
        url: The tab with the figures.
    """

    stage1: str = ""
    stage2: str = ""
    satisfaction: str = ""
    url: str = ""


NO_FIGURES = MonitoringFacts()
"""Nothing has been counted."""


@dataclass(frozen=True)
class Facts:
    """The registers, counted.

    Attributes:
        roadmap_url: The tab with the roadmap; "" while there is none.
        register_url: The register of participants.
        pairs_url: The register of pairs.
        templates: Kind of paper → its template on Drive.
        mentees: People in the base of mentees.
        mentors: People in the base of mentors.
        answers: Questionnaire → how many people answered; absent while it isn't published.
        expected: Questionnaire → how many people were asked; 0 or absent where nobody knows.
        answers_urls: Questionnaire → the tab with its answers.
        proposed: Pairs proposed and not decided, those put off («закрепить») included.
        undecided: Pairs on which the coordinator has still to decide.
        approved: Pairs approved or at work.
        over: Pairs that were at work in this school year and are no more.
        agreements: Agreements made, with their links.
        agreements_signed: How many of them are signed.
        papers: This school year's papers but for the agreements, in the order of the register.
        happenings: What the registers of work hold for this school year, in their order.
        monitoring: What the figures come to.
        past_years_url: The tab with the years gone by.
        not_yet_asked: Questionnaires whose first day has not come.
    """

    roadmap_url: str = ""
    register_url: str = ""
    pairs_url: str = ""
    templates: Mapping[str, ProofItem] = field(default_factory=dict)
    mentees: int = 0
    mentors: int = 0
    answers: Mapping[str, int] = field(default_factory=dict)
    expected: Mapping[str, int] = field(default_factory=dict)
    answers_urls: Mapping[str, str] = field(default_factory=dict)
    proposed: int = 0
    undecided: int = 0
    approved: int = 0
    over: int = 0
    agreements: tuple[ProofItem, ...] = ()
    agreements_signed: int = 0
    papers: tuple[PaperProof, ...] = ()
    happenings: tuple[Happening, ...] = ()
    monitoring: MonitoringFacts = NO_FIGURES
    past_years_url: str = ""
    not_yet_asked: frozenset[str] = frozenset()

    def within(self, begins: date, ends: date, period: str) -> "Facts":
        """What of it belongs to a period: rows with a day in it, and papers that were written for it.

        Args:
            begins: First day.
            ends: Last day.
            period: Its key («2026-К4»).
        """
        return replace(
            self,
            happenings=tuple(h for h in self.happenings if h.on and begins <= h.on <= ends),
            papers=tuple(paper for paper in self.papers if paper.period == period),
        )
