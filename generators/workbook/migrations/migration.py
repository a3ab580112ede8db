"""A migration, and the way of a spreadsheet through all that it has before it; pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generators.workbook.migrations.changes import Change
from generators.workbook.migrations.sheets import Resource
from generators.workbook.ranges import Request


@dataclass(frozen=True)
class Migration:
    """One step from a version to the next.

    Attributes:
        number: The version that it leads to; spreadsheets that note none are of version 1.
        title: What it is about, in Russian.
        changes: A Spreadsheet as Google gives it → what has to become other; () where all stands already, so that a
            migration may be met twice.
        is_needed: Whether runs have to wait for it where it changes something: without it they would read what
            people have wrongly.
    """

    number: int
    title: str
    changes: Callable[[Resource], Sequence[Change]]
    is_needed: bool = False


@dataclass(frozen=True)
class Step:
    """A migration with what it changes in one spreadsheet."""

    migration: Migration
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Upgrade:
    """The way of one spreadsheet to the newest version.

    Attributes:
        version: Where it begins.
        newest: Where it ends.
        steps: The migrations that change something, in order.
        resource: The spreadsheet as it is after them.
    """

    version: int
    newest: int
    steps: tuple[Step, ...]
    resource: Resource

    @property
    def requests(self) -> list[Request]:
        """All changes, in order."""
        return [change.request for step in self.steps for change in step.changes]

    @property
    def blocking(self) -> tuple[Step, ...]:
        """Steps for which runs have to wait."""
        return tuple(step for step in self.steps if step.migration.is_needed)

    @property
    def told(self) -> list[str]:
        """What is changed, a line each, in Russian."""
        return [
            f"{step.migration.title}. {change.told}"
            for step in self.steps
            for change in step.changes
        ]


def upgrade(resource: Resource, version: int, migrations: Sequence[Migration]) -> Upgrade:
    """What leads a spreadsheet from a version to the newest.

    Args:
        resource: Google's Spreadsheet.
        version: What it notes of itself.
        migrations: All, in the order of their numbers.
    """
    newest = migrations[-1].number
    steps: list[Step] = []
    for migration in migrations:
        if migration.number <= version:
            continue
        if changes := tuple(migration.changes(resource)):
            steps.append(Step(migration, changes))
            resource = _after(resource, changes)
    return Upgrade(version, newest, tuple(steps), resource)


def _after(resource: Resource, changes: Iterable[Change]) -> Resource:
    for change in changes:
        resource = change.applied(resource)
    return resource
