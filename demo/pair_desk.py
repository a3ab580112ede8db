"""What the coordinator types about pairs that are at work: looking at them, replacing, completing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from demo.cast import MENTEES, MENTORS
from demo.hand import Hand
from demo.people import Mentee, Mentor
from demo.school_days import as_typed

PAIRS, PEOPLE = "Пары", "Участники"
NAME, CODE, AT_WORK = "Фамилия, имя, отчество", "Код", "действует"
PROLONGED = "Продлена до (дата)"
_MENTORS = {person.name: person for person in MENTORS}
_MENTEES = {person.name: person for person in MENTEES}


@dataclass(frozen=True)
class PairAtWork:
    """A pair with its people.

    Attributes:
        code: «П-05».
        mentor: Who supports.
        mentee: Who is supported.
        mentor_code: «У-03».
        mentee_code: «У-12».
    """

    code: str
    mentor: Mentor
    mentee: Mentee
    mentor_code: str
    mentee_code: str


class PairDesk(Hand):
    """The coordinator on the tab «Пары»; every method that types says how many pairs it was about."""

    def at_work(self) -> list[PairAtWork]:
        """The pairs that are at work, in the order of the register."""
        return [
            PairAtWork(
                row["Код пары"],
                _MENTORS[row["Наставник: имя"]],
                _MENTEES[row["Наставляемый: имя"]],
                row["Наставник"],
                row["Наставляемый"],
            )
            for row in self.rows(PAIRS)
            if row["Состояние"] == AT_WORK
        ]

    def approve(self) -> int:
        """Approve whatever is proposed."""
        proposed = [row for row in self.rows(PAIRS) if row["Состояние"] == "предложена"]
        return self.fill(PAIRS, ((row, {"Решение": "утвердить"}) for row in proposed))

    def look_at(self, day: date, results: Mapping[str, str]) -> int:
        """Type what came of the trial of every pair that has not been looked at.

        Args:
            day: When they were looked at.
            results: Mentee → the result; of all others «продолжаем».
        """
        pairs = [
            row
            for row in self.rows(PAIRS)
            if row["Состояние"] == AT_WORK and not row["Проверка пары"]
        ]
        return self.fill(
            PAIRS,
            (
                (
                    row,
                    {
                        "Проверка пары": results.get(row["Наставляемый: имя"], "продолжаем"),
                        "Дата проверки": as_typed(day),
                    },
                )
                for row in pairs
            ),
        )

    def replace(self, mentee: str, told: date, day: date) -> int:
        """Type that somebody gets another mentor: the present one was warned, and from which day on."""
        cells = {
            "Прекращение": "замена",
            "С какой даты": as_typed(day),
            "Уведомление вручено (дата)": as_typed(told),
        }
        pairs = [
            row
            for row in self.rows(PAIRS)
            if row["Наставляемый: имя"] == mentee and row["Состояние"] == AT_WORK
        ]
        return self.fill(PAIRS, ((row, cells) for row in pairs))

    def prolong(self, pairs: Collection[str], to: date) -> int:
        """Type to which day pairs, by their codes, go on."""
        rows = [row for row in self.rows(PAIRS) if row["Код пары"] in pairs]
        return self.fill(PAIRS, ((row, {PROLONGED: as_typed(to)}) for row in rows))

    def complete(self, day: date) -> int:
        """Type that the pairs at work have completed the programme, but for those that go on."""
        cells = {"Прекращение": "завершена", "С какой даты": as_typed(day)}
        at_work = [row for row in self.rows(PAIRS) if row["Состояние"] == AT_WORK]
        pairs = [row for row in at_work if not row[PROLONGED]]
        return self.fill(PAIRS, ((row, cells) for row in pairs))

    def away(self, name: str) -> int:
        """Tick that somebody is away for long."""
        people = [row for row in self.rows(PEOPLE) if row[NAME] == name]
        return self.fill(PEOPLE, ((row, {"Длительно отсутствует": "TRUE"}) for row in people))
