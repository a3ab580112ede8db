"""What the directory shows of one institution's programme: counts, and figures that hide small groups; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.schema import Configuration
from generators.municipality.figures import CARRIED
from generators.workbook.monitoring import INDICATORS, blocks
from programme.pairs import PairState
from programme.progress import ActivityState, activity_of
from sync.records.papers import DONE, STANDING, papers
from sync.records.roadmap import roadmap_lines
from sync.tables import Table

_AGREEMENT = "agreement"
_SETTLED = (ActivityState.DONE.value, ActivityState.NOT_APPLICABLE.value)


@dataclass(frozen=True)
class Section:
    """A section of the roadmap: lines that are done or don't apply, lines that are late, all lines."""

    done: int = 0
    late: int = 0
    lines: int = 0


@dataclass(frozen=True)
class Summary:
    """One institution in numbers; nothing in it is about a single person.

    Attributes:
        sections: Of the roadmap, in its order.
        counts: Column of «Показатели» → number.
        carried: Column of «Показатели» → words of the institution's own «Показатели».
    """

    sections: tuple[Section, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)


def summary(tables: Mapping[str, Table], configuration: Configuration) -> Summary:
    """The numbers of a programme as it stands after a run.

    Args:
        tables: Its tabs.
        configuration: Its own.
    """
    states = [row.text("state") for row in tables["pairs"].rows]
    made = [p for p in papers(tables["papers"]) if p.kind == _AGREEMENT and p.state in STANDING]
    answered, asked = _responses(tables[INDICATORS.key], configuration)
    people = tables["people"].rows
    return Summary(
        sections=_sections(tables["roadmap"], configuration),
        counts={
            "participants": sum(not row.keyless and not row.cells.get("left") for row in people),
            "active": states.count(PairState.ACTIVE.caption),
            "proposed": states.count(PairState.PROPOSED.caption),
            "agreements": len(made),
            "signed": sum(paper.state in DONE for paper in made),
            "answered": answered,
            "asked": asked,
        },
        carried=_carried(tables[INDICATORS.key]),
    )


def _sections(table: Table, configuration: Configuration) -> tuple[Section, ...]:
    """A line that staff invented belongs where its number says; one that belongs nowhere counts in the last."""
    numbers = [section.number for section in configuration.roadmap.sections]
    states: dict[str, list[str]] = {number: [] for number in numbers}
    for row, line in roadmap_lines(table):
        if line.is_section:
            continue
        known = activity_of(line, configuration.roadmap.activities)
        number = known.section if known else line.number.partition(".")[0]
        states[number if number in states else numbers[-1]].append(row.text("state"))
    return tuple(
        Section(
            sum(state in _SETTLED for state in of_section),
            of_section.count(ActivityState.LATE.value),
            len(of_section),
        )
        for of_section in states.values()
    )


def _responses(table: Table, configuration: Configuration) -> tuple[int, int]:
    """How many answered and how many were asked, where that is known."""
    block = blocks(configuration)["responses"]
    keys = {str(block.first + place) for place in range(block.rows)}
    rows = [row for row in table.rows if row.key in keys]
    answered, asked = (
        sum(int(value) for row in rows if isinstance(value := row.cells.get(column), float))
        for column in ("numerator", "denominator")
    )
    return answered, asked


def _carried(table: Table) -> dict[str, str]:
    shown = {row.text("measure"): row.text("shown") for row in table.rows if row.text("shown")}
    return {column: shown[text] for column, text in CARRIED.items() if text in shown}
