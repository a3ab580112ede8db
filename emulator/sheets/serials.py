"""Serial numbers of dates: days since 30 December 1899, the time of day as a fraction."""

from datetime import datetime, timedelta

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's moments have no time zone
FIRST_DAY, LAST_DAY = -693_593, 2_958_465  # the years 1 to 9999


def serial_of(year: int, month: int, day: int, seconds: float = 0) -> float:
    """The serial number of a day and the seconds since its midnight; ValueError for no day."""
    days = (datetime(year, month, day) - EPOCH).days  # noqa: DTZ001 - as above
    return days + seconds / 86400 if seconds else days


def moment_of(serial: float) -> datetime:
    """The moment of a serial number, to the millisecond."""
    return EPOCH + timedelta(milliseconds=round(serial * 86_400_000))
