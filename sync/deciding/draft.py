"""A decision as it grows: tabs, what is remembered, remarks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from programme.findings import Finding
from sync.tables import Table
from sync.world import World


class Draft:
    """What one round has decided so far; each part reads what those before it have decided.

    Attributes:
        tables: The tabs as they should be.
        findings: Every remark.
        world: What was read, with the tabs as decided so far.
    """

    def __init__(self, world: World) -> None:
        self.tables: dict[str, Table] = dict(world.tables)
        self.findings: set[Finding] = set(world.findings)
        self.world = replace(world, tables=self.tables)

    def remember(self, values: Mapping[str, str]) -> None:
        """Keep values in the programme's memory."""
        cells = {name: {"value": value} for name, value in values.items()}
        self.tables["service"] = self.tables["service"].upserted(cells)

    def remark(self, findings: Iterable[Finding]) -> None:
        """Tell people something."""
        self.findings.update(findings)
