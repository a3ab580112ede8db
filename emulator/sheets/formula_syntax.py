"""The grammar of formulas: text to a tree, in the spreadsheet's locale.

Where the locale's decimal mark is a comma, arguments are parted by semicolons, as Google wants
them there; `IF(a,b,c)` is then a mistake.
"""

import re
from dataclasses import dataclass
from typing import NoReturn

from emulator.sheets.a1 import Bounds, parse_cells
from emulator.sheets.locales import Locale


class FormulaSyntaxError(ValueError):
    """A formula that cannot be read."""


@dataclass(frozen=True)
class Literal:
    """A number, a text, a truth value, or an omitted argument (None)."""

    value: float | str | bool | None


@dataclass(frozen=True)
class Cells:
    """A reference to a cell or a range; `name` where it is neither but may be a named range."""

    title: str | None
    bounds: Bounds | None
    name: str = ""


@dataclass(frozen=True)
class Operation:
    """An operator with its operands: two, or one for a sign or a percent mark."""

    operator: str
    operands: tuple["Node", ...]


@dataclass(frozen=True)
class Function:
    """A function call."""

    name: str
    arguments: tuple["Node", ...]


Node = Literal | Cells | Operation | Function

_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
_CELLS = r"\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{0,3}\$?\d*)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+"
REFERENCE = (
    rf"(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^\W\d]\w*))!)?(?P<cells>{_CELLS})(?![\w(])"
)


def _lexer(locale: Locale) -> re.Pattern[str]:
    decimal = re.escape(locale.decimal)
    return re.compile(
        rf"\s*(?:(?P<text>\"(?:[^\"]|\"\")*\")|(?P<reference>{REFERENCE})"
        rf"|(?P<number>\d+(?:{decimal}\d*)?(?:[eE][+-]?\d+)?|{decimal}\d+)"
        rf"|(?P<call>[^\W\d][\w.]*)\s*\(|(?P<name>[^\W\d][\w.]*)"
        rf"|(?P<mark><>|<=|>=|[-+*/^&=<>%(){locale.separators}]))"
    )


def parse_formula(text: str, locale: Locale) -> Node:
    """The tree of a formula with its leading `=`; FormulaSyntaxError where it is malformed."""
    parser = _Parser(text[1:].strip(), locale)
    node = parser.expression(0)
    if parser.kind:
        parser.fail()
    return node


class _Parser:
    def __init__(self, text: str, locale: Locale) -> None:
        self.text, self.at, self.locale = text, 0, locale
        self.lexer = _lexer(locale)
        self.advance()

    def advance(self) -> None:
        """Read the next token; kind is empty at the end."""
        self.kind, self.token = "", ""
        if self.at >= len(self.text.rstrip()):
            return
        match = self.lexer.match(self.text, self.at)
        if not match:
            self.fail()
        self.at, self.match = match.end(), match
        kinds = ("text", "reference", "number", "call", "name", "mark")
        self.kind = next(kind for kind in kinds if match[kind] is not None)
        self.token = match[self.kind]

    def fail(self) -> NoReturn:
        """Give up."""
        raise FormulaSyntaxError(self.text)

    def take(self, mark: str) -> bool:
        """Read over a mark if it is there."""
        if self.kind != "mark" or self.token != mark:
            return False
        self.advance()
        return True

    def expression(self, level: int) -> Node:
        """Operators of a level and above, from left to right."""
        if level == len(_LEVELS):
            return self.signed()
        node = self.expression(level + 1)
        while self.kind == "mark" and self.token in _LEVELS[level]:
            operator = self.token
            self.advance()
            node = Operation(operator, (node, self.expression(level + 1)))
        return node

    def signed(self) -> Node:
        """A sign before and percent marks behind a value."""
        for sign in ("-", "+"):
            if self.take(sign):
                return Operation(sign, (self.signed(),))
        node = self.value()
        while self.take("%"):
            node = Operation("%", (node,))
        return node

    def value(self) -> Node:
        """A literal, a reference, a call or an expression in parentheses."""
        kind, token, match = self.kind, self.token, self.match if self.kind else None
        if self.take("("):
            node = self.expression(0)
            return node if self.take(")") else self.fail()
        if not kind or kind == "mark" or match is None:
            self.fail()
        self.advance()
        if kind == "text":
            return Literal(token[1:-1].replace('""', '"'))
        if kind == "number":
            return Literal(float(token.replace(self.locale.decimal, ".")))
        if kind == "call":
            return Function(token.upper(), self.arguments())
        if kind == "reference":
            title = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"]
            return Cells(title, parse_cells(match["cells"]) or self.fail())
        words = {"TRUE": True, "FALSE": False}
        return Literal(words[token.upper()]) if token.upper() in words else Cells(None, None, token)

    def arguments(self) -> tuple[Node, ...]:
        """The arguments up to the closing parenthesis."""
        found: list[Node] = []
        if self.take(")"):
            return ()
        while True:
            omitted = self.kind == "mark" and self.token in f"{self.locale.separators})"
            found.append(Literal(None) if omitted else self.expression(0))
            if self.take(")"):
                return tuple(found)
            if not any(self.take(mark) for mark in self.locale.separators):
                self.fail()
