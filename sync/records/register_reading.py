"""What the registers of work are read against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from config.registers import Registers
from programme.registers.company import Company


@dataclass(frozen=True)
class Reading:
    """What a register's cells are read against.

    Attributes:
        company: Whom they may name.
        registers: Kinds of events, and the lines that registers speak for.
        lines: Number of a roadmap line as it stands → the activity it is.
        today: The day of the run.
    """

    company: Company
    registers: Registers
    lines: Mapping[str, str]
    today: date
