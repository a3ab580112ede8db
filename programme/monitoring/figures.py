"""Figures as they are told: shares with both numbers, means with n, changes of the same people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from programme.russian.letters import NO_BREAK_SPACE

NO_DATA = "нет данных"
"""Where nobody answered or there is nobody to count: never 0 %."""
MINUS = "−"


@dataclass(frozen=True)
class Share:
    """A part of a whole, never told without both numbers."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """One decimal; None of nothing."""
        if not self.denominator:
            return None
        return rounded(Fraction(100 * self.numerator, self.denominator))

    @property
    def n(self) -> int:
        """How many were counted."""
        return self.denominator

    @property
    def words(self) -> str:
        """«83,3 % (10 из 12)»."""
        if self.percent is None:
            return NO_DATA
        return f"{number_words(self.percent)}{NO_BREAK_SPACE}% ({self.numerator} из {self.denominator})"


@dataclass(frozen=True)
class Mean:
    """A mean of as many people as answered, each of whom counts once."""

    total: Fraction = Fraction(0)
    n: int = 0

    @property
    def value(self) -> Decimal | None:
        """One decimal; None of nobody."""
        return rounded(self.total / self.n) if self.n else None

    @property
    def words(self) -> str:
        """«7,8»."""
        return NO_DATA if self.value is None else number_words(self.value)


@dataclass(frozen=True)
class Change:
    """The means of the same people before and after."""

    before: Mean = Mean()
    after: Mean = Mean()

    @property
    def n(self) -> int:
        """How many gave both answers."""
        return self.after.n

    @property
    def value(self) -> Decimal | None:
        """After less before, of the rounded means, so that a printed line adds up."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def words(self) -> str:
        """«+1,2», «−0,5», «0,0»."""
        if self.value is None:
            return NO_DATA
        sign = "+" if self.value > 0 else MINUS if self.value < 0 else ""
        return f"{sign}{number_words(abs(self.value))}"


@dataclass(frozen=True)
class Withheld:
    """A figure that would tell what single people answered.

    Attributes:
        small_group: From how many people on it would be told.
    """

    small_group: int

    @property
    def n(self) -> int:
        """Not told either."""
        return 0

    @property
    def words(self) -> str:
        """«менее 5 ответов»."""
        return f"менее {self.small_group} ответов"


AnyShare = Share | Withheld
AnyMean = Mean | Withheld
AnyChange = Change | Withheld
Figure = Share | Mean | Change | Withheld


def rounded(value: Fraction) -> Decimal:
    """To one decimal, halves away from zero, as people round."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def number_words(value: Decimal) -> str:
    """«7,8»: one decimal, a comma."""
    return f"{value:.1f}".replace(".", ",")


def mean_of(values: Iterable[Fraction]) -> Mean:
    """The mean of one value a person; the order doesn't matter, for fractions are exact."""
    every = list(values)
    return Mean(sum(every, Fraction(0)), len(every))


def change_of(before: Mapping[str, Fraction], after: Mapping[str, Fraction]) -> Change:
    """The change over the people who gave both answers, whoever else gave one."""
    both = before.keys() & after.keys()
    return Change(mean_of(before[who] for who in both), mean_of(after[who] for who in both))


def share_of(values: Mapping[str, Fraction]) -> Share:
    """How many people said yes; ``values`` holds the part of each person's answers that says so.

    Who answered for several pairs counts once, and as yes where at least half of the answers say so.
    """
    return Share(sum(part >= Fraction(1, 2) for part in values.values()), len(values))
