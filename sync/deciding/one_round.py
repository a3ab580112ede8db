"""One round of a decision: people, pairs, papers, registers, the board, and what is told of them."""

from collections.abc import Mapping
from dataclasses import replace

from generators.workbook.links import LINKS_KEY
from generators.workbook.periods import PERIODS
from programme.papers.figures import figures_of
from sync.deciding.access import Access, access
from sync.deciding.board import board
from sync.deciding.competencies import directions
from sync.deciding.declension import declension
from sync.deciding.described import people_described
from sync.deciding.draft import Draft
from sync.deciding.due import due
from sync.deciding.intake import People, take_in
from sync.deciding.kinds import kinds
from sync.deciding.monitoring import Monitored, monitored, monitoring_tabs
from sync.deciding.overview import questionnaires, start
from sync.deciding.pairing import (
    Matched,
    Matcher,
    Pairing,
    pair_up,
    pairs_remembered,
    roles_in_pairs,
)
from sync.deciding.paperwork import Paperwork, agreement_links, paperwork
from sync.deciding.personal import personal_links
from sync.deciding.proving import Standing
from sync.deciding.quality import quality, rearranged
from sync.deciding.registers import take_registers
from sync.deciding.remarks import remarked
from sync.deciding.turning import new_year_due
from sync.records.memory import DRIFT
from sync.repeats import repeated
from sync.world import ChoiceUpdate, Decided, World


def one_round(
    world: World, before: Matched | None, matcher: Matcher
) -> tuple[Decided, Matched | None]:
    """What should be, as far as one look at the tabs can tell.

    Args:
        world: The tabs as read, or as the round before has decided.
        before: The matching of the round before, which holds while its people are the same.
        matcher: How pairs are found.

    Returns:
        The decision, and the matching it rests on.
    """
    draft = Draft(world)
    people = _people(draft)
    pairing = _pairs(draft, people, before, matcher)
    people = _declined(draft, people)
    figures = monitored(draft.world, people, pairing.rows)
    draft.remark(figures.findings)
    papers, shares = _papers(draft, people, pairing, figures)
    standing = _registers(draft, people, pairing, papers, figures)
    choices = _told(draft, standing, pairing, figures)
    findings = sorted(draft.findings)
    draft.tables["start"] = start(draft.world, standing, findings)
    tables = remarked(draft.tables, findings)
    return Decided(tables, papers.orders, choices, tuple(findings), shares.orders), pairing.matched


def _people(draft: Draft) -> People:
    """Answers, «Участники» and the list of directions."""
    tables, people, findings = take_in(draft.world)
    draft.tables.update(tables)
    draft.remark(findings)
    draft.remark(finding for table in tables.values() for finding in repeated(table))
    draft.remark(rearranged(tables["matching"]))
    draft.remark(new_year_due(draft.world))
    listed = directions(draft.world, people)
    draft.tables[listed.table.tab.key] = listed.table
    draft.remember(listed.memory)
    draft.remark(listed.findings)
    return people


def _pairs(draft: Draft, people: People, before: Matched | None, matcher: Matcher) -> Pairing:
    """«Пары», «Подбор», and what «Участники» tells of both."""
    tables = draft.tables
    pairing = pair_up(draft.world, people, before, matcher)
    tables["pairs"] = pairing.table
    if pairing.matched:
        tables["matching"] = quality(tables["matching"], pairing.matched.matching.report)
    tables["service"] = pairs_remembered(tables["service"], pairing.rows, people.merges)
    draft.remember(pairing.memory)
    draft.remember(_drifts(draft.world))
    draft.remark(pairing.findings)
    roles = roles_in_pairs(pairing.rows)
    tables["people"] = people_described(draft.world, tables["people"], people, roles)
    return pairing


def _drifts(world: World) -> Mapping[str, str]:
    """What people have changed in the forms, until the next look at them."""
    texts = {f"{DRIFT}{code}": "\n".join(lines) for code, lines in world.drifts.items()}
    known = world.tables["service"].keys
    return {name: text for name, text in texts.items() if text or name in known}


def _declined(draft: Draft, people: People) -> People:
    """The people with their names in every case, as staff have corrected them on «Склонение»."""
    tables = draft.tables
    names = declension(tables["declension"], tables["service"], people)
    tables["declension"], tables["service"] = names.table, names.memory
    draft.remark(names.findings)
    return replace(people, participants=names.participants)


def _papers(
    draft: Draft, people: People, pairing: Pairing, figures: Monitored
) -> tuple[Paperwork, Access]:
    """«Документы», «Виды документов», links to agreements, access to folders."""
    world, tables = draft.world, draft.tables
    papers = paperwork(
        world,
        people,
        pairing.rows,
        world.year,
        warn_by=pairing.warn_by,
        figures=figures_of(figures.report),
    )
    tables["papers"] = papers.table
    shares = access(world, people.participants, pairing.rows, papers.orders)
    draft.remember({**papers.memory, **shares.memory})
    tables["kinds"] = kinds(world, papers)
    links = agreement_links(papers.rows, pairing.rows, world.year)
    tables["pairs"] = tables["pairs"].written(
        {key: {"agreement": links.get(key)} for key in tables["pairs"].keys}
    )
    draft.remark((*papers.findings, *shares.findings))
    return papers, shares


def _registers(
    draft: Draft, people: People, pairing: Pairing, papers: Paperwork, figures: Monitored
) -> Standing:
    """The registers of work, and everything that can be evidence."""
    registers = take_registers(draft.world, people, pairing.rows)
    draft.tables.update(registers.tables)
    draft.remember(registers.memory)
    draft.remark(registers.findings)
    return Standing(
        people,
        pairing.rows,
        papers.rows,
        registers.happenings,
        monitoring=figures.facts,
        events=registers.events,
        ahead=registers.ahead,
    )


def _told(
    draft: Draft, standing: Standing, pairing: Pairing, figures: Monitored
) -> tuple[ChoiceUpdate, ...]:
    """The board, «Анкеты», links, what is due, figures; returns the forms that lag behind."""
    world, tables = draft.world, draft.tables
    lines = board(world, standing, world.year)
    tables["roadmap"], tables[PERIODS.key] = lines.roadmap, lines.periods
    draft.remember(lines.memory)
    draft.remark(lines.findings)
    tables["questionnaires"], choices = questionnaires(world, standing)
    tables[LINKS_KEY] = personal_links(world, standing.people)
    tables["due"] = due(world, standing, pairing.warn_by)
    tables.update(monitoring_tabs(world, figures.report))
    return choices
