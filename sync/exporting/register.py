"""Which papers are meant: the register as an export sees it, and what people asked for."""

import re
from collections.abc import Iterable, Sequence

from config.schema import Configuration
from generators.export.papers import Paper, in_order
from programme.russian.codes import parse_code
from sync.records.papers import PaperRow, papers
from sync.refusals import WrongUse
from sync.snapshot import Snapshot
from sync.tables import Row
from sync.values import as_date

_FILE_ID = re.compile(r"/d/([\w\-]+)|[?&]id=([\w\-]+)")
MOST_NAMED = 8


def registered(snapshot: Snapshot, configuration: Configuration) -> tuple[Paper, ...]:
    """All papers of the register, in order."""
    table = snapshot.tables["papers"]
    rows = {row.key: row for row in table.rows}
    captions = {kind.kind: kind.caption for kind in configuration.papers}
    return in_order(
        _paper(paper, rows[paper.key], captions.get(paper.kind) or paper.kind)
        for paper in papers(table)
    )


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
    known: Sequence[Paper], wanted: Sequence[str], *, kind: str, year: str
) -> tuple[Paper, ...]:
    """The papers that are meant.

    Args:
        known: The register.
        wanted: Keys, numbers, links, codes of pairs or people; none = all of a school year.
        kind: «agreement», the same in words, or "" for any.
        year: «2026-27», or "" for any.

    Raises:
        WrongUse: Nothing is meant by it; the text says what there is.
    """
    within = [p for p in known if not year or p.year == year]
    if kind:
        within = [p for p in within if kind.casefold() in {p.kind, p.caption.casefold()}]
    if not within:
        raise WrongUse(_none(known, kind, year))
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


def _none(known: Sequence[Paper], kind: str, year: str) -> str:
    if not known:
        return "На вкладке «Документы» ещё нет ни одного документа: выгружать нечего."
    years = sorted({p.year for p in known if p.year})
    if year and not any(p.year == year for p in known):
        there = ", ".join(years) or "ни за какой"
        return (
            f"Документов за учебный год {year} нет; есть: {there}. Укажите другой: --year 2026-27."
        )
    kinds = list(
        dict.fromkeys(f"{p.kind} — {p.caption}" for p in known if not year or p.year == year)
    )
    more = f" и ещё {len(kinds) - MOST_NAMED}" if len(kinds) > MOST_NAMED else ""
    return f"Документов вида «{kind}» нет. Есть: {'; '.join(kinds[:MOST_NAMED])}{more}."
