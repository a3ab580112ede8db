"""Remarks where people see them: beside the row they are about, and all of them on «Замечания»."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from programme.findings import Finding
from sync.deciding.overview import finding_list
from sync.tables import Table
from sync.values import moment_words


def remarked(tables: Mapping[str, Table], findings: Sequence[Finding]) -> dict[str, Table]:
    """The tabs with every remark beside its row, and all of them in one list."""
    texts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        texts[finding.tab][finding.key].append(finding.text)
    told = {name: table.findings_written(texts[name]) for name, table in tables.items()}
    told["findings"] = finding_list(told["findings"], titled(findings, tables))
    return told


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
