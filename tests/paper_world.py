"""A programme as values, with some kinds of paper: people type, runs decide, files are made and rewritten."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tabs_landed import landed

from config.loading import load
from config.matching_settings import MatchingSettings
from config.schema import Configuration
from generators.workbook.tabs import all_tabs
from programme.matching.matching import Matching, match
from programme.matching.pool import Pool
from programme.school_year import school_year_of
from programme.submissions import Submission
from sync.deciding.decide import decide
from sync.plan import difference
from sync.setup.content import first_contents
from sync.setup.files import Form
from sync.tables import Row, Table
from sync.values import scalar
from sync.world import Decided, PaperFile, PaperOrder, Template, World

TODAY = date(2026, 10, 19)
MENTEES = ("Заяц Вера Ильинична", "Долгих Олег Петрович", "Ким Анна Сергеевна")
MENTORS = ("Громова Анна Львовна", "Шевченко Игорь Олегович", "Орлова Инна Павловна")


@cache
def shipped() -> Configuration:
    """The configuration as it is shipped."""
    return load(Path(__file__).parents[1] / "config" / "organisation.yaml")


@dataclass
class Garden:
    """A kindergarten whose runs are played on values.

    Attributes:
        world: As the next run would read it.
        texts: Key of a paper → the values it was last written from.
        by_hand: Keys of papers that people have changed.
        exported: Keys of papers that the last run looked into.
        remarks: Tab, key and text of every remark of the last run.
        ordered: What the last run made or rewrote.
    """

    world: World
    texts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    by_hand: set[str] = field(default_factory=set)
    exported: list[str] = field(default_factory=list)
    remarks: list[tuple[str, str, str]] = field(default_factory=list)
    ordered: list[str] = field(default_factory=list)

    def run(self) -> "Garden":
        """One run, papers and all."""
        decided = self._decided(self.world)
        changed = [o for o in decided.orders if o.file and o.key in self.by_hand]
        self.exported = [order.key for order in decided.orders if order.file]
        seen = replace(self.world, edited={order.key: order.mark for order in changed})
        decided = self._decided(seen) if changed else decided
        self.ordered = [order.key for order in decided.orders]
        assert not self.by_hand & {order.key for order in decided.orders if order.file}
        made = {order.key: self._made(order) for order in decided.orders}
        seen = replace(seen, tables=landed(decided.tables), files={**self.world.files, **made})
        after = self._decided(seen) if made else decided
        self.world = replace(seen, tables=landed(after.tables), edited={})
        self.remarks = [(f.tab, f.key, f.text) for f in after.findings]
        return self

    def settled(self) -> "Garden":
        """A run after which another one finds nothing to do."""
        self.run()
        quiet = self._decided(self.world)
        assert difference(self.world.tables, quiet.tables) == ([], [])
        assert [order.key for order in quiet.orders] == []
        return self

    def _decided(self, world: World) -> Decided:
        return decide(world, matched)

    def _made(self, order: PaperOrder) -> PaperFile:
        self.texts[order.key] = order.context
        file = order.file or f"file {order.key} {len(self.texts)}"
        return PaperFile(file, order.key, f"http://127.0.0.1/{file}", order.title, order.mark, "x")

    def type(self, tab: str, key: str, **values: Any) -> "Garden":
        """A person types into the cells of a row."""
        table = self.world.tables[tab]
        assert key in table.keys, sorted(table.keys)
        typed = {name: scalar(value) for name, value in values.items()}
        rows = [_typed(row, typed) if row.key == key else row for row in table.rows]
        return self._put(tab, rows)

    def begin(self, tab: str, **values: Any) -> "Garden":
        """A person fills a new row below the others."""
        rows = self.world.tables[tab].rows
        index = max((row.index or 0 for row in rows), default=0) + 1
        cells = {name: scalar(value) for name, value in values.items()}
        return self._put(tab, [*rows, Row(f"#{index + 1}", index, cells)])

    def delete_row(self, tab: str, key: str) -> "Garden":
        """A person deletes a row."""
        return self._put(tab, [row for row in self.world.tables[tab].rows if row.key != key])

    def delete_file(self, key: str) -> "Garden":
        """A person puts a paper into the bin."""
        files = {name: file for name, file in self.world.files.items() if name != key}
        self.world = replace(self.world, files=files)
        self.by_hand.discard(key)
        return self

    def _put(self, tab: str, rows: Iterable[Row]) -> "Garden":
        table = replace(self.world.tables[tab], rows=tuple(rows))
        self.world = replace(self.world, tables={**self.world.tables, tab: table})
        return self

    def on(self, today: date) -> "Garden":
        """Time passes."""
        self.world = replace(self.world, today=today)
        return self

    def cell(self, tab: str, key: str, column: str) -> str:
        """What a cell shows."""
        row = self.world.tables[tab].row(key)
        assert row, (tab, key)
        return row.text(column)

    def told(self, tab: str, key: str = "") -> str:
        """The remarks beside a row."""
        return "\n".join(text for *place, text in self.remarks if place == [tab, key])

    @property
    def papers(self) -> list[str]:
        """Keys of «Документы», without their year."""
        return sorted(row.key.rpartition(":")[0] for row in self.world.tables["papers"].rows)


def _typed(row: Row, values: Mapping[str, Any]) -> Row:
    cells = {**row.cells, **values}
    return replace(row, cells={name: cell for name, cell in cells.items() if cell is not None})


def once(play: Callable[[], Garden]) -> Callable[[], Garden]:
    """A play that is played on its first call alone; every call gets a garden of its own."""
    played = cache(play)

    def copied() -> Garden:
        first = played()
        return Garden(first.world, dict(first.texts), set(first.by_hand), [], list(first.remarks))

    return copied


def garden(*kinds: str) -> Garden:
    """Three pairs of people who answered, their consents given; nothing decided yet."""
    return _beginning(kinds)()


@cache
def _beginning(kinds: tuple[str, ...]) -> Callable[[], Garden]:
    """The play by which a garden with some kinds of paper begins."""
    return once(lambda: _begun(kinds))


def _begun(kinds: tuple[str, ...]) -> Garden:
    chosen = tuple(kind for kind in shipped().papers if kind.kind in kinds)
    assert {kind.kind for kind in chosen} == set(kinds)
    templates = {
        kind: Template(kind, PaperFile(f"t-{kind}", f"template:{kind}", "http://127.0.0.1/t"))
        for kind in kinds
    }
    known = shipped().model_copy(update={"papers": chosen})
    return Garden(replace(_answered(), configuration=known, templates=templates)).run()


def approved(garden: Garden, *codes: str) -> Garden:
    """A run after the coordinator has approved pairs."""
    for code in codes:
        garden.type("pairs", code, decision="утвердить")
    return garden.run()


@cache
def _answered() -> World:
    known = shipped().model_copy(update={"papers": ()})
    tabs = {
        tab.key: Table(tab, tab.title, {c.key: n for n, c in enumerate(tab.columns)})
        for tab in all_tabs(known)
    }
    forms = [
        Form(q.code, q.title, f"form-{q.code}", f"http://127.0.0.1/forms/d/e/{q.tab}/viewform")
        for q in known.questionnaires
    ]
    year = school_year_of(TODAY)
    filled = first_contents(tabs, known, forms, year, {"folder": "f", "papers_folder": "p"})
    made = Garden(World(known, TODAY, landed(filled), _responses(), {}, {}, "http://s")).run()
    for code in ("У-04", "У-05", "У-06"):
        made.type("people", code, consent_given=date(2026, 9, 15))
    return made.run().world


_MATCHED: deque[tuple[Pool, Matching]] = deque(maxlen=64)


def matched(pool: Pool, wanted: MatchingSettings) -> Matching:
    """The matching; of pools that were seen before, the same once more: papers are looked at here, not pairs."""
    found = next((matching for known, matching in _MATCHED if known == pool), None)
    if found is None:
        found = match(pool, wanted)
        _MATCHED.append((pool, found))
    return found


def _responses() -> tuple[Submission, ...]:
    texts = [competency.text for competency in shipped().competencies]
    told = []
    for place, name in enumerate(MENTEES):
        answers = {"m01": "воспитатель", "m17": texts[place], "m23": "да"}
        told.append(_submission("Ф1", place, name, answers))
    for place, name in enumerate(MENTORS):
        answers = {"n01": "воспитатель", "n07": texts[place], "n11": "2", "n28": "да"}
        told.append(_submission("Ф2", 10 + place, name, answers))
    return tuple(told)


def _submission(form: str, place: int, name: str, answers: Mapping[str, str]) -> Submission:
    moment = f"2026-09-10T10:{place:02d}:00Z"
    given = {"fio": (name,), **{code: (answer,) for code, answer in answers.items()}}
    return Submission(form, f"response-{place}", moment, moment, given)
