"""Whether consents to the processing of personal data are noted; what is signed on paper no program can see."""

from generators.workbook.consents import CONSENTS
from programme.registers.consents import ConsentState, Purpose
from programme.russian.texts import normal_text
from sync.checkup.check import Check, ok, warning
from sync.snapshot import Snapshot

NAME = "Согласия"


def consents_noted(snapshot: Snapshot) -> Check:
    """How many of those who take part have one in force; as the last run wrote it."""
    people = {
        row.key
        for row in snapshot.tables["people"].rows
        if not row.keyless and row.cells.get("left") is not True
    }
    wanted = normal_text(Purpose.PROCESSING.value)
    given = {
        row.text("person").strip()
        for row in snapshot.tables[CONSENTS.key].rows
        if normal_text(row.text("purpose")) == wanted
        and row.text("standing") == ConsentState.VALID.value
    }
    told = (
        f"На обработку данных (152-ФЗ, ст. 9): {len(people & given)} из {len(people)} участников."
    )
    if people <= given:
        return ok(NAME, told)
    remedy = (
        "Впишите остальные на вкладку «Согласия» или прекратите обработку. Если основание другое, это решает заведующий: "
        "docs/ru/personalnye-dannye.md."
    )
    return warning(NAME, told, remedy)
