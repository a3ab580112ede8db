"""Cells that people type and the programme must understand, in several registers."""

from datetime import date

from sync.tables import Row
from sync.values import as_date

HEADERS = {
    "consent_given": "Согласие наставника получено",
    "confirmed_due": "Срок подтверждён (до)",
    "signed": "Подписано (дата)",
    "dated": "Дата документа",
    "filed": "Подшито в дело (дата)",
    "ends_on": "С какой даты",
    "notice_given": "Уведомление вручено (дата)",
    "left": "Выбыл",
    "absent": "Длительно отсутствует",
    "checked": "Проверено",
}
"""Columns whose cells people type and the programme must understand, as remarks name them."""


def dated(row: Row, column: str, remarks: list[str]) -> date | None:
    """A date that people typed; what can't be read becomes a remark."""
    value = as_date(row.cells.get(column))
    if value is None and row.text(column):
        remarks.append(f"«{HEADERS[column]}»: дата не читается, впишите её как 01.09.2026.")
    return value
