"""Everybody at work in the story, and their tools."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from demo.command_line import Commands
from demo.coordinator import Coordinator
from demo.local_workspace import LocalWorkspace
from demo.pair_desk import PairDesk
from demo.paperwork import Paperwork
from demo.registers import Registers
from demo.school_days import SchoolDays, morning
from demo.spreadsheet import Spreadsheet
from demo.surveys import Surveys
from demo.telling import COMMANDS, Teller

Json = dict[str, Any]


@dataclass(frozen=True)
class Kindergarten:
    """Everybody at work, and their tools."""

    workspace: LocalWorkspace
    commands: Commands
    teller: Teller
    surveys: Surveys
    sheet: Spreadsheet
    coordinator: Coordinator
    pairs: PairDesk
    paperwork: Paperwork
    registers: Registers
    days: SchoolDays

    def dawn(self, day: date) -> None:
        """It is the morning of that day for everything that happens next."""
        self.workspace.set_clock(morning(day))

    def run(self, command: str, day: date) -> Json:
        """Run a command of the product."""
        with self.teller.busy(COMMANDS):
            return self.commands.run(command, day)


def told(*runs: Json) -> str:
    """What runs did: «Запусков 2: изменений 300, …»; remarks are those of the last one."""
    changes, documents = (sum(ran[name] for ran in runs) for name in ("changes", "documents"))
    begins = f"Запусков {len(runs)}" if len(runs) > 1 else "Запуск"
    return (
        f"{begins}: изменений {changes}, новых документов {documents}, "
        f"замечаний {len(runs[-1]['findings'])}."
    )


def states_of_pairs(at: Kindergarten) -> str:
    """«состояние пар: действует — 9, утверждена — 2, …»."""
    told_states = ", ".join(f"{state} — {n}" for state, n in at.coordinator.states().items())
    return f"состояние пар: {told_states}"
