"""Remarks for terminals and logs: what people answered or typed is left out.

In the spreadsheet a remark quotes what it could not understand, beside the row it concerns. A command's
output may end in the log of a scheduler; there a quotation stays only where it is the programme's own
word: a tab, a column, a choice, a question, a direction.
"""

import re
from collections.abc import Iterable, Iterator

from config.schema import Configuration
from generators.workbook.start import captions
from generators.workbook.tabs import all_tabs
from programme.asked import words
from programme.pairs import PairState
from programme.people import Readiness
from programme.russian.texts import normal_text

_QUOTED = re.compile("«([^«»]*)»")
LEFT_OUT = "«…»"

Remark = tuple[str, str, str]


def discreet(remarks: Iterable[Remark], configuration: Configuration) -> list[Remark]:
    """Tab, row and text of every remark, without people's words; one that concerns no row quotes nobody."""
    known = frozenset(map(normal_text, _own_words(configuration)))

    def kept(match: re.Match[str]) -> str:
        return match[0] if normal_text(match[1]) in known else LEFT_OUT

    return [
        (tab, row, _QUOTED.sub(kept, text) if tab and row else text) for tab, row, text in remarks
    ]


def _own_words(configuration: Configuration) -> Iterator[str]:
    for tab in all_tabs(configuration):
        yield tab.title
        yield from (view.title for view in tab.views)
        for column in tab.columns:
            yield from (column.header, *column.choices)
    yield from captions(configuration.questionnaires).values()
    yield from (state.caption for state in PairState)
    yield from (readiness.value for readiness in Readiness)
    for competency in configuration.competencies:
        yield from (competency.key, competency.text)
    for questionnaire in configuration.questionnaires:
        for question in questionnaire.questions:
            yield from (question.title, words(question.title))
