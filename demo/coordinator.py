"""What the coordinator does by hand: checks the register, types dates, bans and decisions."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from demo.cast import (
    LATE_CONSENT,
    LEAVING_MENTEE,
    MENTEES,
    MENTORS,
    PONDERED_MENTEE,
    REFUSED_MENTEE,
    REJECTED_MENTEE,
    WITHOUT_PERMITTED_MENTOR,
)
from demo.hand import Hand
from demo.school_days import as_typed
from demo.spreadsheet import Entry

PEOPLE, PAIRS, BANS = "Участники", "Пары", "Не ставить в пару"
NAME, CODE, CONSENT = "Фамилия, имя, отчество", "Код", "Согласие наставника получено"
UNWILLING = ("скорее нет", "нет")
PAIR, MENTEE = "Код пары", "Наставляемый: имя"
NOTICE = "Уведомление вручено (дата)"
PROPOSED = "предложена"
REFUSED_WISH = "не исполнено"


class Coordinator(Hand):
    """The coordinator with the spreadsheet open; every method says how many entries it made."""

    def check_register(self) -> int:
        """Type the gender where no patronymic tells it, and who takes part as what; returns how many genders."""
        known = {person.name: person.gender for person in MENTEES if person.gender}
        people = self.rows(PEOPLE)
        unknown = [row for row in people if not row["Пол"] and row[NAME] in known]
        self.type_in(
            [
                *(Entry(PEOPLE, row.number, "Пол", known[row[NAME]]) for row in unknown),
                *(
                    Entry(PEOPLE, row.number, "Участвует как", _ROLES[row[NAME]])
                    for row in people
                    if row[NAME] in _ROLES
                ),
            ]
        )
        return len(unknown)

    def enter_consents(self, day: date) -> int:
        """Dates of the written consents that are there."""
        return self._consents(day, lambda name: name in _CONSENTING)

    def enter_late_consent(self, day: date) -> int:
        """The date of the consent that came last."""
        return self._consents(day, lambda name: name == LATE_CONSENT)

    def forbid_subordinates(self) -> int:
        """Forbid everybody to mentor the deputy head, whom they all report to."""
        codes = {row[NAME]: row[CODE] for row in self.rows(PEOPLE)}
        first = len(self.rows(BANS)) + 2
        return self.type_in(
            Entry(BANS, number, header, text)
            for number, mentor in enumerate(MENTORS, start=first)
            for header, text in (
                ("Наставник (код)", codes[mentor.name]),
                ("Наставляемый (код)", codes[WITHOUT_PERMITTED_MENTOR]),
                ("Причина", "Наставник подчинён наставляемой: нужен наставник из другого сада"),
            )
        )

    def decide(self) -> Counter[str]:
        """Approve the proposed pairs but two: one is rejected, over one the coordinator still thinks.

        Returns:
            How many pairs by decision, "" being those left open.
        """
        decisions = {
            REJECTED_MENTEE: (
                "отклонить",
                "Запросы не совпадают: подождём согласия наставника по цифровым средствам",
            ),
            PONDERED_MENTEE: ("", "Уточняю у наставника условия и время"),
        }
        return self._decide(lambda mentee: decisions.get(mentee, ("утвердить", "")))

    def approve_second_choice(self) -> int:
        """Approve what was proposed instead of the rejected pair; returns how many pairs."""
        reason = ("утвердить", "Согласие наставника получено, запрос совпадает")
        decided = self._decide(lambda mentee: reason if mentee == REJECTED_MENTEE else ("", ""))
        return decided["утвердить"]

    def end_pairs(self, told: date, refused_from: date, cancelled_from: date) -> int:
        """Type that one mentor refuses and that the assignment of another is taken back; returns how many pairs.

        Args:
            told: When the refusal was handed in.
            refused_from: The first day without mentoring in the pair whose mentor refuses.
            cancelled_from: The same in the pair that is cancelled; its mentor is still to be warned.
        """
        endings = {
            REFUSED_MENTEE: (("отказ наставника", refused_from, as_typed(told)),),
            LEAVING_MENTEE: (("отмена поручения", cancelled_from, ""),),
        }
        headers = ("Прекращение", "С какой даты", NOTICE)
        pairs = [row for row in self.rows(PAIRS) if row["Решение"] == "утвердить"]
        ended = [row for row in pairs if row[MENTEE] in endings]
        self.type_in(
            Entry(PAIRS, row.number, header, text)
            for row in ended
            for reason, day, given in endings[row[MENTEE]]
            for header, text in zip(headers, (reason, as_typed(day), given), strict=True)
            if text
        )
        return len(ended)

    def enter_warning(self, day: date) -> int:
        """The day on which the mentor was handed the notice of cancellation."""
        return self.type_in(
            Entry(PAIRS, row.number, NOTICE, as_typed(day))
            for row in self.rows(PAIRS)
            if row["Прекращение"] == "отмена поручения" and not row[NOTICE]
        )

    def codes(self, names: Iterable[str]) -> tuple[str, ...]:
        """The codes of people, in the order of the register."""
        wanted = set(names)
        return tuple(row[CODE] for row in self.rows(PEOPLE) if row[NAME] in wanted)

    def code_of(self) -> dict[str, str]:
        """Full name → code."""
        return {row[NAME]: row[CODE] for row in self.rows(PEOPLE)}

    def consenting(self) -> frozenset[str]:
        """The codes of mentors whose consent is there."""
        return frozenset(row[CODE] for row in self.rows(PEOPLE) if row[CONSENT])

    def pairs_of(self, mentor: str) -> frozenset[str]:
        """The codes of a mentor's pairs."""
        return frozenset(row[PAIR] for row in self.rows(PAIRS) if row["Наставник: имя"] == mentor)

    def states(self) -> Counter[str]:
        """State of pairs → how many."""
        return Counter(row["Состояние"] for row in self.rows(PAIRS))

    def count_proposed(self) -> int:
        """How many pairs wait for a decision."""
        return sum(1 for row in self.rows(PAIRS) if row["Состояние"] == PROPOSED)

    def refused_wishes(self) -> list[tuple[str, str]]:
        """Pair code and text of every wish that the proposal could not meet."""
        return [
            (row[PAIR], line)
            for row in self.rows(PAIRS)
            if row["Состояние"] == PROPOSED
            for line in row["Что учесть"].split("\n")
            if REFUSED_WISH in line
        ]

    def _consents(self, day: date, chosen: Callable[[str], bool]) -> int:
        return self.type_in(
            Entry(PEOPLE, row.number, CONSENT, as_typed(day))
            for row in self.rows(PEOPLE)
            if chosen(row[NAME]) and not row[CONSENT]
        )

    def _decide(self, decision: Callable[[str], tuple[str, str]]) -> Counter[str]:
        """Type decision and reason beside each proposed pair; an empty one is not typed."""
        pairs = [row for row in self.rows(PAIRS) if row["Состояние"] == PROPOSED]
        decided = [(row, decision(row[MENTEE])) for row in pairs]
        self.type_in(
            Entry(PAIRS, row.number, header, text)
            for row, texts in decided
            for header, text in zip(("Решение", "Причина решения"), texts, strict=True)
            if text
        )
        return Counter(word for _, (word, _) in decided)


_CONSENTING = {person.name for person in MENTORS if person.consent}
_ROLES = {person.name: "наставник" for person in MENTORS} | {
    person.name: "наставляемый" for person in MENTEES if person.glad not in UNWILLING
}
"""Whose part is settled; over who would rather not take part the coordinator still thinks."""
