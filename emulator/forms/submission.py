"""One step of filling in a form: what was sent goes in, the next page or the finished answers come out.

The server trusts nothing but the answers: the way through the sections is walked anew each time, so
sections that the branch skips are neither required nor stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from emulator.forms.answers import MISSING, Fields, Reading, read_answer
from emulator.forms.items import questions_of
from emulator.forms.rules import Json
from emulator.forms.sections import Answers, Section, next_section, route, sections_of

EMAIL_FIELD = "emailAddress"
HISTORY_FIELD = "pageHistory"
BAD_EMAIL = "Проверьте адрес электронной почты."
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")


@dataclass(frozen=True)
class Show:
    """The page to show next.

    Attributes:
        page: index of the section.
        history: indexes of the sections walked to it, itself last.
        problems: what is wrong, by question id or EMAIL_FIELD; empty for a page shown afresh.
    """

    page: int
    history: tuple[int, ...]
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    """The form is complete: answers of the sections that were visited, and the e-mail if asked."""

    answers: Answers
    email: str = ""


def first_page() -> Show:
    """How filling in begins."""
    return Show(0, (0,))


def take_step(
    items: Sequence[Json], fields: Fields, *, go: str = "next", asks_email: bool = False
) -> Show | Sent:
    """What follows a page that was sent.

    Args:
        items: the form's items.
        fields: everything sent, with the earlier pages' answers carried along. HISTORY_FIELD names
            the pages walked, the one sent last; without it everything is taken to be one page.
        go: "next", "back" or "stay" (the page is shown again as it is, nothing is checked).
        asks_email: whether the form asks responders for their address.
    """
    form = _Form(sections_of(items), _readings(items, fields), _read_email(fields, asks_email))
    current = _current_page(fields, len(form.sections))
    visited = route(form.sections, form.answers, current)
    if current is not None and visited[-1] != current:
        return Show(visited[-1], tuple(visited))
    if go == "back" and len(visited) > 1:
        return Show(visited[-2], tuple(visited[:-1]))
    if go != "next":
        return Show(visited[-1], tuple(visited))
    return form.page_with_problems(visited) or form.after(visited)


@dataclass(frozen=True)
class _Form:
    sections: Sequence[Section]
    readings: Mapping[str, Reading]
    email: tuple[str, str]  # the address and what is wrong with it

    @property
    def answers(self) -> Answers:
        readings = self.readings.items()
        return {question: reading.answer for question, reading in readings if reading.answer}

    def problems_on(self, page: int) -> dict[str, str]:
        asked = [question["questionId"] for question in self.sections[page].questions]
        problems = {q: self.readings[q].problem for q in asked if self.readings[q].problem}
        if page == 0 and self.email[1]:
            problems[EMAIL_FIELD] = self.email[1]
        return problems

    def page_with_problems(self, visited: Sequence[int]) -> Show | None:
        for place, page in enumerate(visited, start=1):
            if problems := self.problems_on(page):
                return Show(page, tuple(visited[:place]), problems)
        return None

    def after(self, visited: Sequence[int]) -> Show | Sent:
        following = next_section(self.sections, visited[-1], self.answers)
        if following is None:
            asked = [q["questionId"] for page in visited for q in self.sections[page].questions]
            answers = self.answers
            return Sent({q: answers[q] for q in asked if q in answers}, self.email[0])
        walked = tuple(visited)
        if following in walked:  # an option leads back
            walked = walked[: walked.index(following)]
        return Show(following, (*walked, following))


def _readings(items: Sequence[Json], fields: Fields) -> dict[str, Reading]:
    readings = {}
    for item in items:
        columns = item.get("questionGroupItem", {}).get("grid", {}).get("columns")
        for question in questions_of(item):
            readings[question["questionId"]] = read_answer(question, fields, columns)
    return readings


def _read_email(fields: Fields, asked: bool) -> tuple[str, str]:  # noqa: FBT001 - private, one caller
    sent = [value.strip() for value in fields.get(EMAIL_FIELD, ()) if value.strip()]
    if not asked:
        return "", ""
    if not sent:
        return "", MISSING
    return (sent[0], "") if _EMAIL.match(sent[0]) else ("", BAD_EMAIL)


def _current_page(fields: Fields, count: int) -> int | None:
    """The page that was sent, or None where the sender does not go page by page."""
    history = fields.get(HISTORY_FIELD, ())
    if not history:
        return None
    last = history[-1].split(",")[-1].strip()
    return int(last) if last.isdecimal() and int(last) < count else 0
