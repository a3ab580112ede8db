"""After the story: whoever looks at the pages ticks «Синхронизировать», and the programme runs."""

from datetime import date

import requests

from demo.command_line import CommandLine
from demo.failure import StepFailedError
from demo.local_workspace import LocalWorkspace
from demo.spreadsheet import Spreadsheet
from demo.telling import Teller

START, STEP, REQUEST = "Начните здесь", "Что", "Просьба"
SYNCHRONISE = "Синхронизировать"
TICKED = "TRUE", "ИСТИНА"
SECONDS = 2.0
"""Between two looks at the check box."""


def watch(
    workspace: LocalWorkspace,
    sheet: Spreadsheet,
    commands: CommandLine,
    teller: Teller,
    today: date,
) -> None:
    """Run the product whenever the box is ticked, until the emulator ends or Ctrl-C.

    Args:
        workspace: The emulator.
        sheet: The programme's spreadsheet.
        commands: The product.
        teller: Says what happened.
        today: The last day of the story; it stays this day.
    """
    while not workspace.ended(SECONDS):
        try:
            if _is_ticked(sheet):
                ran = commands.run("sync", today)
                teller.say(
                    f"По галочке «{SYNCHRONISE}»: изменений {ran['changes']}, "
                    f"новых документов {ran['documents']}, замечаний {len(ran['findings'])}."
                )
        except StepFailedError as failed:
            # Whoever tries things out may rename or delete what is watched: that ends nothing.
            teller.say(str(failed))
            if workspace.ended(10 * SECONDS):
                return
        except requests.RequestException:
            continue  # the emulator is ending; the next look says so


def _is_ticked(sheet: Spreadsheet) -> bool:
    rows = sheet.rows(START)
    return any(
        row.cells.get(STEP) == SYNCHRONISE and row.cells.get(REQUEST) in TICKED for row in rows
    )
