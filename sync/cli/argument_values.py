"""Words of the command line as values; what does not fit is refused in words (``argparse`` shows them)."""

import argparse

LAST_PORT = 65_535
MINUTES_A_DAY = 1440
LONGEST_WAIT = 600


def port(text: str) -> int:
    """A port; 0 for any that is free."""
    try:
        given = int(text)
    except ValueError:
        given = -1
    if not 0 <= given <= LAST_PORT:
        raise argparse.ArgumentTypeError(
            f"«{text}» не подходит; порт — целое число от 0 до {LAST_PORT}"
        )
    return given


def seconds(text: str) -> float:
    """How long to wait."""
    if not text.isdecimal() or int(text) > LONGEST_WAIT:
        raise argparse.ArgumentTypeError(f"«{text}» не подходит; нужно целое число от 0 до 600")
    return float(text)


def person(text: str) -> str:
    """Whom or which role something is about; who it is, the programme knows."""
    if not text.strip():
        raise argparse.ArgumentTypeError("укажите код (У-07) или роль (куратор)")
    return text


def minutes(text: str) -> int:
    """How many minutes, a day at most."""
    if not text.isdecimal() or not 1 <= int(text) <= MINUTES_A_DAY:
        raise argparse.ArgumentTypeError(f"«{text}» не подходит; нужно целое число от 1 до 1440")
    return int(text)
