"""Deadlines as people write them («февраль 2023», «ежегодно», «по плану»), read without silent guesses."""

from programme.timeframes.periods import Period, periods
from programme.timeframes.reading import read_timeframe
from programme.timeframes.timeframe import Frequency, Timeframe, TimeframeKind, Unit

__all__ = ["Frequency", "Period", "Timeframe", "TimeframeKind", "Unit", "periods", "read_timeframe"]
