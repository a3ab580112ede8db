"""A school year, stage by stage, as the people of a kindergarten live it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from demo.command_line import Commands
from demo.coordinator import Coordinator
from demo.finishing import ask_again, finish
from demo.kindergarten import Json, Kindergarten
from demo.local_workspace import LocalWorkspace
from demo.pair_desk import PairDesk
from demo.pairing import change, decide, number, propose, sign
from demo.paperwork import Paperwork
from demo.preparing import gather_base, launch, meet
from demo.registers import Registers
from demo.school_days import SchoolDays, morning
from demo.spreadsheet import Spreadsheet
from demo.surveys import Surveys
from demo.telling import COMMANDS, Teller
from demo.working import halfway, look, spring, winter

Stage = Callable[[Kindergarten], None]
AUTUMN: Sequence[Stage] = (launch, gather_base, meet, propose, decide, number, sign, change)
"""Until the pairs are at work."""
YEAR: Sequence[Stage] = (*AUTUMN, look, winter, halfway, spring, ask_again, finish)
"""Until they have completed the programme."""


@dataclass(frozen=True)
class Ending:
    """How the story ends.

    Attributes:
        made: What `nastavnik init` answered: ids and links.
        status: What `nastavnik status` answered.
        changes: What the last run still changed; 0 where all is in agreement.
        day: The last day that was told.
    """

    made: Json
    status: Json
    changes: int
    day: date


def play(
    workspace: LocalWorkspace,
    commands: Commands,
    teller: Teller,
    days: SchoolDays,
    stages: Sequence[Stage] = YEAR,
) -> Ending:
    """Play the stages, and look once more at what they have led to.

    Args:
        workspace: The emulator.
        commands: The product.
        teller: Tells what happens.
        days: When.
        stages: The whole year, or its beginning.

    Raises:
        StepFailedError: A step failed; the story ends there.
    """
    workspace.set_clock(morning(days.opened))
    with teller.busy(COMMANDS):
        made = commands.run("init", days.opened)
    sheet = Spreadsheet(workspace.base_url, made["spreadsheet_id"], workspace.session)
    kindergarten = Kindergarten(
        workspace=workspace,
        commands=commands,
        teller=teller,
        surveys=Surveys(teller),
        sheet=sheet,
        coordinator=Coordinator(sheet, teller),
        pairs=PairDesk(sheet, teller),
        paperwork=Paperwork(sheet, teller),
        registers=Registers(sheet, teller),
        days=days,
    )
    with teller.counting(len(stages)):
        for stage in stages:
            stage(kindergarten)
    last = days.last if stages[-1] is finish else days.parted
    again = kindergarten.run("sync", last)
    teller.say(f"Повторный запуск: изменений {again['changes']}.")
    return Ending(made, kindergarten.run("status", last), again["changes"], last)
