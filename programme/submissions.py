"""Submissions: what people answered, kept as it came and read into profiles."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Submission:
    """One filled-in questionnaire, exactly as it came.

    Attributes:
        questionnaire: «Ф1».
        response_id: Google's id of the response; the key for ever, also when the answer is edited.
        created: First sent, RFC 3339.
        submitted: Last sent, RFC 3339.
        answers: Question id («m17») → the answers' texts; a grid row is «m18.К07». Unanswered ones are absent.
        code: Code of the participant the submission was matched to; "" while unknown.
        pair: Code of the pair it is about, as people corrected it or as it was read; "" where it is about none.
        year: Caption of the school year («2026/2027») of the form it came through; "" while unknown.
    """

    questionnaire: str
    response_id: str
    created: str
    submitted: str
    answers: Mapping[str, tuple[str, ...]]
    code: str = ""
    pair: str = ""
    year: str = ""

    def one(self, question: str) -> str:
        """The single answer to a question, or ""."""
        values = self.answers.get(question, ())
        return values[0] if values else ""
