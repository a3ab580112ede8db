"""Filling in forms as a person with a browser does: open the link, answer what is asked, send, page by page."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urljoin

import requests

from demo.form_page import Fields, FormPage, Option, Question, heading, read_page

Answer = str | Sequence[str] | Mapping[str, str]
"""A text or one choice; several choices; a choice for each row of a grid."""

Respondent = Callable[[Question], Answer | None]
"""Somebody who answers a question put to them, or leaves it empty (None)."""

THANKS = "Ваш ответ записан"
SECONDS = 30
MOST_PAGES = 20


class FormRefusedError(Exception):
    """The form was not sent: the page's own words say why."""


class Browser:
    """A browser that remembers nothing between forms but its connection."""

    def __init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy of this machine must not stand between

    def answer(self, link: str, respondent: Respondent) -> int:
        """Fill in the form behind a link and send it.

        Returns:
            How many questions were put to the respondent.

        Raises:
            FormRefusedError: The form can't be opened, an answer isn't among those offered, or the
                form keeps asking.
        """
        reply = self._session.get(link, timeout=SECONDS)
        asked = 0
        for _ in range(MOST_PAGES):
            page = read_page(reply.text)
            if page is None:
                break
            if page.problems:
                raise FormRefusedError(" ".join(page.problems))
            asked += len(page.questions)
            body = [*filled_in(page, respondent), ("go", "next")]
            reply = self._session.post(urljoin(reply.url, page.action), data=body, timeout=SECONDS)
        said = heading(reply.text)
        if not reply.ok or THANKS not in said:
            raise FormRefusedError(said or f"Код {reply.status_code}.")
        return asked


def filled_in(page: FormPage, respondent: Respondent) -> Fields:
    """The fields of a page once the respondent has answered; what stood there stays where they say nothing."""
    fields = list(page.filled)
    for question in page.questions:
        answer = respondent(question)
        if answer is None:
            continue
        given = _fields(question, answer)
        replaced = {name for name, _ in given}
        fields = [field for field in fields if field[0] not in replaced] + given
    return fields


def _fields(question: Question, answer: Answer) -> Fields:
    if question.entry:
        return [(question.entry, str(answer))]
    if isinstance(answer, Mapping):
        return [
            _chosen(question, question.rows.get(row, ()), label) for row, label in answer.items()
        ]
    labels = (answer,) if isinstance(answer, str) else answer
    return [_chosen(question, question.options, label) for label in labels]


def _chosen(question: Question, options: Sequence[Option], label: str) -> tuple[str, str]:
    for option in options:
        if option.label == label:
            return option.name, option.value
    raise FormRefusedError(f"В вопросе «{question.title}» нет ответа «{label}».")
