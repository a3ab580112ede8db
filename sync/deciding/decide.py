"""The whole decision: what was read → what should be."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generators.workbook.declension import DECLENSION
from generators.workbook.links import LINKS_KEY
from generators.workbook.periods import PERIODS
from generators.workbook.tabs import ADDED_LATER, TELLING
from programme.findings import Finding
from programme.matching.matching import match
from programme.papers.figures import figures_of
from sync.deciding.access import access
from sync.deciding.board import board
from sync.deciding.competencies import directions
from sync.deciding.declension import declension
from sync.deciding.described import people_described
from sync.deciding.due import due
from sync.deciding.intake import take_in
from sync.deciding.kinds import kinds
from sync.deciding.monitoring import monitored, monitoring_tabs
from sync.deciding.overview import finding_list, joined, questionnaires, start, unasked
from sync.deciding.pairing import Matched, Matcher, pair_up, pairs_remembered, roles_in_pairs
from sync.deciding.paperwork import agreement_links, paperwork
from sync.deciding.personal import personal_links
from sync.deciding.proving import Standing
from sync.deciding.quality import quality, rearranged
from sync.deciding.registers import take_registers
from sync.deciding.turning import new_year_due, turned
from sync.keys import keys_given_back
from sync.records.competencies import with_list
from sync.records.declension import CORRECTED
from sync.records.memory import DRIFT, LIFE, service
from sync.repeats import repeated
from sync.tables import Table
from sync.values import moment_words
from sync.world import ChoiceUpdate, Decided, World

SETTLING_ROUNDS = 5
"""Rounds after which a decision must have settled; it takes two, three when people and pairs are new."""


def decide(world: World, matcher: Matcher = match) -> Decided:
    """Decide until nothing changes any more, so that the next run has nothing left to do.

    Args:
        world: What was read.
        matcher: How pairs are found; the shell gives one that keeps a time.

    Raises:
        RuntimeError: The decision doesn't settle: an error of the programme.
    """
    if broken := _broken_tabs(world):
        return _only_remarks(world, broken)
    world = turned(replace(keys_given_back(world), remembered=service(world.tables["service"])))
    choices: dict[str, ChoiceUpdate] = {}
    matched: Matched | None = None
    for _ in range(SETTLING_ROUNDS):
        world = replace(world, configuration=with_list(world.configuration, world.tables))
        decided, matched = _once(world, matched, matcher)
        choices |= {u.questionnaire: joined(u, choices) for u in decided.choices}
        if decided.tables == world.tables:
            return replace(decided, choices=tuple(choices.values()))
        world = replace(world, tables=decided.tables)
    raise RuntimeError("the decision does not settle")


def _once(world: World, before: Matched | None, matcher: Matcher) -> tuple[Decided, Matched | None]:
    year = world.year
    tables, people, findings = take_in(world)
    findings += [finding for table in tables.values() for finding in repeated(table)]
    findings += rearranged(tables["matching"])
    listed = directions(world, people)
    tables[listed.table.tab.key] = listed.table
    tables["service"] = _remembered(tables["service"], listed.memory)
    findings += listed.findings
    world = replace(world, tables=tables)
    pairing = pair_up(world, people, before, matcher)
    tables["pairs"], pair_rows = pairing.table, pairing.rows
    if pairing.matched:
        tables["matching"] = quality(tables["matching"], pairing.matched.matching.report)
    tables["service"] = pairs_remembered(tables["service"], pair_rows, people.merges)
    tables["service"] = _remembered(tables["service"], pairing.memory)
    tables["service"] = _drifts_remembered(tables["service"], world)
    tables["people"] = people_described(world, tables["people"], people, roles_in_pairs(pair_rows))
    names = declension(tables["declension"], tables["service"], people)
    tables["declension"], tables["service"] = names.table, names.memory
    people = replace(people, participants=names.participants)
    figures = monitored(replace(world, tables=tables), people, pair_rows)
    papers = paperwork(
        replace(world, tables=tables),
        people,
        pair_rows,
        year,
        warn_by=pairing.warn_by,
        figures=figures_of(figures.report),
    )
    tables["papers"] = papers.table
    shares = access(world, people.participants, pair_rows, papers.orders)
    tables["service"] = _remembered(tables["service"], {**papers.memory, **shares.memory})
    tables["kinds"] = kinds(world, papers)
    links = agreement_links(papers.rows, pair_rows, year)
    tables["pairs"] = tables["pairs"].written(
        {key: {"agreement": links.get(key)} for key in tables["pairs"].keys}
    )
    world = replace(world, tables=tables)
    registers = take_registers(world, people, pair_rows)
    tables |= registers.tables
    tables["service"] = _remembered(tables["service"], registers.memory)
    standing = Standing(
        people,
        pair_rows,
        papers.rows,
        registers.happenings,
        monitoring=figures.facts,
        events=registers.events,
        ahead=registers.ahead,
    )
    lines = board(world, standing, year)
    tables["roadmap"], tables[PERIODS.key] = lines.roadmap, lines.periods
    tables["service"] = _remembered(tables["service"], lines.memory)
    tables["questionnaires"], choices = questionnaires(world, standing)
    tables[LINKS_KEY] = personal_links(world, people)
    tables["due"] = due(world, standing, pairing.warn_by)
    tables |= monitoring_tabs(world, figures.report)
    everything = sorted(
        {
            *world.findings,
            *new_year_due(world),
            *findings,
            *pairing.findings,
            *names.findings,
            *papers.findings,
            *shares.findings,
            *registers.findings,
            *figures.findings,
            *lines.findings,
        }
    )
    tables["start"] = start(world, standing, everything)
    remarked = _remarked(tables, everything)
    decided = Decided(remarked, papers.orders, choices, tuple(everything), shares.orders)
    return decided, pairing.matched


def _remembered(table: Table, values: Mapping[str, str]) -> Table:
    return table.upserted({name: {"value": value} for name, value in values.items()})


def _drifts_remembered(table: Table, world: World) -> Table:
    texts = {f"{DRIFT}{code}": "\n".join(lines) for code, lines in world.drifts.items()}
    known = table.keys
    return table.upserted(
        {name: {"value": text} for name, text in texts.items() if text or name in known}
    )


def _broken_tabs(world: World) -> list[str]:
    """Tabs whose missing columns or absence would make people's words invisible to a decision."""
    names = {name for name, table in world.tables.items() if not table.whole} - TELLING
    if world.tables[DECLENSION.key].missing and not service(world.tables["service"]).get(CORRECTED):
        # A spreadsheet made before there was such a tab, or one where nothing was corrected.
        names.discard(DECLENSION.key)
    # Made before there was such a tab: nothing has been typed there.
    names -= {name for name in ADDED_LATER if world.tables[name].missing}
    names -= unasked(world)
    if world.tables["pairs"].lacking and service(world.tables["service"]).get(LIFE):
        # People have used these columns: without them a meeting would count as a pair.
        names.add("pairs")
    return [name for name in world.tables if name in names]


