"""Numbers with their nouns."""

import re

from programme.russian.letters import NO_BREAK_SPACE, spaced


def plural(count: int, one: str, few: str, many: str) -> str:
    """The noun that fits the number: 1 день, 2 дня, 5 дней, 11 дней, 21 день."""
    tens, ones = abs(count) % 100, abs(count) % 10
    if 11 <= tens <= 14:
        return many
    if ones == 1:
        return one
    return few if 2 <= ones <= 4 else many


def counted(count: int, one: str, few: str, many: str) -> str:
    """«5 дней», number and noun never parted by a line's end."""
    return f"{count}{NO_BREAK_SPACE}{plural(count, one, few, many)}"


def number_sign(number: str) -> str:
    """«№ 26/1» with a no-break space; a line to be filled in by hand where there is no number."""
    return f"№{NO_BREAK_SPACE}{spaced(number) or '______'}"


def bound_numbers(text: str) -> str:
    """The text with every «№ 5» kept on one line; «№5» is written apart."""
    return _NUMBER_SIGN.sub(f"№{NO_BREAK_SPACE}", spaced(text))


_NUMBER_SIGN = re.compile(r"№ ?(?=\d)")
