"""What a questionnaire must ask so that its answers can be read for the matching (programme/reading.py).

The ids of those questions are the product's; their words, their order and everything else is the institution's.
"""

from collections.abc import Iterator, Mapping, Sequence

from config.fault import Fault
from config.questionnaire import Questionnaire, Reads

NEEDED: Mapping[Reads, tuple[tuple[str, str], ...]] = {
    "mentee": (("m17", "competencies"),),
    "mentor": (("n07", "competencies"),),
    "wishes": (("p01", "mentors"), ("p11", "mentees")),
}
"""What is read of a questionnaire → ids of the questions without which nothing is, and the lists they follow."""
_ONCE: tuple[Reads, ...] = ("mentee", "mentor")
"""There is one questionnaire of each, no more and no less: without its answers nobody is matched."""


def reading_faults(questionnaires: Sequence[Questionnaire]) -> Iterator[Fault]:
    """Questionnaires that could not be read, and those that are missing."""
    for questionnaire in questionnaires:
        for name, follows in NEEDED.get(questionnaire.reads, ()):
            question = questionnaire.question(name)
            if question is None or question.choices_from != follows:
                told = f"анкета читается как {questionnaire.reads}, но нет вопроса «{name}»"
                yield Fault(
                    questionnaire.code,
                    ("reads",),
                    f"{told}; ожидался вопрос с id: {name} и choices_from: {follows}",
                )
    for reads in _ONCE:
        codes = [q.code for q in questionnaires if q.reads == reads]
        if questionnaires and len(codes) != 1:
            told = f"анкет с reads: {reads} — {len(codes)} ({', '.join(codes) or 'нет'})"
            where = codes[1] if codes else questionnaires[0].code
            yield Fault(where, ("reads",), f"{told}; ожидалась одна")
