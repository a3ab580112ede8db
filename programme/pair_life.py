"""What a pair that works is waiting for, and what has become of it so far (docs/decisions/0013)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programme.pair_term import PairTerm
from programme.pairs import Pair, PairState
from programme.russian.dates import short_date
from programme.trial import TrialResult, trial_due

WAITS_FOR_TRIAL = "ждёт пробной проверки"
WAITS_FOR_REPLACEMENT = "ждёт замены"
WAITS_FOR_TERM = "ждёт решения: продлить или завершить"
WAITS_FOR_PAPERS = "ждёт документов"
_WAITS_FOR_COORDINATOR = frozenset({WAITS_FOR_TRIAL, WAITS_FOR_REPLACEMENT, WAITS_FOR_TERM})


@dataclass(frozen=True)
class Life:
    """A pair with what its papers say.

    Attributes:
        pair: As it stands.
        term: From when to when.
        today: The day of the run.
        trial_days: After how many days at work it waits for its trial; 0 = for none.
        active_since: Since when it is at work by its papers; None where it is not.
        lapsed: Last day of a former term that nobody has prolonged; None where there is none.
    """

    pair: Pair
    term: PairTerm
    today: date
    trial_days: int
    active_since: date | None = None
    lapsed: date | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether its term has passed, so that people must prolong or complete it."""
        return self.lapsed is not None or (
            self.term.begins is not None and self.term.is_over(self.today)
        )

    @property
    def stage(self) -> str:
        """What it does or waits for, for «Этап»; "" where its state says all."""
        pair = self.pair
        if pair.state not in {PairState.APPROVED, PairState.ACTIVE}:
            return ""
        if pair.ending and pair.ending.ends_on:
            return f"прекращается с {short_date(pair.ending.ends_on)}"
        if self.is_overdue:
            return WAITS_FOR_TERM
        if pair.state is PairState.APPROVED:
            return WAITS_FOR_PAPERS
        return self._trial() or self._at_work()

    @property
    def waits(self) -> bool:
        """Whether the coordinator must decide something about it."""
        return self.stage in _WAITS_FOR_COORDINATOR

    def _trial(self) -> str:
        """What its trial asks for; "" where it has passed or is not asked for."""
        if self.pair.trial.counts(self.today):
            replace = self.pair.trial.result is TrialResult.REPLACE
            return WAITS_FOR_REPLACEMENT if replace else ""
        if self.active_since is None or not self.trial_days:
            return ""
        due = trial_due(self.active_since, self.trial_days)
        return WAITS_FOR_TRIAL if due <= self.today else f"проверка с {short_date(due)}"

    def _at_work(self) -> str:
        if self.term.is_prolonged:
            return f"продлена до {short_date(self.term.ends)}"
        changes = self.pair.trial.result is TrialResult.CHANGE_PLAN
        counts = self.pair.trial.counts(self.today)
        return "в работе, план изменяется" if changes and counts else "в работе"

    @property
    def ends(self) -> date | None:
        """The last day, for «Срок по»; None where the pair has not begun by its papers."""
        return self.term.ends if self.term.begins else None


@dataclass(frozen=True)
class Event:
    """Something that happened to a pair; the day is None where nobody noted it."""

    on: date | None
    text: str


PROLONGED = "продлена до "
"""How the history tells of a prolongation."""


def prolonged(term: PairTerm) -> str:
    """A prolongation as it is noted on the day when it is first seen."""
    return f"{PROLONGED}{short_date(term.ends)}"


def events(
    life: Life, noted: Iterable[Event], active: Iterable[date], after: str, why: str = ""
) -> list[Event]:
    """Everything that happened to a pair, in the order of the days; what has none comes first.

    Args:
        life: The pair.
        noted: What people decided and prolonged, and when that was first seen.
        active: On which days it came to be at work.
        after: The pair that came in its place; "" where there is none.
        why: Why it ended, as people typed it; "" where they didn't.
    """
    pair = life.pair
    found = [_grounded(event, life.term) for event in noted]
    found += [Event(day, PairState.ACTIVE.caption) for day in active]
    if pair.trial.counts(life.today):
        found.append(Event(pair.trial.on, f"проверка: {pair.trial.result}"))
    if pair.state is PairState.HELD:
        found.append(Event(pair.held_on, pair.state.caption))
    if pair.state.is_over and pair.ending:
        found.append(Event(pair.ending.ends_on, _ended(pair, after, f" ({why})" if why else "")))
    return sorted(found, key=lambda event: event.on or date.min)


def _grounded(event: Event, term: PairTerm) -> Event:
    """The prolongation in force with the papers it rests on."""
    in_force = term.is_prolonged and event.text == prolonged(term)
    return Event(event.on, f"{event.text}: {term.prolongation.ground}") if in_force else event


def _ended(pair: Pair, after: str, why: str) -> str:
    if pair.state is PairState.ENDED and pair.ending:
        told = f"{pair.state.caption}: {pair.ending.reason}{why}"
        return f"{told}, затем {after}" if after else told
    told = f"{pair.state.caption} парой {after}" if after else pair.state.caption
    return f"{told}{why}"


def history(found: Iterable[Event]) -> str:
    """«01.10.2026 утверждена; 15.10.2026 действует», for «История»."""
    return "; ".join(
        f"{short_date(event.on)} {event.text}" if event.on else event.text for event in found
    )
