"""What a choice question offers: its own options, then the entries of the list or register it follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from config.questionnaire import Question, Questionnaire
from config.schema import Configuration

UNDECIDED = "затрудняюсь ответить"
"""Offered where a list is empty and nothing else stands: a question without options is refused."""

LONGEST_NAME = 80
"""Letters of a name that go into an option; the code before it is what counts."""

_REGISTERS = ("mentors", "mentees", "pairs", "events")
_FINGERPRINT_DIGITS = 12


@dataclass(frozen=True)
class Choices:
    """What the registers offer today.

    Attributes:
        mentors: As «У-07 — Мария Петровна», in the order of their codes.
        mentees: Likewise.
        pairs: Codes of pairs at work, «П-05»: no names, since anybody with the link reads them.
        events: Events of the year, as people know them.
    """

    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


def one_line(text: str) -> str:
    """The text without line breaks and doubled spaces: Google refuses a line break in a title."""
    return " ".join(text.split())


def choice_label(code: str, full_name: str) -> str:
    """«У-07 — Мария Петровна»: code, first name and patronymic, without the surname.

    A name of one word stands whole; without a name the code stands alone.
    """
    words = full_name.split()
    name = " ".join(words[1:] or words)
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - 1] + "…"
    return f"{code} — {name}" if name else code


def options_of(
    question: Question, configuration: Configuration, choices: Choices
) -> tuple[str, ...]:
    """Texts of a choice question's options, no two alike, never empty.

    The question's own options come first («затрудняюсь ответить» before thirty names), then
    the list or register it follows.
    """
    texts = (*question.options, *_followed(question, configuration, choices))
    return tuple(dict.fromkeys(filter(None, map(one_line, texts)))) or (UNDECIDED,)


def choices_fingerprint(
    questionnaire: Questionnaire, configuration: Configuration, choices: Choices
) -> str:
    """Twelve digits that change with what a questionnaire offers of registers and directions; "" where it offers none."""
    followed = {source for q in questionnaire.questions for source in (q.choices_from, q.rows_from)}
    sources = sorted(followed & {*_REGISTERS, "competencies"})
    if not sources:
        return ""
    texts = (_source(source, configuration, choices) for source in sources)
    text = "\n\n".join("\n".join(text) for text in texts)
    return sha256(text.encode()).hexdigest()[:_FINGERPRINT_DIGITS]


def _followed(question: Question, configuration: Configuration, choices: Choices) -> Iterable[str]:
    return _source(question.choices_from, configuration, choices)


def _source(source: str, configuration: Configuration, choices: Choices) -> Iterable[str]:
    match source:
        case "competencies":
            return (entry.text for entry in configuration.competencies if entry.active)
        case "positions":
            return (position.nominative for position in configuration.positions)
        case _:
            return _register(source, choices)


def _register(source: str, choices: Choices) -> tuple[str, ...]:
    offered: tuple[str, ...] = getattr(choices, source) if source in _REGISTERS else ()
    return offered
