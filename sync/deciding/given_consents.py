"""«Согласия»: what people write there, and consents that were signed on papers of the programme."""

from collections.abc import Iterator
from dataclasses import replace

from generators.workbook.columns import CellValue
from generators.workbook.consents import CONSENTS
from programme.russian.codes import make_code
from sync.deciding.register_codes import LAST, with_codes
from sync.deciding.register_rows import RegisterDesk, Registers, decided_rows
from sync.records.consents import consents
from sync.records.papers import base_of, papers
from sync.records.register_reading import Reading
from sync.tables import Table

PREFIX = "СГ"
NOTED = "consent "
"""How the memory names a signed paper that has its row: «consent publication_consent:У-04:2026-27» → «СГ-05»."""


def given_consents(desk: RegisterDesk, reading: Reading) -> Registers:
    """The register as it should be; a signed paper gets its row once, and from then on the row is people's."""
    table, last = with_codes(desk.world.tables[CONSENTS.key], PREFIX, desk.memory)
    if not table.whole:
        return Registers()
    noted: dict[str, str] = {}
    for key, cells in _signed(desk, table, reading):
        last += 1
        noted[f"{NOTED}{key}"] = make_code(PREFIX, last)
        table = table.appended(make_code(PREFIX, last), cells)
    decided = decided_rows(desk, table, lambda rows: consents(rows, reading))
    memory = noted | ({f"{LAST}{PREFIX}": str(last)} if last else {})
    return replace(decided, memory=memory)


def _signed(
    desk: RegisterDesk, table: Table, reading: Reading
) -> Iterator[tuple[str, dict[str, CellValue]]]:
    """Papers that were signed on a known day and have no row yet, with its first values."""
    purposes = {one.paper: one.purpose for one in desk.world.configuration.registers.consents}
    known, _ = consents(table, reading)
    written = {(one.person, one.purpose.value, one.given) for one in known.values()}
    for paper in papers(desk.world.tables["papers"], desk.world.today):
        purpose, person = purposes.get(paper.kind), base_of(paper.subject)
        is_known = f"{NOTED}{paper.key}" in desk.memory
        if purpose and paper.signed_on and person in reading.company.people and not is_known:
            person = reading.company.people[person]
            if (person, purpose, paper.signed_on) not in written:
                yield (
                    paper.key,
                    {
                        "person": person,
                        "purpose": purpose,
                        "given": paper.signed_on,
                        "place": paper.scan or "вкладка «Документы»",
                    },
                )