def _only_remarks(world: World, broken: Iterable[str]) -> Decided:
    """Nothing is decided on half a register; the remarks say what to bring back."""
    titles = ", ".join(f"«{world.tables[name].title}»" for name in broken)
    stop = Finding(
        "", "", f"Решения не принимаются, пока не восстановлены вкладки и столбцы: {titles}."
    )
    findings = tuple(sorted({*world.findings, stop}))
    tables = dict(world.tables)
    if tables["findings"].whole:
        tables["findings"] = finding_list(tables["findings"], titled(findings, tables))
    return Decided(tables, (), (), findings)


def _remarked(tables: Mapping[str, Table], findings: Sequence[Finding]) -> dict[str, Table]:
    """Every remark beside its row, and all of them in one list."""
    texts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        texts[finding.tab][finding.key].append(finding.text)
    remarked = {name: table.findings_written(texts[name]) for name, table in tables.items()}
    remarked["findings"] = finding_list(remarked["findings"], titled(findings, tables))
    return remarked


def titled(findings: Iterable[Finding], tables: Mapping[str, Table]) -> list[tuple[str, str, str]]:
    """Tab title, row and text of every remark, as people name them; what reads the same stands once."""
    counted = Counter(
        (tables[f.tab].title, _row_name(f.key, tables[f.tab]), f.text)
        if f.tab in tables
        else ("", f.key, f.text)
        for f in findings
    )
    return [
        (tab, row, f"{text} (Таких замечаний: {count}.)" if count > 1 else text)
        for (tab, row, text), count in counted.items()
    ]


def _row_name(key: str, table: Table) -> str:
    if key.startswith("#"):
        return f"строка {key[1:]}"
    row = table.row(key) if table.tab.key.startswith("answers") else None
    if row is None:
        return key
    # Google's id of a response says nothing to people: the sender does, or the moment.
    sent = row.cells.get("created")
    return row.text("code") or f"ответ от {moment_words(sent)}"
