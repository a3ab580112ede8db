"""What Google may refuse of a changed form, and may not: the open questions about its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from emulator.errors import invalid
from emulator.forms.items import questions_of
from emulator.forms.rules import Json
from emulator.quirks import Quirks

MOST_OPTIONS = 500


def refuse_beyond(
    quirks: Quirks, before: Sequence[Json], after: Sequence[Json], requests: Sequence[Json]
) -> None:
    """400 for what the other answers forbid: too many options, rows added under chosen ids.

    Args:
        quirks: The answers that hold.
        before: The items of the form.
        after: The items as the requests would leave them.
        requests: What was asked for.
    """
    if quirks.is_other("forms.option-limit"):
        for count in _option_counts(after):
            if count > MOST_OPTIONS:
                raise invalid(f"ChoiceQuestion.options must not exceed {MOST_OPTIONS}.")
    if quirks.is_other("forms.new-row-ids"):
        known = {question["questionId"] for item in before for question in questions_of(item)}
        for place, row in _rows_sent(requests):
            if row.get("questionId", "") not in {"", *known}:
                raise invalid(f"Invalid requests[{place}].updateItem: Invalid question ID.")


def _option_counts(items: Iterable[Json]) -> Iterator[int]:
    for item in items:
        for question in questions_of(item):
            yield len(question.get("choiceQuestion", {}).get("options", []))


def _rows_sent(requests: Sequence[Json]) -> Iterator[tuple[int, Json]]:
    for place, request in enumerate(requests):
        item = request.get("updateItem", {}).get("item", {})
        for row in item.get("questionGroupItem", {}).get("questions", []):
            yield place, row
