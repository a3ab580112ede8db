"""«Согласия» → consents."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from generators.workbook.consents import CONSENTS
from programme.findings import Finding
from programme.registers.consents import Consent, Purpose
from programme.russian.texts import normal_text
from sync.records.cells import Cells, read_rows, without_repeats
from sync.records.register_reading import Reading
from sync.tables import Table


def consents(table: Table, reading: Reading) -> tuple[dict[str, Consent], list[Finding]]:
    """Key of a row → the consent; of two alike the first counts."""
    found, findings = read_rows(table, lambda key, cells: _consent(key, cells, reading))
    kept, again = without_repeats(CONSENTS.key, found, _same, _SAME)
    return kept, [*findings, *again]


def _consent(key: str, cells: Cells, reading: Reading) -> Consent:
    consent = Consent(
        code=key,
        person=_person(cells, reading),
        purpose=_purpose(cells),
        given=cells.day("given"),
        until=cells.day("until"),
        withdrawn=cells.day("withdrawn"),
    )
    ends = (("until", consent.until), ("withdrawn", consent.withdrawn))
    unread = any(cells.text(column) and day is None for column, day in ends)
    consent = replace(consent, has_clear_end=not unread)
    _note(consent, cells, reading.today)
    return consent


def _person(cells: Cells, reading: Reading) -> str:
    named = cells.people("person", reading.company)
    if len(named.codes) > 1 or named.pairs or named.is_open:
        cells.note("person", "у каждого своё согласие и своя строка. Впишите код одного участника.")
        return ""
    return named.codes[0] if named.codes and named.is_whole else ""


def _purpose(cells: Cells) -> Purpose:
    text = normal_text(cells.text("purpose"))
    several = [p for p in Purpose if p and normal_text(p.value) in text]
    if len(several) > 1:
        cells.note("purpose", "одна цель — одно согласие (ст. 9 ФЗ-152). Разделите на строки.")
        return Purpose.UNKNOWN
    return cells.one_of("purpose", Purpose)


def _note(consent: Consent, cells: Cells, today: date) -> None:
    given = consent.given
    if not consent.person and not cells.text("person"):
        cells.note("person", "впишите код того, кто дал согласие.")
    if consent.purpose is Purpose.UNKNOWN and not cells.text("purpose"):
        cells.note("purpose", "выберите, на что дано согласие.")
    if given and given > today:
        cells.note("given", "эта дата ещё не наступила. Проверьте её.")
    for column, end in (("until", consent.until), ("withdrawn", consent.withdrawn)):
        if given and end and end < given:
            cells.note(column, "раньше, чем согласие дано. Проверьте даты.")


def _same(consent: Consent) -> Hashable | None:
    """A consent given anew after another one ended is another one."""
    if not consent.person or consent.purpose is Purpose.UNKNOWN:
        return None
    return consent.person, consent.purpose, consent.given


_SAME = "тот же участник, та же цель, та же дата. Эта строка не засчитана, её можно удалить."
