"""What became of a question."""

from dataclasses import dataclass
from enum import StrEnum

from sync.probing.exchanges import Exchange
from sync.probing.question import Question, Reading, Seen

TELL_US = "Tell us: nobody foresaw this answer, and what the program does then is not tested."
ASK_AGAIN = "Open as before: the code goes on handling every answer that is foreseen."


class Outcome(StrEnum):
    """How asking ended."""

    ANSWERED = "answered"
    UNFORESEEN = "another answer"
    FAILED = "could not be asked"
    NOT_ASKED = "not asked here"


@dataclass(frozen=True)
class Answer:
    """One question with its answer.

    Attributes:
        question: What was asked.
        outcome: How it ended.
        seen: The answer; with ``FAILED`` and ``NOT_ASKED`` its detail is the reason.
        exchanges: What was sent and got back, in short.
    """

    question: Question
    outcome: Outcome
    seen: Seen
    exchanges: tuple[Exchange, ...] = ()

    @property
    def reading(self) -> Reading | None:
        """What the answer means; None where it was not foreseen or there is none."""
        return self.question.readings.get(self.seen.key)

    @property
    def short(self) -> str:
        """The answer's name, or how asking ended."""
        return self.seen.key or self.outcome.value

    @property
    def meaning(self) -> str:
        """What it means for the program."""
        if self.reading:
            return self.reading.meaning
        return TELL_US if self.outcome is Outcome.UNFORESEEN else ASK_AGAIN

    @property
    def is_news(self) -> bool:
        """Whether developers want to hear of it."""
        if self.outcome is Outcome.UNFORESEEN:
            return True
        return self.reading is not None and not self.reading.is_handled
