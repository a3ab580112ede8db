"""Keys given back to rows that have lost theirs: what else stands in a row says which one it was; pure.

People clear a column of codes, or type over one. The row is the same row still, with what they have
decided and noted in it; passed over, it would be made a second time.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from config.schema import Configuration
from programme.findings import Finding
from sync.records.memory import remembered_pairs
from sync.tables import Row, Table
from sync.world import World


def keys_given_back(world: World) -> World:
    """The world with the keys of «Пары», «Документы» and «Анкеты» where their rows can be told.

    A pair is told by its two people, as the programme remembers them, a paper by its file, a
    questionnaire by its title. Participants are told by name, where everybody is enrolled.
    """
    pairs = _only(remembered_pairs(world.tables["service"]))
    papers = {file.id: file.key for file in world.files.values()}
    told = {
        "pairs": given_back(
            world.tables["pairs"], lambda row: pairs.get((row.text("mentor"), row.text("mentee")))
        ),
        "papers": given_back(world.tables["papers"], lambda row: papers.get(row.text("file"))),
        "questionnaires": codes_given_back(world.tables["questionnaires"], world.configuration),
    }
    return replace(world, tables={**world.tables, **told})


def codes_given_back(table: Table, configuration: Configuration) -> Table:
    """«Анкеты» with the codes of its questionnaires, told by their titles."""
    titles = {q.title: q.code for q in configuration.questionnaires}
    return given_back(
        table,
        lambda row: next(
            (code for title, code in titles.items() if row.text("title").startswith(title)), None
        ),
    )


def given_back(table: Table, key_of: Callable[[Row], str | None]) -> Table:
    """The table with a key for every row that lacks its own; a key that stands somewhere is not given twice.

    A row that repeats another one's key lacks its own too.
    """
    told = [(row, key_of(row)) for row in table.rows]
    for row, key in told:
        if key and key != row.key and key not in table.keys:
            table = table.keyed(row.key, key)
    for row in table.doubles:
        key = key_of(row)
        if key and key not in table.keys:
            table = table.told_apart(row, key)
    return table


def without_key(table: Table, text: str) -> list[Finding]:
    """The remark on every row that people began, or whose key is lost for good."""
    return [
        Finding(table.tab.key, row.key, text)
        for row in table.rows
        if row.keyless and not row.vacant
    ]


def _only(remembered: Mapping[str, tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Two people → the code of their pair, where they have had only one."""
    had = Counter(remembered.values())
    return {two: code for code, two in remembered.items() if had[two] == 1}
