"""A questionnaire that everybody answers twice: before and after."""

from config.shape import MonthDay, Strict, Text


class AskedAgain(Strict):
    """What everybody is to answer once more towards the end of the school year.

    Attributes:
        question: Id of the question that says which time it is.
        answer: What it says the second time.
        opens: The day from which that answer is expected.
    """

    question: str
    answer: Text
    opens: MonthDay
