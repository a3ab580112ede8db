"""First contents of the tabs: the published roadmap, the steps to take, the questionnaires' links; pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from config.schema import Configuration
from generators.workbook.columns import CellValue
from generators.workbook.competencies import COMPETENCIES, as_listed
from generators.workbook.kinds import described
from generators.workbook.start import Step, steps
from programme.roadmap import RoadmapLine, lines_of
from programme.school_year import SchoolYear
from sync.guard import REMADE, remade
from sync.keys import codes_given_back
from sync.records.competencies import remembered
from sync.records.memory import DRIFT, service
from sync.setup.files import Form
from sync.tables import Table


def first_contents(
    tables: Mapping[str, Table],
    configuration: Configuration,
    forms: Sequence[Form],
    year: SchoolYear,
    noted: Mapping[str, str],
    *,
    missing: Collection[str] = (),
) -> dict[str, Table]:
    """The tabs with what ``init`` writes; whatever people have changed stays.

    Args:
        tables: As read.
        configuration: Holds the published roadmap.
        forms: The questionnaires that stand.
        year: The school year.
        noted: Ids of folders and files, for the programme's memory.
        missing: Tabs that ``init`` has just made.
    """
    lost = remade(tables, service(tables["service"]), missing)
    filled = dict(tables)
    if not filled["roadmap"].rows:
        filled["roadmap"] = with_lines(filled["roadmap"], lines_of(configuration.roadmap))
    if not filled[COMPETENCIES.key].rows:
        filled[COMPETENCIES.key] = _with_directions(filled[COMPETENCIES.key], configuration)
    for step in steps(configuration.questionnaires):
        filled["start"] = _with_step(filled["start"], step)
    standing = codes_given_back(filled["questionnaires"], configuration)
    filled["questionnaires"] = standing.upserted(
        {form.code: _line(form, standing, year) for form in forms}
    )
    if "kinds" not in lost:  # what people wanted and is lost, the next run asks about
        known = {kind.kind: described(kind) for kind in configuration.papers}
        filled["kinds"] = filled["kinds"].upserted(known)
    marks = {f"{REMADE}{name}": "да" for name in lost}
    memory: dict[str, dict[str, CellValue]] = {
        name: {"value": value} for name, value in {**noted, **marks}.items()
    }
    for form in forms:
        if form.drift is not None:
            memory[f"{DRIFT}{form.code}"] = {"value": "\n".join(form.drift)}
    filled["service"] = filled["service"].upserted(memory)
    return filled


def refilled_list(tables: Mapping[str, Table]) -> bool:
    """Whether a list of directions that once stood there is to be filled in anew."""
    known = remembered(service(tables["service"]))
    return bool(known) and not tables[COMPETENCIES.key].rows


def _with_directions(table: Table, configuration: Configuration) -> Table:
    """List К on a tab that has nothing of it."""
    for competency in configuration.competencies:
        table = table.appended(competency.key, as_listed(competency))
    return table


def _with_step(table: Table, step: Step) -> Table:
    """The tab with a step: the standing row's text brought up to date, a missing row appended."""
    text: dict[str, CellValue] = {"what": step.explanation}
    if table.row(step.caption):
        return table.written({step.caption: text})
    return table.appended(step.caption, {**text, **({"request": False} if step.asks else {})})


def _line(form: Form, table: Table, year: SchoolYear) -> dict[str, CellValue]:
    line: dict[str, CellValue] = {
        "title": form.title,
        "year": year.caption,
        "link": form.link,
        "form": form.file,
        "qr": form.qr,
    }
    row = table.row(form.code)
    if row and row.text("form") != form.file:
        # What is noted here is of the former form; the new one offers nothing yet, and is open.
        line["choices"] = ""
        line["doors"] = ""
    elif form.drift is not None:
        # Questions that were put back offer nobody yet.
        line["choices"] = ""
    return line


def with_lines(table: Table, lines: Iterable[RoadmapLine]) -> Table:
    """The roadmap with lines appended, every cell as published."""
    for line in lines:
        table = table.appended(
            line.published_number,
            {
                "title": line.title,
                "timeframe": line.timeframe,
                "responsible": line.responsible,
                "result": line.result,
            },
        )
    return table
