"""Deadlines as people write them («февраль 2023», «ежегодно», «по плану»), read without silent guesses."""

from programme.timeframes.reading import read_timeframe
from programme.timeframes.timeframe import Frequency, Timeframe, TimeframeKind, Unit

__all__ = ["Frequency", "Timeframe", "TimeframeKind", "Unit", "read_timeframe"]
