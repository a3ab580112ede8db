"""The functions that formulas may call here: the plain ones of arithmetic, logic, text, counting.

Every function takes evaluated arguments: scalars, or Block for a range. Errors in arguments are
passed on before a function is called, save where it is made to see them.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from emulator.sheets.serials import serial_of


@dataclass(frozen=True)
class CellError:
    """An error value: Google's ErrorType and the message shown beside it."""

    type: str
    message: str


Scalar = float | str | bool | None | CellError
Block = list[list[Scalar]]
Value = Scalar | Block

NOT_AVAILABLE = CellError("N_A", "Did not find value.")
DIVISION = CellError("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")


class EvaluationError(Exception):
    """Ends the evaluation of a formula with an error value."""

    def __init__(self, error: CellError) -> None:
        super().__init__(error.message)
        self.error = error


def scalars(arguments: Sequence[Value]) -> Iterator[Scalar]:
    """Every single value of the arguments."""
    for argument in arguments:
        if isinstance(argument, list):
            for row in argument:
                yield from row
        else:
            yield argument


def number(value: Value) -> float:
    """A value as a number; #VALUE! where it is text that is none."""
    if isinstance(value, list):
        value = value[0][0] if value and value[0] else None
    if isinstance(value, CellError):
        raise EvaluationError(value)
    if value is None:
        return 0
    try:
        return float(value)
    except ValueError:
        message = f"Function parameter expects number values. But '{value}' is a text and cannot be coerced to a number."
        raise EvaluationError(CellError("VALUE", message)) from None


def text(value: Value) -> str:
    """A value as text."""
    if isinstance(value, list):
        value = value[0][0] if value and value[0] else None
    if isinstance(value, CellError):
        raise EvaluationError(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)


def truth(value: Value) -> bool:
    """A value as a condition."""
    if isinstance(value, str) and value.upper() in ("TRUE", "FALSE"):
        return value.upper() == "TRUE"
    return bool(number(value))


def numbers(arguments: Sequence[Value]) -> list[float]:
    """The numbers among the arguments; text in ranges is passed over."""
    found: list[float] = []
    for argument in arguments:
        if isinstance(argument, list):
            values = list(scalars([argument]))
            found += [
                float(v) for v in values if isinstance(v, (int, float)) and not isinstance(v, bool)
            ]
        elif argument is not None:
            found.append(number(argument))
    return found


def matches(criterion: Scalar) -> Callable[[Scalar], bool]:
    """The test that a criterion of COUNTIF writes: `>5`, `<>x`, `сдан*`, or a value."""
    if not isinstance(criterion, str):
        return lambda value: (
            value == criterion and isinstance(value, bool) == isinstance(criterion, bool)
        )
    operator, operand = re.match(r"(<>|<=|>=|=|<|>)?(.*)", criterion, re.DOTALL).groups()  # type: ignore[union-attr]  # the pattern matches any text
    try:
        bound: float | str = float(operand)
    except ValueError:
        bound = operand
    if isinstance(bound, float) or operator in ("<", ">", "<=", ">="):
        return lambda value: _compare(operator or "=", value, bound)
    pattern = re.escape(operand).replace(r"\*", ".*").replace(r"\?", ".")
    test = re.compile(pattern, re.IGNORECASE | re.DOTALL)

    def found(value: Scalar) -> bool:
        return bool(test.fullmatch("" if value is None else text(value)))

    return (lambda value: not found(value)) if operator == "<>" else found


def _compare(operator: str, value: Scalar, bound: float | str) -> bool:
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, float, str))
        or isinstance(value, str) != isinstance(bound, str)
    ):
        return operator == "<>"
    tests = {
        "=": value == bound, "<>": value != bound,
        "<": value < bound, ">": value > bound,  # type: ignore[operator]  # both are of one type here
        "<=": value <= bound, ">=": value >= bound,  # type: ignore[operator]  # both are of one type here
    }  # fmt: skip
    return tests[operator]


def _average(arguments: Sequence[Value]) -> Value:
    found = numbers(arguments)
    return sum(found) / len(found) if found else DIVISION


def _count_ifs(arguments: Sequence[Value]) -> Value:
    return float(sum(_selected(arguments)))


def _selected(arguments: Sequence[Value]) -> list[bool]:
    """Which places meet every pair of a range and a criterion."""
    flags: list[bool] = []
    for cells, criterion in zip(arguments[::2], arguments[1::2], strict=True):
        test = matches(next(scalars([criterion]), None))
        found = [test(value) for value in scalars([cells])]
        flags = [a and b for a, b in zip(flags, found, strict=True)] if flags else found
    return flags


def _sum_if(arguments: Sequence[Value]) -> Value:
    values = list(scalars(arguments[2:] or arguments[:1]))
    chosen = (v for v, on in zip(values, _selected(arguments[:2]), strict=False) if on)
    return math.fsum(v for v in chosen if isinstance(v, float))


def _round(arguments: Sequence[Value]) -> Value:
    value = number(arguments[0])
    factor = 10 ** int(number(arguments[1]) if len(arguments) > 1 else 0)
    return math.copysign(math.floor(abs(value) * factor + 0.5) / factor, value)


FUNCTIONS: dict[str, Callable[[Sequence[Value]], Value]] = {
    "SUM": lambda a: math.fsum(numbers(a)),
    "AVERAGE": _average,
    "MIN": lambda a: min(numbers(a), default=0.0),
    "MAX": lambda a: max(numbers(a), default=0.0),
    "COUNT": lambda a: float(len(numbers([[[v]] for v in scalars(a)]))),
    "COUNTA": lambda a: float(sum(v is not None for v in scalars(a))),
    "COUNTBLANK": lambda a: float(sum(v is None or v == "" for v in scalars(a))),
    "COUNTUNIQUE": lambda a: float(len({v for v in scalars(a) if v is not None})),
    "COUNTIF": _count_ifs,
    "COUNTIFS": _count_ifs,
    "SUMIF": _sum_if,
    "AND": lambda a: all(truth(v) for v in scalars(a) if v is not None),
    "OR": lambda a: any(truth(v) for v in scalars(a) if v is not None),
    "NOT": lambda a: not truth(a[0]),
    "TRUE": lambda a: True,  # noqa: ARG005 - takes none
    "FALSE": lambda a: False,  # noqa: ARG005 - takes none
    "ABS": lambda a: abs(number(a[0])),
    "ROUND": _round,
    "INT": lambda a: float(math.floor(number(a[0]))),
    "LEN": lambda a: float(len(text(a[0]))),
    "UPPER": lambda a: text(a[0]).upper(),
    "LOWER": lambda a: text(a[0]).lower(),
    "TRIM": lambda a: " ".join(text(a[0]).split()),
    "CONCATENATE": lambda a: "".join(text(v) for v in scalars(a)),
    "HYPERLINK": lambda a: text(a[1] if len(a) > 1 else a[0]),
    "ISBLANK": lambda a: next(scalars(a), None) is None,
    "DATE": lambda a: serial_of(int(number(a[0])), int(number(a[1])), int(number(a[2]))),
    "NA": lambda a: NOT_AVAILABLE,  # noqa: ARG005 - takes none
}
