"""Reports filled from the figures, word for word as reviewed.

To accept a changed wording, run these tests once with UPDATE_GOLDEN=1 and review the difference.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from answered import AFTER, BEFORE, answers, shipped, submission

from generators.documents.building import build_template
from generators.documents.render import render
from generators.documents.source import template_source
from generators.documents.text import document_text
from programme.monitoring.indicators import Counts, Response, SectionProgress
from programme.monitoring.report import Monitoring, monitoring
from programme.papers.drafting import draft_of
from programme.papers.facts import InstitutionFacts, Occasion, PaperFacts
from programme.papers.fields import known_fields
from programme.papers.figure_fields import FIGURE_FIELDS
from programme.papers.figures import figures_of
from programme.school_year import school_year_of
from sync.deciding.paper_marks import mark_of

GOLDEN = Path(__file__).parent / "golden"
REPORTS = ("satisfaction_report", "monitoring_report", "analytical_report")
MENTEES = tuple(f"У-{n:02}" for n in range(1, 7))
MENTORS = tuple(f"У-{n:02}" for n in range(11, 15))


@cache
def report(*, more: int = 0) -> Monitoring:
    """A year: six mentees, four mentors, so the mentors' answers are withheld."""
    said = [submission("Ф1", code, m08=6, m12=5, m02="до 1 года", sent=BEFORE) for code in MENTEES]
    for n, code in enumerate(MENTEES):
        said.append(
            submission(
                "Ф6", code, s01=8, s02=7 + n % 3, s05=7, s08=9, s09=(9, 8, 8, 6, 7, 10)[n],
                s11="да" if n else "частично", s13="да", s14="стать наставником",
                s15="Поддержка рядом" if n == 0 else "Мне помогла Вера" if n == 1 else "",
                s16="Больше открытых показов" if n == 2 else "", s17="да",
            )
        )  # fmt: skip
        said.append(submission("Ф5", code, i01="3–5", i02=8, i03=9, i04=8, i05=7))
    said += [submission("Ф7", code, t12=9, t01=8, t16="да") for code in MENTORS]
    said += [submission("Ф7", f"У-3{n}", t12=9, t01=8, t16="да") for n in range(more)]
    ratings = ["проявляется полностью (2)"] * 7 + ["частично (1)"] * 2
    names = [one.question.partition(".")[2].replace(".", "__") for one in CHECK.criteria]
    eighth = submission("Ф8", "", **dict(zip(names, ratings, strict=True)))
    twice = [
        submission("Ф9", code, c00=when, c01="я сам(а)", c02__К07=level, c10=level + 4, sent=sent)
        for code in MENTEES
        for when, level, sent in (("до начала", 2, BEFORE), ("по окончании", 4, AFTER))
    ]
    swot = [
        submission(
            "Ф10",
            "",
            w02=("понятные цели", "атмосфера"),
            w03="мало времени",
            sent=f"2027-05-2{n}T09:00:00Z",
        )
        for n in range(5)
    ]
    counts = Counts(
        registered=frozenset((*MENTEES, *MENTORS)),
        mentees=frozenset(MENTEES),
        mentors=frozenset(MENTORS),
        responses=(Response("Ф6", "Ф6", 6, 7), Response("Ф7", "Ф7", 4 + more, 5 + more)),
        sections=(SectionProgress("1. Подготовка", 5, 4, 5, 4),),
        names=("Заяц Вера Ильинична",),
    )
    known = shipped()
    given = answers(*said, anonymous=[eighth, *swot], repeated=twice)
    return monitoring(given, counts, known.monitoring, known.questionnaires, known.competencies)


CHECK = shipped().monitoring.curator


def context(figures: Monitoring, kind: str = "") -> dict[str, object]:
    line = next((paper.activity for paper in shipped().papers if paper.kind == kind), "")
    occasion = Occasion(shipped().organisation, school_year_of(date(2027, 5, 25)), line=line)
    facts = PaperFacts(occasion, InstitutionFacts(figures=figures_of(figures)))
    found = draft_of(facts, shipped().positions).context
    assert found is not None
    return dict(found)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_reads_word_for_word_as_reviewed(name: str) -> None:
    paper = render(build_template(template_source(name)), context(report(), name))
    text = document_text(paper).replace("\xa0", "~")
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_every_figure_is_a_field_that_staff_can_look_up() -> None:
    assert dict(figures_of(report())).keys() == FIGURE_FIELDS.keys()
    assert FIGURE_FIELDS.keys() <= known_fields("institution").keys()
    used = "".join(template_source(name) for name in REPORTS)
    assert [name for name in FIGURE_FIELDS if name not in used] == []


def test_a_report_is_followed_by_the_figures_that_it_prints_and_by_no_others() -> None:
    kinds = {kind.kind: kind for kind in shipped().papers}
    before, after = context(report()), context(report(more=1))
    marks = {name: (mark_of(kinds[name], before), mark_of(kinds[name], after)) for name in REPORTS}

    assert marks["satisfaction_report"][0] != marks["satisfaction_report"][1]
    assert marks["analytical_report"][0] != marks["analytical_report"][1]
    # It prints nothing of the satisfaction.
    assert marks["monitoring_report"][0] == marks["monitoring_report"][1]
    assert mark_of(kinds["regulation"], before) == mark_of(kinds["regulation"], after)
