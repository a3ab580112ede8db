"""Numbers of papers that stand twice in one journal."""

from collections import defaultdict
from collections.abc import Iterator

from programme.findings import Finding
from programme.russian.numbers import number_sign
from sync.deciding.paper_desk import PaperDesk
from sync.records.papers import GONE, PaperRow


def numbered_twice(desk: PaperDesk) -> Iterator[Finding]:
    """A remark on every paper whose number another one of the same journal and calendar year has.

    Journals of directives, of personnel and of other papers are kept apart: in two of them one number may stand.
    """
    found: dict[tuple[str, str, int], list[PaperRow]] = defaultdict(list)
    for kind in desk.world.configuration.papers:
        for row in desk.of_kind(kind.kind):
            number = row.typed_number or (row.number if kind.number == "own" else "")
            if number and row.state != GONE:
                year = row.dated.year if row.dated else 0
                found[kind.journal or kind.kind, number.casefold(), year].append(row)
    for rows in found.values():
        for row in rows if len(rows) > 1 else ():
            others = ", ".join(other.key for other in rows if other is not row)
            number = number_sign(row.typed_number or row.number)
            yield Finding(
                "papers",
                row.key,
                f"{number} уже есть в том же журнале: {others}. Проверьте номера.",
            )
