"""«Направления» as it should be: the list proposed once, keys for new rows, who asks and who can help."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generators.workbook.columns import CellValue
from generators.workbook.competencies import COMPETENCIES, as_listed
from programme.competencies import LAST_NUMBER, InForce, Remembered, is_key, next_key
from programme.findings import Finding
from programme.russian.texts import normal_text
from sync.deciding.intake import People
from sync.records.cells import begun
from sync.records.competencies import CLOSED, TEXTS, list_in_force, listed, remembered
from sync.records.memory import service
from sync.tables import Row, Table
from sync.world import World


@dataclass(frozen=True)
class Directions:
    """What has been decided about list К.

    Attributes:
        table: «Направления».
        memory: What the programme is to remember of it.
        findings: Remarks.
    """

    table: Table
    memory: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def directions(world: World, people: People) -> Directions:
    """The tab as it should be.

    A direction of the configuration comes onto it once; a row that people delete stays deleted, unless
    nothing is left of the tab at all.

    Args:
        world: With the tabs as decided so far.
        people: Who asks and who offers.
    """
    table = world.tables[COMPETENCIES.key]
    if not table.whole:
        return Directions(table)
    known = remembered(service(world.tables["service"]))
    table = _keyed(table, world, known)
    is_empty = not any(is_key(row.key) for row in table.rows)
    for competency in world.configuration.competencies:
        if competency.key not in table.keys and (is_empty or competency.key not in known):
            table = table.appended(competency.key, as_listed(competency))
    decided = list_in_force(world.configuration, {**world.tables, COMPETENCIES.key: table})
    return Directions(
        _counted(table, people),
        _memory(table, known, decided),
        tuple(_findings(table, decided, known)),
    )


def _keyed(table: Table, world: World, had: Mapping[str, Remembered]) -> Table:
    """Rows that people began get their key; one whose text a deleted direction had gets that one back."""
    known = {c.key for c in world.configuration.competencies} | had.keys()
    known |= {key for key in table.keys if is_key(key)}
    gone = {key: one for key, one in had.items() if key not in table.keys}
    lost = {normal_text(text): key for key, one in gone.items() for text in one.texts}
    keyless = [row for row in table.rows if not is_key(row.key) and begun(table.tab, row)]
    for row in keyless:
        if key := _key(row, lost, known):
            table = table.keyed(row.key, key)
    for row in table.doubles:
        if begun(table.tab, row) and (key := _key(row, lost, known)):
            table = table.told_apart(row, key)
    return table


def _key(row: Row, lost: dict[str, str], known: set[str]) -> str:
    """The key that a row gets, which nobody else gets then; "" where all are given."""
    key = lost.pop(normal_text(row.text("text")), "") or next_key(known)
    for text in [text for text, other in lost.items() if other == key]:
        del lost[text]
    known |= {key} - {""}
    return key


def _counted(table: Table, people: People) -> Table:
    needed = Counter(key for one in people.mentees.values() for key in one.needs)
    helped = Counter(key for one in people.mentors.values() for key in one.offers)
    rows: dict[str, dict[str, CellValue]] = {
        row.key: {"needed": needed[row.key], "helped": helped[row.key]}
        for row in table.rows
        if is_key(row.key)
    }
    return table.written(rows)


def _memory(table: Table, before: Mapping[str, Remembered], decided: InForce) -> Mapping[str, str]:
    """Every text that a direction has had, so that answers given under it are still read, and which are offered."""
    counting = {c.key: c.text for c in decided.competencies}
    memory: dict[str, str] = {}
    for key in sorted(table.keys & counting.keys()):
        had = before[key].texts if key in before else ()
        texts = [*(text for text in had if text != counting[key]), counting[key]]
        memory[f"{TEXTS}{key}"] = "\n".join(texts)
    memory[CLOSED] = " ".join(c.key for c in decided.competencies if not c.active)
    return memory


def _findings(table: Table, decided: InForce, known: Mapping[str, Remembered]) -> Iterator[Finding]:
    tab = COMPETENCIES.key
    yield from listed(table)[1]
    for key, text in decided.remarks.items():
        yield Finding(tab, key, text)
    for key in decided.gone:
        if key not in table.keys:
            yield Finding(tab, "", _GONE.format(key=key, text=known[key].texts[-1]))
    for row in table.rows:
        if not is_key(row.key) and begun(table.tab, row):
            yield Finding(tab, row.key, _FULL)


_GONE = (
    "Строка {key} «{text}» удалена: направление не предлагается в анкетах, данные ответы читаются. Чтобы этого "
    "замечания не было, впишите название в новую строку — ключ вернётся — и выберите «нет» в столбце «Предлагать»."
)
_FULL = f"Ключи К01–К{LAST_NUMBER} розданы все: новое направление не добавить. Уточните название одного из прежних."
