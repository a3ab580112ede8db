"""The trial of a pair: some weeks after it began to work people say whether it goes on as it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class TrialResult(StrEnum):
    """What people found; the value is what they choose under «Проверка пары»."""

    GO_ON = "продолжаем"
    CHANGE_PLAN = "изменить план"
    REPLACE = "нужна замена"


@dataclass(frozen=True)
class Trial:
    """A trial as people typed it; it counts with both, a result and a day that has come.

    Attributes:
        result: What was found; None while nobody has said.
        on: The day.
    """

    result: TrialResult | None = None
    on: date | None = None

    def counts(self, today: date) -> bool:
        """Whether the pair has been looked at."""
        return self.result is not None and self.on is not None and self.on <= today

    def remarks(self, today: date, active_since: date | None) -> tuple[str, ...]:
        """What is wrong with it and what to do, in Russian.

        Args:
            today: The day of the run.
            active_since: Since when the pair is at work; None where it is not.
        """
        if self.result is None and self.on is None:
            return ()
        if self.result is None:
            return (
                "Проверка пары не учтена: выберите в столбце «Проверка пары», чем она кончилась.",
            )
        if self.on is None:
            return ("Проверка пары не учтена: впишите день в столбец «Дата проверки».",)
        if self.on > today:
            return (f"«Дата проверки»: {self.on:%d.%m.%Y} ещё не наступило, проверка не учтена.",)
        if active_since is None or self.on < active_since:
            return (
                f"«Дата проверки»: {self.on:%d.%m.%Y} — раньше, чем пара начала действовать. Проверьте дату.",
            )
        return ()


NO_TRIAL = Trial()
"""While people have typed nothing of the kind."""


def trial_due(active_since: date, days: int) -> date:
    """The day from which a pair waits for its trial."""
    return active_since + timedelta(days=days)
