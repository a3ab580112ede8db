"""Arguments read by argparse, speaking Russian."""

import argparse
import difflib
import re
from collections.abc import Iterable
from typing import Any, NoReturn

_MESSAGES = (
    (r"the following arguments are required: КОМАНДА", "не указана команда"),
    (r"the following arguments are required: (.+)", "не хватает: {0}"),
    (
        r"argument КОМАНДА: invalid choice: '(.*?)' \(choose from (.+)\)",
        "неизвестная команда «{0}»; есть: {1}",
    ),
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{0}: «{1}» не подходит; можно: {2}",
    ),
    (r"argument (\S+): expected one argument", "после {0} нужно значение"),
    (r"argument (\S+): ignored explicit argument '(.*)'", "{0} не принимает значения («{1}»)"),
    (r"unrecognized arguments: (.+)", "непонятно: {0}"),
    (r"argument (\S+): (.+)", "{0}: {1}"),
)
"""What argparse says (Python 3.11 to 3.14) → what we say."""


class UsageError(Exception):
    """The arguments can't be understood; the text says why, then how the command is called."""


class RussianFormatter(argparse.RawDescriptionHelpFormatter):
    """Help whose first word is Russian; texts come with their own lines."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the line that shows how the command is called."""
        super().add_usage(usage, actions, groups, "Вызов: " if prefix is None else prefix)


class RussianParser(argparse.ArgumentParser):
    """An ``ArgumentParser`` with Russian headings, help and errors; raises ``UsageError``.

    Attributes:
        operands: Group for what is given by place.
        switches: Group for what is given by name.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **{"formatter_class": RussianFormatter, "allow_abbrev": False, **settings},
            add_help=False,
        )
        self.operands = self.add_argument_group("что указать")
        self.switches = self.add_argument_group("настройки")
        self.switches.add_argument("-h", "--help", action="help", help="показать эту справку")

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            UsageError: Always.
        """
        raise UsageError(f"{self.prog}: {in_russian(message)}.\n{self.format_usage().rstrip()}")


def in_russian(message: str) -> str:
    """A message of argparse's in Russian; one that isn't known stays as it is."""
    for pattern, told in _MESSAGES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            words = [group.replace("'", "") for group in match.groups()]
            return told.format(*words) + _meant(told, words)
    return message


def _meant(told: str, words: list[str]) -> str:
    """The command that was probably meant by one that is mistyped."""
    if "неизвестная команда" not in told:
        return ""
    near = difflib.get_close_matches(words[0], words[1].split(", "), n=1)
    return f". Возможно, Вы имели в виду {near[0]}" if near else ""
