"""The pages of a form and the way through them that somebody's answers choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from emulator.forms.items import questions_of
from emulator.forms.rules import Json


@dataclass(frozen=True)
class Section:
    """One page: the page break that begins it (none before the first) and the items on it."""

    header: Json | None
    items: tuple[Json, ...]

    @property
    def questions(self) -> list[Json]:
        """Every question asked on this page, the rows of grids one by one."""
        return [question for item in self.items for question in questions_of(item)]


@dataclass(frozen=True)
class Answer:
    """What was chosen or typed for one question; `other` says that the last value was written in."""

    values: tuple[str, ...]
    other: bool = False


Answers = Mapping[str, Answer]
"""Answers by question id; a question without one is absent."""


def sections_of(items: Iterable[Json]) -> list[Section]:
    """Cut a form at its page breaks; there is always a first section, though it may be empty."""
    headers: list[Json | None] = [None]
    contents: list[list[Json]] = [[]]
    for item in items:
        if "pageBreakItem" in item:
            headers.append(item)
            contents.append([])
        else:
            contents[-1].append(item)
    return [Section(header, tuple(inner)) for header, inner in zip(headers, contents, strict=True)]


def next_section(sections: Sequence[Section], current: int, answers: Answers) -> int | None:
    """The index of the section that follows `current`, or None where the form is sent.

    The last question of the section whose chosen option leads somewhere decides.
    """
    following = current + 1 if current + 1 < len(sections) else None
    for question in reversed(sections[current].questions):
        option = _chosen_option(question, answers.get(question["questionId"]))
        if target := option.get("goToSectionId"):
            return _section_index(sections, target)
        action = option.get("goToAction")
        if action == "SUBMIT_FORM":
            return None
        if action == "RESTART_FORM":
            return 0
        if action == "NEXT_SECTION":
            return following
    return following


def route(sections: Sequence[Section], answers: Answers, stop: int | None = None) -> list[int]:
    """The sections visited from the first on, in order, as the answers lead.

    Ends at `stop`, at the section after which the form is sent, or before a section would be
    visited a second time (an option may lead back). Compare with `next_section` of the last.
    """
    visited = [0]
    while visited[-1] != stop:
        following = next_section(sections, visited[-1], answers)
        if following is None or following in visited:
            break
        visited.append(following)
    return visited


def _chosen_option(question: Json, answer: Answer | None) -> Json:
    choice = question.get("choiceQuestion", {})
    if answer is None or choice.get("type") not in {"RADIO", "DROP_DOWN"}:
        return {}
    for option in choice["options"]:
        if option.get("isOther", False) == answer.other and (
            answer.other or option["value"] == answer.values[0]
        ):
            found: Json = option
            return found
    return {}


def _section_index(sections: Sequence[Section], target: str) -> int:
    return next(
        index
        for index, section in enumerate(sections)
        if section.header is not None and section.header["itemId"] == target
    )
