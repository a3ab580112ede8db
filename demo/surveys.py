"""The cast answers the questionnaires, by the links that stand in the spreadsheet."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from demo.answers import mentee_questionnaire, mentor_questionnaire, wishes_questionnaire
from demo.browser import Browser, FormRefusedError, Respondent
from demo.cast import MENTEES, MENTORS
from demo.coordinator import UNWILLING
from demo.failure import StepFailedError
from demo.people import Mentee, Person
from demo.spreadsheet import Spreadsheet
from demo.telling import FORMS, Teller

NAME = "Фамилия, имя, отчество"
COLLEAGUES = {person.name: person for person in (*MENTORS, *MENTEES)}
AT_ONCE = 3
"""So many browsers answer at the same time where nothing depends on who comes first."""


@dataclass(frozen=True)
class Letter:
    """A questionnaire that somebody is to answer.

    Attributes:
        questionnaire: «Ф5».
        whom: Code of who answers, «куратор», or "" for somebody unnamed.
        respondent: How.
    """

    questionnaire: str
    whom: str
    respondent: Respondent


class Surveys:
    """Everybody's browser."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._browser = Browser()

    def gather(self, sheet: Spreadsheet) -> int:
        """Ф2 from the mentors and Ф1 from the mentees; returns how many answers were sent."""
        links = {row["Анкета"]: row["Ссылка для отправки"] for row in sheet.rows("Анкеты")}
        offers = [(person, links["Ф2"], mentor_questionnaire(person)) for person in MENTORS]
        needs = [
            (person, links["Ф1"], mentee_questionnaire(person, earlier=bool(person.needs_before)))
            for person in MENTEES
        ]
        return self._answer([*offers, *needs])

    def correct(self, sheet: Spreadsheet) -> int:
        """Ф1 once more from whoever had answered hastily; returns how many answers were sent."""
        links = {row["Анкета"]: row["Ссылка для отправки"] for row in sheet.rows("Анкеты")}
        again = [person for person in MENTEES if person.needs_before]
        return self._answer((person, links["Ф1"], mentee_questionnaire(person)) for person in again)

    def wish(self, sheet: Spreadsheet) -> int:
        """Ф3 by personal links from all who came to the meeting; returns how many answers were sent."""
        links = {row[NAME]: row["Личная ссылка на Ф3"] for row in sheet.rows("Участники")}
        came = [person for person in COLLEAGUES.values() if _came(person)]
        return self._answer(
            (person, links[person.name], wishes_questionnaire(person, COLLEAGUES))
            for person in came
        )

    def send(self, sheet: Spreadsheet, letters: Iterable[Letter]) -> int:
        """Answer questionnaires side by side; returns how many answers were sent."""
        links = _links(sheet)
        wanted = list(letters)
        shares = [wanted[place::AT_ONCE] for place in range(AT_ONCE)]
        with self._teller.busy(FORMS), ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda share: _answer_all(share, links), shares))
        return len(wanted)

    def _answer(self, sent: Iterable[tuple[Person, str, Respondent]]) -> int:
        count = 0
        for person, link, respondent in sent:
            try:
                with self._teller.busy(FORMS):
                    self._browser.answer(link, respondent)
            except FormRefusedError as refused:
                raise StepFailedError(
                    f"Анкета не принята (отвечал участник «{person.name}», {link}): {refused}"
                ) from refused
            count += 1
        return count


def _links(sheet: Spreadsheet) -> dict[tuple[str, str], str]:
    """Questionnaire and code of a person → the personal link; with "" the one for everybody."""
    found = {(row["Анкета"], ""): row["Ссылка для отправки"] for row in sheet.rows("Анкеты")}
    for row in sheet.rows("Личные ссылки"):
        for header, link in row.cells.items():
            questionnaire, dash, _ = header.partition(" — ")
            if dash and link:
                found[questionnaire, row["Код"]] = link
    return found


def _answer_all(letters: Iterable[Letter], links: Mapping[tuple[str, str], str]) -> None:
    browser = Browser()
    for letter in letters:
        everybody = links[letter.questionnaire, ""]
        link = links.get((letter.questionnaire, letter.whom), everybody)
        try:
            browser.answer(link, letter.respondent)
        except FormRefusedError as refused:
            raise StepFailedError(
                f"Анкета {letter.questionnaire} не принята (отвечал участник {letter.whom}, {link}): {refused}"
            ) from refused


def _came(person: Person) -> bool:
    """Who would rather not take part stays away."""
    return not (isinstance(person, Mentee) and person.glad in UNWILLING)
