"""The README's table of the roadmap's 23 lines, made from the configuration and from a year that was played."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from config.loading import load
from config.roadmap import Activity

ORGANISATION = Path(__file__).parents[2] / "config" / "organisation.yaml"
README = Path(__file__).parents[2] / "README.md"
BEGINS, ENDS = "<!-- the year's 23 lines: begin -->", "<!-- the year's 23 lines: end -->"
TITLE_LETTERS = 72
HEAD = "| № | Мероприятие | Чем выполняется | Чем подтверждено в конце года | Состояние |\n|---|---|---|---|---|\n"
_KINDS = (
    (r"\bВ-\d", "встречи"),
    (r"\bКС-\d", "консультации"),
    (r"\bПБ-\d", "публикации"),
    (r"\bКЕЙС-\d", "кейсы"),
    (r"\bПЛ-\d", "пункты планов"),
    (r"Ответы Ф\d+", ""),
    (r"Вкладка «[^»]+»", ""),
    (r"/document/d/", "документы"),
)
"""What an item of evidence looks like → how it is called; "" for the words themselves."""


def shown(readme: str) -> str:
    """The table that stands in a README."""
    return readme.partition(BEGINS)[2].partition(ENDS)[0].strip() + "\n"


def with_table(readme: str, table: str) -> str:
    """The README with another table."""
    before, begins, rest = readme.partition(BEGINS)
    return f"{before}{begins}\n{table}{ENDS}{rest.partition(ENDS)[2]}"


def table_of(activities: Iterable[Mapping[str, Any]]) -> str:
    """The table.

    Args:
        activities: As `nastavnik demo --json` has them: number, status, evidence.
    """
    known = {line.number: line for line in load(ORGANISATION).roadmap.activities}
    rows = (_row(known[one["number"]], one) for one in activities)
    return HEAD + "".join(f"{row}\n" for row in rows)


def _row(line: Activity, played: Mapping[str, Any]) -> str:
    cells = (
        line.number,
        _short(line.title),
        _first_words(line.carried_out_by),
        _kinds(played["evidence"]),
        played["status"],
    )
    return f"| {' | '.join(cells)} |"


def _short(title: str) -> str:
    words = " ".join(title.split()).rstrip(".")
    if len(words) <= TITLE_LETTERS:
        return words
    return words[:TITLE_LETTERS].rpartition(" ")[0].rstrip(" ,(«") + "…"


def _first_words(text: str) -> str:
    """The first sentence or clause, without what stands in brackets."""
    plain = re.sub(r" \([^)]*\)", "", text)
    return re.split(r"[;.] |[;.]$", plain)[0]


def _kinds(evidence: Iterable[str]) -> str:
    """«документы: 3, встречи: 2»; what is there once stands without a number."""
    found = Counter(_kind(item) for item in evidence)
    return ", ".join(f"{kind}: {n}" if n > 1 else kind for kind, n in found.items())


def _kind(item: str) -> str:
    for pattern, kind in _KINDS:
        if match := re.search(pattern, item):
            words = kind or match[0]
            return words[:1].lower() + words[1:]
    return "запись куратора"
