"""The coordinator's registers of work: rows written below those that are there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from demo.hand import Hand
from demo.school_days import as_typed
from demo.spreadsheet import Entry
from demo.telling import TABLE

EVENTS, CONSULTATIONS, PUBLICATIONS = "Встречи и обучение", "Консультации", "Публикации"
CASES, PLANS, CONSENTS = "Кейсы", "Планы пар", "Согласия"
ACKNOWLEDGED, READ_ON = "Ознакомление", "Дата подписи"
DUE, DONE, RESULT = "Срок", "Выполнено (дата)", "Результат или ссылка"
LEFT_UNDONE = 17
"""One thing of so many planned is never done: the register says so."""


class Registers(Hand):
    """The coordinator among the registers; every method says how many rows it was about."""

    def write(self, tab: str, rows: Sequence[Mapping[str, str]]) -> int:
        """Write rows below the last one: header → text."""
        with self._teller.busy(TABLE):
            first = max((row.number for row in self._sheet.rows(tab)), default=1) + 1
            self._sheet.type_in(
                Entry(tab, number, header, text)
                for number, row in enumerate(rows, start=first)
                for header, text in row.items()
                if text
            )
        return len(rows)

    def acknowledge(self, day: date) -> int:
        """Everybody who must read a directive has signed for it."""
        waiting = [row for row in self.rows(ACKNOWLEDGED) if not row[READ_ON]]
        return self.fill(ACKNOWLEDGED, ((row, {READ_ON: as_typed(day)}) for row in waiting))

    def withdraw(self, code: str, day: date) -> int:
        """Somebody has taken the consents back."""
        given = [row for row in self.rows(CONSENTS) if row["Участник (код)"] == code]
        return self.fill(CONSENTS, ((row, {"Отозвано (дата)": as_typed(day)}) for row in given))

    def fulfil_plans(self, until: date) -> int:
        """What pairs had planned up to a day, they have done; one thing in many they have not."""
        due = [
            row
            for place, row in enumerate(self.rows(PLANS), start=1)
            if not row[DONE] and place % LEFT_UNDONE and row[DUE] and _day(row[DUE]) <= until
        ]
        return self.fill(
            PLANS, ((row, {DONE: row[DUE], RESULT: "Обсудили на встрече пары"}) for row in due)
        )


def event(day: date, kind: str, topic: str, whom: str, **more: str) -> dict[str, str]:
    """A meeting or training that was held, with the scan of its attendance sheet.

    Args:
        day: The day.
        kind: As the register offers it.
        topic: What about.
        whom: Codes, or «все наставники».
        more: «absent» are codes of those who did not come, «hours» how long it took, «leader» who led it.
    """
    return {
        "Дата": as_typed(day),
        "Что это": kind,
        "Тема": topic,
        "Формат": "очно",
        "Часов": more.get("hours", "1,5"),
        "Ведущий": more.get("leader", "куратор"),
        "Участники (коды)": whom,
        "Не были (коды)": more.get("absent", ""),
        "Состоялось": "проведено",
        "Лист регистрации (ссылка)": f"https://disk.example.org/listy/{day.isoformat()}.pdf",
    }


def consultation(
    day: date, whom: str, topic: str, adviser: str = "педагог-психолог"
) -> dict[str, str]:
    """A consultation: when, with whom and what about, as the register offers it."""
    return {
        "Дата": as_typed(day),
        "С кем (коды участников)": whom,
        "Вид": "групповая" if "," in whom else "индивидуальная",
        "Кто консультировал": adviser,
        "Тема": topic,
    }


def publication(
    day: date, topic: str, where: str, whom: Iterable[str] = (), link: str = ""
) -> dict[str, str]:
    """Something published, or only planned where there is no link yet."""
    return {
        "Дата": as_typed(day),
        "Тема": topic,
        "Где": where,
        "Кто назван или изображён (коды)": ", ".join(whom),
        "Ссылка": link,
    }


def _day(text: str) -> date:
    """A day as the spreadsheet shows it: «31.10.2026»."""
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day))
