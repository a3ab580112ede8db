"""«Консультации» → consultations."""

from collections.abc import Hashable

from generators.workbook.consultations import CONSULTATIONS
from programme.findings import Finding
from programme.registers.consultations import Adviser, Consultation, ConsultationKind, Topic
from sync.records.cells import Cells, read_rows, without_repeats
from sync.records.register_reading import Reading
from sync.tables import Table


def consultations(table: Table, reading: Reading) -> tuple[dict[str, Consultation], list[Finding]]:
    """Key of a row → the consultation; one that is written down twice counts once."""
    found, findings = read_rows(table, lambda key, cells: _consultation(key, cells, reading))
    kept, again = without_repeats(CONSULTATIONS.key, found, _same, _SAME)
    return kept, [*findings, *again]


def _consultation(key: str, cells: Cells, reading: Reading) -> Consultation:
    one = Consultation(
        code=key,
        on=cells.day("on"),
        people=cells.people("participants", reading.company).codes,
        kind=cells.one_of("kind", ConsultationKind),
        adviser=cells.one_of("adviser", Adviser),
        topic=_topic(cells),
        activity=reading.registers.consultations,
    )
    if one.kind is ConsultationKind.SINGLE and len(one.people) > 1:
        cells.note("kind", "индивидуальная консультация — с одним участником. Проверьте коды.")
    if one.kind is ConsultationKind.GROUP and len(one.people) == 1:
        cells.note("kind", "в групповой консультации назван один участник. Проверьте коды.")
    return one


def _topic(cells: Cells) -> Topic:
    """The topic; what else was written there is no business of the programme, and is not repeated."""
    topic = cells.one_of("topic", Topic)
    if cells.text("topic") and topic is Topic.UNKNOWN:
        cells.note("topic", "содержание беседы в таблицу не записывают, уберите лишнее.")
    return topic


def _same(one: Consultation) -> Hashable | None:
    return (one.on, one.people, one.kind, one.adviser) if one.on and one.people else None


_SAME = "та же дата и те же участники. Эта строка не засчитана: удалите её, если консультация была одна."
