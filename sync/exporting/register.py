"""Which papers are meant: the register as an export sees it, and what people asked for."""

import re
from collections.abc import Iterable, Mapping, Sequence

from config.schema import Configuration
from generators.export.papers import Paper, in_order
from programme.russian.codes import parse_code
from sync.exporting.kinds import named_kinds, none_of_kind
from sync.records.papers import PaperRow, papers
from sync.refusals import WrongUse
from sync.snapshot import Snapshot
from sync.tables import Row
from sync.values import as_date

_FILE_ID = re.compile(r"/d/([\w\-]+)|[?&]id=([\w\-]+)")


def registered(snapshot: Snapshot, configuration: Configuration) -> tuple[Paper, ...]:
    """All papers of the register, in order.

    Raises:
        WrongUse: There are none, for the tab is missing or its keys are; the text says how to mend it.
    """
    table = snapshot.tables["papers"]
    rows = {row.key: row for row in table.rows}
    captions = captions_of(configuration)
    found = in_order(
        _paper(paper, rows[paper.key], captions.get(paper.kind) or paper.kind)
        for paper in papers(table)
    )
    faults = [finding.text for finding in snapshot.findings if finding.tab == table.tab.key]
    if faults and not found:
        raise WrongUse("\n".join(faults))
    return found


def captions_of(configuration: Configuration) -> dict[str, str]:
    """«agreement» → «соглашение о сотрудничестве», for every kind that is configured."""
    return {kind.kind: kind.caption for kind in configuration.papers}


def _paper(paper: PaperRow, row: Row, caption: str) -> Paper:
    return Paper(
        key=paper.key,
        caption=caption,
        activity=row.text("activity").rstrip(". "),
        number=paper.number,
        day=as_date(row.cells.get("dated")) or as_date(row.cells.get("signed")),
        title=row.text("title"),
        state=paper.state,
        file=paper.file,
    )


def chosen(
    known: Sequence[Paper],
    wanted: Sequence[str],
    *,
    kinds: Mapping[str, str],
    kind: str,
    year: str,
) -> tuple[Paper, ...]:
    """The papers that are meant.

    Args:
        known: The register.
        wanted: Keys, numbers, links, codes of pairs or people; none = all of a school year.
        kinds: What kinds are configured, «agreement» → «соглашение о сотрудничестве».
        kind: «agreement», the same in words, or "" for any.
        year: «2026-27», or "" for any.

    Raises:
        WrongUse: Nothing is meant by it; the text says what there is.
    """
    all_kinds = {**kinds, **{paper.kind: paper.caption for paper in known}}
    meant_kinds = named_kinds(all_kinds, kind)
    if not known:
        raise WrongUse("На вкладке «Документы» ещё нет ни одного документа: выгружать нечего.")
    of_year = [paper for paper in known if not year or paper.year == year]
    if not of_year:
        raise WrongUse(_none_of_year(known, year))
    within = [paper for paper in of_year if paper.kind in meant_kinds]
    if not within:
        there = {paper.kind: paper.caption for paper in of_year}
        raise WrongUse(none_of_kind(all_kinds[min(meant_kinds)], there, year))
    if not wanted:
        return tuple(within)
    meant = {paper.key for text in wanted for paper in _meant(within, text)}
    return tuple(paper for paper in within if paper.key in meant)


def _meant(papers: Iterable[Paper], text: str) -> list[Paper]:
    plain = text.strip().strip("«»\"'").lstrip("№").strip()
    match = _FILE_ID.search(plain)
    file = next(filter(None, match.groups()), "") if match else plain
    code = parse_code(plain)
    listed = list(papers)
    ways = (
        [paper for paper in listed if paper.key == plain],
        [paper for paper in listed if paper.file and paper.file == file],
        [paper for paper in listed if paper.number and paper.number == plain],
        [paper for paper in listed if code is not None and paper.subject == code],
    )
    for found in ways:
        if found:
            return found
    raise WrongUse(
        f"Документа «{text}» на вкладке «Документы» нет. Укажите ключ (столбец «Ключ»), номер, ссылку на документ "
        "или код пары. Без них выгружаются все документы учебного года."
    )


def _none_of_year(known: Sequence[Paper], year: str) -> str:
    there = ", ".join(sorted({p.year for p in known if p.year})) or "ни за какой"
    return f"Документов за учебный год {year} нет; есть: {there}. Укажите другой: --year 2026-27."
