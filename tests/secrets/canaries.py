"""Words that nobody else would write, in every place where people may write what they like."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

import requests

from config.loading import load
from config.questionnaire import QuestionKind, Questionnaire
from demo.answers_of_year import CODE, NO_PAIR, PAIR
from demo.browser import MOST_PAGES, SECONDS, THANKS, Answer, filled_in
from demo.command_line import ORGANISATION
from demo.form_page import Question, read_page
from demo.kindergarten import Kindergarten
from demo.spreadsheet import Entry, Spreadsheet
from generators.workbook.columns import Kind, Owner, Tab
from generators.workbook.registers import BANS, people_tab
from generators.workbook.tabs import REGISTERS_OF_WORK, answers_tab

CANARY = r"[Кк]анарейк|kanarejk"
"""How they are found, whatever their case."""
OTHER, OTHER_TEXT = "__other_option__", ".other_option_response"
"""What a browser sends for «Другое», and after the field's name what was typed beside it."""
ANSWERED_BEFORE = ("Ф1", "Ф2", "Ф3")
"""Questionnaires in which the cast has written words of its own."""
CONFIGURATION = load(ORGANISATION)
PEOPLE = people_tab(CONFIGURATION.questionnaires)
NAMED = {
    "full_name": "Канарейкина Светлана Юрьевна",
    "email": "kanarejkina@example.org",
}


@dataclass(frozen=True)
class Singer:
    """Somebody in a pair who writes the word wherever one may write.

    Attributes:
        questionnaire: What is answered.
        code: Of who answers.
        pair: Their pair.
    """

    questionnaire: Questionnaire
    code: str
    pair: str

    def __call__(self, question: Question) -> Answer | None:
        """The first of what is offered, «Другое» where there is such; else the word."""
        days = (q.title for q in self.questionnaire.questions if q.kind is QuestionKind.DATE)
        if question.rows:
            return {row: options[0].label for row, options in question.rows.items()}
        if question.title == CODE:
            return self.code
        if question.title in days:
            return date(2026, 10, 1).isoformat()
        if question.title == PAIR:
            own = (o.label for o in question.options if o.label.startswith(self.pair))
            return next(own, NO_PAIR)
        if question.options:
            other = (o.label for o in question.options if o.value == OTHER)
            return next(other, question.options[0].label)
        return word(self.questionnaire.code)


def word(place: str) -> str:
    """What is written somewhere, so that whoever finds it in a log knows where it comes from."""
    return f"Канарейка в {place}"


def sung(at: Kindergarten) -> Mapping[str, int]:
    """The word comes by every form and stands in every register; returns how often, by tab, after a run."""
    day = at.days.parted
    pair = at.pairs.rows("Пары")[0]
    links = {row["Анкета"]: row["Ссылка для отправки"] for row in at.sheet.rows("Анкеты")}
    asked = [q for q in CONFIGURATION.questionnaires if q.code not in ANSWERED_BEFORE]
    for one in asked:
        role = "Наставник" if one.asked_of == "paired_mentors" else "Наставляемый"
        _send(links[one.code], Singer(one, pair[role], pair["Код пары"]))
    tabs = (PEOPLE, BANS, *REGISTERS_OF_WORK)
    for tab in tabs:
        at.sheet.type_in(_written(tab, at.sheet))
    at.run("sync", day)
    free = [answers_tab(one) for one in asked if _is_free(one)]
    return {tab.title: _heard(tab, at.sheet) for tab in (*tabs, *free)}


def _is_free(questionnaire: Questionnaire) -> bool:
    """Whether one may write into it what one likes."""
    typed = (QuestionKind.LINE, QuestionKind.PARAGRAPH)
    return any(q.other or (q.kind in typed and q.id != "code") for q in questionnaire.questions)


def _send(link: str, singer: Singer) -> None:
    """Fill in a form as a browser does, with words of one's own beside «Другое»."""
    with requests.Session() as session:
        session.trust_env = False
        reply = session.get(link, timeout=SECONDS)
        for _ in range(MOST_PAGES):
            page = read_page(reply.text)
            if page is None:
                break
            assert not page.problems, (singer.questionnaire.code, page.problems)
            fields = filled_in(page, singer)
            chosen = [name for name, value in fields if value == OTHER]
            typed = [(f"{name}{OTHER_TEXT}", word("«Другое»")) for name in chosen]
            body = [*fields, *typed, ("go", "next")]
            reply = session.post(urljoin(reply.url, page.action), data=body, timeout=SECONDS)
        assert THANKS in reply.text, (singer.questionnaire.code, reply.text[:500])


def _written(tab: Tab, sheet: Spreadsheet) -> Iterator[Entry]:
    """A row of the word below the others, in each of people's cells in which one can type."""
    below = max((row.number for row in sheet.rows(tab.title)), default=1) + 1
    for column in tab.columns:
        if column.owner is Owner.PEOPLE and column.kind is not Kind.CHECKBOX:
            text = NAMED.get(column.key, word(f"{tab.title}, {column.header}"))
            yield Entry(tab.title, below, column.header, text)


def _heard(tab: Tab, sheet: Spreadsheet) -> int:
    rows = sheet.rows(tab.title)
    return sum("анарейк" in text for row in rows for text in row.cells.values())
