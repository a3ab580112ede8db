"""«Публикации» → publications, each with whoever has not agreed to be named."""

from dataclasses import replace
from datetime import date

from programme.findings import Finding
from programme.registers.company import Named
from programme.registers.consents import Consents
from programme.registers.publications import Publication, Where
from programme.russian.texts import same_text
from sync.records.cells import Cells, read_rows
from sync.records.register_reading import Reading
from sync.tables import Table


def publications(
    table: Table, reading: Reading, agreed: Consents
) -> tuple[dict[str, Publication], list[Finding]]:
    """Key of a row → the publication."""
    return read_rows(table, lambda key, cells: _publication(key, cells, reading, agreed))


def _publication(key: str, cells: Cells, reading: Reading, agreed: Consents) -> Publication:
    today = reading.today
    named = _named(cells, reading)
    one = Publication(
        code=key,
        on=cells.day("on"),
        topic=cells.text("topic"),
        where=cells.one_of("where", Where),
        link=cells.link("link"),
        people=named.codes,
        is_known_who=named.is_whole,
        activity=reading.registers.publications,
    )
    # What is out is out, whatever day of the future stands beside it.
    published = min(one.on, today) if one.on and one.is_out else one.on or today
    one = replace(one, lacking=agreed.lacking(one.people, published, today))
    _note(one, cells, today)
    return one


_NOBODY = ("никто", "никого", "нет", "-", "–", "—")


def _named(cells: Cells, reading: Reading) -> Named:
    text = cells.text("people").strip(" .")
    if any(same_text(text, word) for word in _NOBODY):
        return Named()
    return cells.people("people", reading.company)


def _note(one: Publication, cells: Cells, today: date) -> None:
    if one.is_out and one.lacking:
        cells.note(
            "people",
            f"нет согласия на распространение (ст. 10.1 ФЗ-152): {'; '.join(one.lacking)}. Уберите имя и снимок из "
            "публикации или получите согласие и впишите его на вкладке «Согласия».",
        )
    if one.is_out and one.on and one.on > today:
        cells.note("on", "эта дата ещё не наступила, а ссылка уже есть. Проверьте дату.")
