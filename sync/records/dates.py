"""Cells that people type and the programme must understand, in several registers."""

from datetime import date

from programme.school_year import LAST_YEAR
from sync.tables import Row
from sync.values import as_date

HEADERS = {
    "consent_given": "Согласие наставника получено",
    "confirmed_due": "Срок подтверждён (до)",
    "signed": "Подписано (дата)",
    "dated": "Дата документа",
    "filed": "Подшито в дело (дата)",
    "closes": "Принимать ответы до (дата)",
    "ends_on": "С какой даты",
    "notice_given": "Уведомление вручено (дата)",
    "held_on": "Встреча (дата)",
    "trial_on": "Дата проверки",
    "prolonged_to": "Продлена до (дата)",
    "left": "Выбыл",
    "absent": "Длительно отсутствует",
    "checked": "Проверено",
}
"""Columns whose cells people type and the programme must understand, as remarks name them."""


_FIRST_YEAR = 2000
"""Earlier days come from a number typed in the wrong column: «14» is 13.01.1900 to Sheets."""


def full_date(row: Row, column: str, remarks: list[str] | None = None) -> date | None:
    """A date with a whole year: «15.01.27» is long past, and so is a mere «14»; what can't be read becomes a remark."""
    told = [] if remarks is None else remarks
    day = as_date(row.cells.get(column))
    if day is None:
        if row.text(column):
            told.append(f"«{HEADERS[column]}»: дата не читается, впишите её как 01.09.2026.")
    elif not _FIRST_YEAR <= day.year <= LAST_YEAR:
        told.append(f"«{HEADERS[column]}»: впишите дату с полным годом, например 01.09.2026.")
        return None
    return day
