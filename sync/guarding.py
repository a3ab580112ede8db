"""The guard at work: a refused plan is explained in the spreadsheet, and nothing else is written."""

from collections.abc import Collection

from programme.findings import Finding
from sync.bookkeeping import answered
from sync.commit import Desk, commit
from sync.deciding.overview import finding_list
from sync.deciding.remarks import titled
from sync.guard import Refusal, refusal
from sync.look import Look
from sync.plan import difference
from sync.refusals import Guarded
from sync.tables import Table


def stop_where_dangerous(desk: Desk, seen: Look) -> None:
    """Let a plan pass, or write why it doesn't and how a person confirms it.

    Raises:
        Guarded: The plan would take away much, and nobody has confirmed it.
    """
    refused = refusal(seen.plan, seen.snapshot.tables, seen.snapshot.memory)
    if refused is None:
        return
    confirmed = confirmations(desk, seen)
    if refused.checksum in confirmed:
        return
    tables = _explained(seen, refused, confirmed)
    if any(difference(seen.snapshot.tables, tables)):
        commit(desk, seen.snapshot, tables, "refusal")
    raise Guarded(refused.reasons, refused.checksum)


def confirmations(desk: Desk, seen: Look) -> set[str]:
    """The checksums that a person has confirmed: on the command line, or on «Начните здесь»."""
    typed = seen.snapshot.tables["start"].requested()
    spaceless = ("".join(text.split()) for text in (desk.confirmed, *typed))
    return {text for text in spaceless if text}


def stopped(refused: Refusal, confirmed: Collection[str]) -> Finding:
    """What people are told of a refused plan, and of sums that do not fit it."""
    unfit = (
        f"Сумма {', '.join(sorted(text[:20] for text in confirmed))} не подходит: опечатка, или план с тех пор другой. "
        if confirmed
        else ""
    )
    return Finding(
        "",
        "",
        f"{unfit}Запуск остановлен, ничего не изменено. {' '.join(refused.reasons)} Если это ошибка, верните прежнее: "
        "Файл → История версий, или копия за прежний день из папки «Копии таблицы». Если так и надо, впишите на вкладке «Начните здесь» в ячейку слева от "
        f"«Подтверждение» контрольную сумму {refused.checksum} (или: nastavnik sync --confirm {refused.checksum}).",
    )


def _explained(seen: Look, refused: Refusal, confirmed: Collection[str]) -> dict[str, Table]:
    """The tabs as they are, with the refusal at the head of the remarks and the requests answered."""
    tables = dict(seen.snapshot.tables)
    listed = titled((stopped(refused, confirmed), *seen.plan.findings), tables)
    if tables["findings"].whole:
        tables["findings"] = finding_list(tables["findings"], listed)
    return answered(tables)
