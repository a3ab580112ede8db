"""The autumn of a school year, stage by stage, as the people of a kindergarten live it."""

from dataclasses import dataclass

from demo.command_line import Commands
from demo.coordinator import Coordinator
from demo.kindergarten import Json, Kindergarten
from demo.local_workspace import LocalWorkspace
from demo.pairing import change, decide, number, propose, sign
from demo.paperwork import Paperwork
from demo.preparing import gather_base, launch, meet
from demo.school_days import SchoolDays, morning
from demo.spreadsheet import Spreadsheet
from demo.surveys import Surveys
from demo.telling import COMMANDS, Teller

STAGES = (launch, gather_base, meet, propose, decide, number, sign, change)


@dataclass(frozen=True)
class Ending:
    """How the story ends.

    Attributes:
        made: What `nastavnik init` answered: ids and links.
        status: What `nastavnik status` answered.
        changes: What the last run still changed; 0 where all is in agreement.
    """

    made: Json
    status: Json
    changes: int


def play(workspace: LocalWorkspace, commands: Commands, teller: Teller, days: SchoolDays) -> Ending:
    """Play all stages.

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
        paperwork=Paperwork(sheet, teller),
        days=days,
    )
    with teller.counting(len(STAGES)):
        for stage in STAGES:
            stage(kindergarten)
    again = kindergarten.run("sync", days.last)
    teller.say(f"Повторный запуск: изменений {again['changes']}.")
    return Ending(made, kindergarten.run("status", days.last), again["changes"])
