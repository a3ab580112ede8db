"""The monitoring of a run: what was read → figures, their tabs, and remarks for the coordinator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generators.workbook.monitoring import INDICATORS, answered_rows
from programme.findings import Finding
from programme.monitoring.answers import Answers
from programme.monitoring.indicators import Counts, Response, SectionProgress
from programme.monitoring.report import Monitoring, monitoring
from programme.monitoring.summary import satisfaction_words, stage_one_words, stage_two_words
from programme.pair_register import PairRow
from programme.progress import MonitoringFacts, activity_of
from programme.school_year import day_of_year
from sync.deciding.expecting import came, expected, is_known, silent
from sync.deciding.figure_rows import charts_table, indicators_table, rearranged
from sync.deciding.intake import People
from sync.deciding.plan_counts import plans_of
from sync.deciding.proving import tab_url
from sync.deciding.swot_rows import swot_table
from sync.records.roadmap import roadmap_lines
from sync.tables import Row, Table
from sync.values import as_date
from sync.world import World

_DONE, _NOT_APPLICABLE = "выполнено", "не применимо"
_LOOK = "Обратите внимание: {}."


@dataclass(frozen=True)
class Monitored:
    """The figures, and what is told of them.

    Attributes:
        report: All of them.
        facts: In a few words, for the roadmap board.
        findings: Beside answers that the coordinator should look at.
    """

    report: Monitoring
    facts: MonitoringFacts
    findings: tuple[Finding, ...]


def monitored(world: World, people: People, pairs: Sequence[PairRow]) -> Monitored:
    """All figures of this school year.

    Args:
        world: What was read, with the answers' codes as they should be.
        people: Everybody.
        pairs: The register of pairs as it should be.
    """
    configuration = world.configuration
    report = monitoring(
        answers_of(world, people),
        _counts(world, people, pairs),
        configuration.monitoring,
        configuration.questionnaires,
        configuration.competencies,
    )
    tabs = {q.code: q.tab for q in configuration.questionnaires}
    remarks = [
        Finding(tabs[flag.questionnaire], flag.response, _LOOK.format(flag.text))
        for flag in report.flags
    ]
    facts = MonitoringFacts(
        stage_one_words(report),
        stage_two_words(report),
        satisfaction_words(report),
        tab_url(world, INDICATORS.key),
    )
    return Monitored(report, facts, (*remarks, *rearranged(world)))


def monitoring_tabs(world: World, report: Monitoring) -> dict[str, Table]:
    """«Показатели», «Диаграммы» and «SWOT и ответы» as they should be; a broken one is left as it is."""
    return {
        "indicators": indicators_table(world, report),
        "charts": charts_table(world, report),
        "swot": swot_table(world, report),
    }


def answers_of(world: World, people: People) -> Answers:
    """This school year's answers that count; those given before and after stand apart."""
    twice = world.configuration.monitoring.dynamics.grid.partition(".")[0]
    return Answers(
        {key: s for key, s in people.submissions.items() if key[0] != twice},
        people.anonymous,
        tuple(s for key, s in people.submissions.items() if key[0] == twice),
        world.configuration.organisation.time_zone,
    )


def _counts(world: World, people: People, pairs: Sequence[PairRow]) -> Counts:
    active = frozenset(code for code, person in people.participants.items() if person.active)
    return Counts(
        registered=active,
        mentees=frozenset(code for code in active if people.roles[code].mentee),
        mentors=frozenset(code for code in active if people.roles[code].mentor),
        responses=tuple(_responses(world, people)),
        sections=tuple(_sections(world)),
        plans=plans_of(world),
        mentee_of={row.pair.code: row.pair.mentee for row in pairs},
        names=tuple(person.full_name for person in people.participants.values()),
        ahead={
            q.code: day_of_year(q.opens, world.year)
            for q in world.configuration.questionnaires
            if q.opens and q.code not in people.opened
        },
    )


def _responses(world: World, people: People) -> Iterator[Response]:
    for questionnaire in answered_rows(world.configuration):
        code, title = questionnaire.code, questionnaire.title
        in_all = came(people, code)
        if not is_known(people, code):
            yield Response(code, title, in_all, came=in_all)
            continue
        asked = len(expected(people, code))
        answered = asked - len(silent(people, code))
        # Changes rest on those who answered both times, and of the coordinator's answers only the last one counts.
        counts_all = questionnaire.asked_again is None and questionnaire.identity != "none"
        yield Response(code, title, answered, asked, in_all if counts_all else answered)


def _sections(world: World) -> Iterator[SectionProgress]:
    """The sections of the roadmap as configured, with the lines that stand in the tab."""
    lines = _lines(world)
    for section in world.configuration.roadmap.sections:
        counted = [
            row for row in lines.get(section.number, []) if row.text("state") != _NOT_APPLICABLE
        ]
        due = [row for row in counted if _is_due(row, world)]
        yield SectionProgress(
            f"{section.number}. {section.title}",
            lines=len(counted),
            done=sum(_is_done(row) for row in counted),
            due=len(due),
            due_done=sum(_is_done(row) for row in due),
        )


def _lines(world: World) -> Mapping[str, list[Row]]:
    """Number of a section → its lines; one that staff invented belongs where its number says."""
    activities = world.configuration.roadmap.activities
    found: dict[str, list[Row]] = {}
    for row, line in roadmap_lines(world.tables["roadmap"]):
        if not line.is_section:
            known = activity_of(line, activities)
            section = known.section if known else line.number.partition(".")[0]
            found.setdefault(section, []).append(row)
    return found


def _is_due(row: Row, world: World) -> bool:
    day = as_date(row.cells.get("confirmed_due")) or as_date(row.cells.get("due"))
    return day is not None and day <= world.today


def _is_done(row: Row) -> bool:
    return row.text("state") == _DONE
