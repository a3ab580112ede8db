"""The probe: every question is asked, whatever became of the ones before it."""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime

from sync.probing.answer import Answer, Outcome
from sync.probing.bench import Bench, Person, Waiting
from sync.probing.exchanges import masked, refused_in_short
from sync.probing.question import NotAsked, Question, Seen
from sync.probing.scratch import MY_DRIVE, NAME, Scratch
from sync.workspace.errors import Refused, WorkspaceError
from sync.workspace.probing import Google

Advance = Callable[[Question, int, int], None]


def scratch_of(google: Google, now: datetime, parent: str = MY_DRIVE) -> Scratch:
    """A scratch folder of its own for one probe, not made yet."""
    return Scratch(google, f"{NAME} {now:%Y-%m-%d %H:%M} {secrets.token_hex(3)}", parent)


def asked(
    questions: Iterable[Question],
    google: Google,
    scratch: Scratch,
    *,
    person: Person,
    waiting: Waiting,
    advance: Advance = lambda _question, _number, _of: None,
) -> tuple[Answer, ...]:
    """Ask one question after another; nothing is deleted here (``Scratch.clear``)."""
    listed = tuple(questions)
    answers: list[Answer] = []
    for number, question in enumerate(listed, start=1):
        advance(question, number, len(listed))
        answers.append(_answer(question, Bench(google, scratch, person, waiting)))
    return tuple(answers)


def _answer(question: Question, bench: Bench) -> Answer:
    try:
        seen = question.ask(bench)
    except NotAsked as reason:
        outcome, seen = Outcome.NOT_ASKED, Seen("", str(reason))
    except Refused as refusal:
        outcome, seen = Outcome.FAILED, Seen("", f"{refusal.method}: {refused_in_short(refusal)}")
    except WorkspaceError:
        outcome, seen = Outcome.FAILED, Seen("", "Google did not answer.")
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        # A reply of another shape than any document promises: an answer of its own kind.
        told = masked(f"{type(error).__name__}: {error}")
        outcome, seen = Outcome.FAILED, Seen("", f"The reply has another shape ({told}).")
    else:
        is_foreseen = seen.key in question.readings
        outcome = Outcome.ANSWERED if is_foreseen else Outcome.UNFORESEEN
    return Answer(question, outcome, seen, bench.exchanges)
