"""Codes for the rows of registers that people begin: «В-03», given once and never to another row."""

import re
from collections.abc import Mapping

from programme.russian.codes import make_code
from sync.records.cells import begun
from sync.tables import Table

LAST = "last "
"""How the programme's memory names the last number given in a register: «last В» → «12»."""

_ALIKE = {"В": "ВB", "К": "КK", "С": "СC"}
"""A letter of a prefix → how else it may have been typed."""


def with_codes(table: Table, prefix: str, memory: Mapping[str, str]) -> tuple[Table, int]:
    """The register with a code for every row that people began, and the last number given.

    Retyped codes get their usual form. A row copied with the code of another gets one of its own: of two rows
    with one code, the lower is the copy.

    Args:
        table: The register; where it is missing or broken, it stays as it is.
        prefix: What its codes begin with.
        memory: What the programme remembers.
    """
    if not table.whole:
        return table, 0
    table = _retyped(table, prefix)
    known = memory.get(f"{LAST}{prefix}", "")
    numbers = (number_of(key, prefix) for key in table.keys)
    last = max(int(known) if known.isdecimal() else 0, *(number or 0 for number in numbers), 0)
    for row in table.rows:
        if number_of(row.key, prefix) is None and begun(table.tab, row):
            last += 1
            table = table.keyed(row.key, make_code(prefix, last))
    for row in table.doubles:
        if begun(table.tab, row):
            last += 1
            table = table.told_apart(row, make_code(prefix, last))
    return table, last


def _retyped(table: Table, prefix: str) -> Table:
    letters = "".join(f"[{_ALIKE.get(letter, letter)}]" for letter in prefix)
    pattern = re.compile(rf"{letters}\s*[-‐‑‒–—]?\s*0*(\d{{1,6}})\.?", re.IGNORECASE)
    keys = set(table.keys)
    for row in table.rows:
        match = pattern.fullmatch(row.key)
        code = make_code(prefix, int(match[1])) if match and int(match[1]) else row.key
        if code not in keys:
            table = table.keyed(row.key, code)
            keys.add(code)
    return table


def number_of(code: str, prefix: str) -> int | None:
    """The number in a code of a register; None for anything else."""
    match = re.fullmatch(rf"{prefix}-(\d{{2,6}})", code)
    number = int(match[1]) if match else 0
    return number if number and make_code(prefix, number) == code else None
