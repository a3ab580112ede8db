"""Which time the filter of responses.list means."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from sync.probing.bench import Bench
from sync.probing.forms import QUESTION as ASKED
from sync.probing.forms import added, change, look, new_form, published, text_item
from sync.probing.question import NotAsked, Question, Reading, Seen

_ENTRY = f"entry.{int(ASKED, 16)}"
_EDIT = re.compile(r"edit2=([\w-]+)")
_ALLOW = (
    "Форма для пробы: {link}\n"
    "Через API нельзя разрешить менять ответы. Откройте её, «Настройки» → «Ответы» → «Разрешить изменение ответов», "
    "включите и напечатайте «да». Enter — пропустить вопрос: "
)
_CHANGE = (
    "Откройте {link}, замените ответ на любое другое слово, отправьте и напечатайте «да». "
    "Enter — пропустить вопрос: "
)


def _ask(bench: Bench) -> Seen:
    form = new_form(bench, unpublished=True)["formId"]
    change(bench, form, added(text_item()))
    published(bench, form)
    address = str(look(bench, form)["responderUri"])
    token = _token(bench.answer_form(address, {_ENTRY: "first"}))
    if not token:
        _person_does(bench, _ALLOW.format(link=f"https://docs.google.com/forms/d/{form}/edit"))
        token = _token(bench.answer_form(address, {_ENTRY: "first"}))
    if not token:
        raise NotAsked("The page offers no link to change an answer.")
    _changed(bench, form, address, token)
    edited = _edited(bench, form)
    if edited is None:
        raise NotAsked("The changed answer did not show in time.")
    between = _between(edited["createTime"], edited["lastSubmittedTime"])
    later = bench.call(
        "forms.forms.responses.list", formId=form, filter=f"timestamp > {between}"
    ).get("responses", [])
    found = any(one["responseId"] == edited["responseId"] for one in later)
    return Seen("last-submission" if found else "first-submission")


def _changed(bench: Bench, form: str, address: str, token: str) -> None:
    """Change the answer, as a browser does or by the person's hand."""
    bench.waiting.sleep(min(2.0, bench.waiting.every))  # so that the two times differ
    bench.answer_form(address, {_ENTRY: "second", "edit2": token})
    if _edited(bench, form) is None:
        _person_does(bench, _CHANGE.format(link=f"{address}?edit2={token}"))


def _person_does(bench: Bench, text: str) -> None:
    if not bench.person.asked(text):
        raise NotAsked("It needs a person who changes an answer in a browser.")


def _token(page: str) -> str:
    found = _EDIT.search(page.replace("\\u003d", "="))
    return found[1] if found else ""


def _edited(bench: Bench, form: str) -> dict[str, Any] | None:
    """The response that was changed, once Google tells it."""
    seen: list[dict[str, Any]] = []

    def shows() -> bool:
        page = bench.call("forms.forms.responses.list", formId=form)
        seen[:] = [
            one
            for one in page.get("responses", [])
            if _moment(one["lastSubmittedTime"]) - _moment(one["createTime"]) > _SAME
        ]
        return bool(seen)

    return seen[0] if bench.seconds_until(shows) is not None else None


_SAME = timedelta(milliseconds=1)
"""createTime has three decimals and lastSubmittedTime six."""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text).replace("Z", "+00:00"))


def _between(first: str, last: str) -> str:
    middle = _moment(first) + (_moment(last) - _moment(first)) / 2
    return f"{middle.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


QUESTION = Question(
    name="forms.response-filter",
    asks="Is `timestamp` in the filter of responses.list the last submission or the first?",
    title="какое время понимает отбор ответов",
    steps="An answer is posted to the form's page and changed; the list is filtered by a moment between the two.",
    readings={
        "last-submission": Reading(
            "The filter goes by lastSubmittedTime.",
            "Handled: the program reads the whole list, so it misses no changed answer.",
        ),
        "first-submission": Reading(
            "The filter goes by createTime: a cursor would pass changed answers by.",
            "Handled: the program reads the whole list, so it misses no changed answer.",
        ),
    },
    ask=_ask,
)
