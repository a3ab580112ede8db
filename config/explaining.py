"""Pydantic's errors as Russian sentences: what is wrong, and what was expected."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from types import UnionType
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

_PATTERNS = {
    r"^\d\d-\d\d$": "ожидались месяц и день, например 09-01",
    r"^(\d\d-\d\d)?$": "ожидались месяц и день, например 01-31, или пусто",
    r"^[a-zа-яА-ЯК0-9_]+$": "ожидался ключ строки из букв, цифр и «_», например k01",
    r"^К\d\d$": "ожидался ключ вида К07 (буква К — русская)",
    r"^Ф([1-9]\d?|[12]?[1-9][а-я]|[12]0[а-я])$": "ожидался код вида Ф1 или Ф1п (буквы — русские)",
    r"^[A-Za-z0-9_-]*$": "ожидался идентификатор таблицы: часть её адреса между /d/ и /edit",
    r"^[^@\s]+@[^@\s]+$": "ожидался адрес электронной почты",
    r"^([^@\s]+@[^@\s]+)?$": "ожидался адрес электронной почты или пусто",
    r"^Ф\d{1,2}[а-я]?\.[a-z][a-z0-9_]*(\.[a-zа-яК0-9_]+)?$": "ожидался вопрос вида Ф6.s09 (буква Ф — русская)",
    r"^[a-z][a-z0-9_]*$": "ожидались латинские строчные буквы, цифры и «_», первой — буква",
}


def explain(error: ErrorDetails, shape: object) -> str:
    """The sentence for one error.

    Args:
        error: As pydantic describes it.
        shape: The type the whole file was checked against; names the fields that may stand there.
    """
    told = _SENTENCES.get(error["type"])
    return (
        told(error, shape) if told else f"значение {_quoted(error)} не подходит; ожидалось другое"
    )


def _quoted(error: ErrorDetails) -> str:
    value = error["input"]
    if isinstance(value, bool):
        return f"«{str(value).lower()}»"
    if isinstance(value, list | dict):
        return "из нескольких частей"
    if value is None or value == "":
        return "(пусто)"
    text = str(value)
    return f"«{text if len(text) <= 40 else text[:39] + '…'}»"


def _field(error: ErrorDetails) -> str:
    names = [part for part in error["loc"] if isinstance(part, str)]
    return f"«{names[-1]}»" if names else "в начале файла"


def _missing(error: ErrorDetails, _shape: object) -> str:
    last = error["loc"][-1] if error["loc"] else ""
    if isinstance(last, int):
        return f"в списке {_field(error)} не хватает значения № {last + 1}; ожидалось столько значений, сколько нужно полю"
    return f"нет поля «{last}»; ожидалось «{last}: …»"


def _unknown(error: ErrorDetails, shape: object) -> str:
    name = str(error["loc"][-1])
    known = fields_at(shape, error["loc"][:-1])
    close = get_close_matches(name, known, n=1)
    expected = f"ожидалось «{close[0]}»" if close else "ожидалось одно из: " + ", ".join(known)
    return f"неизвестное поле «{name}»; {expected}"


def _wrong_type(expected: str) -> Callable[[ErrorDetails, object], str]:
    return lambda error, _: f"поле {_field(error)}: значение {_quoted(error)}; {expected}"


def _choice(error: ErrorDetails, _shape: object) -> str:
    offered = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
    captions = ", ".join(f"«{value}»" if value else "пусто" for value in offered)
    return f"поле {_field(error)}: значение {_quoted(error)}; ожидалось одно из: {captions}"


def _pattern(error: ErrorDetails, _shape: object) -> str:
    wanted = _PATTERNS.get(str(error.get("ctx", {}).get("pattern")), "ожидалась другая запись")
    return f"поле {_field(error)}: значение {_quoted(error)}; {wanted}"


def _bound(words: str, key: str) -> Callable[[ErrorDetails, object], str]:
    def tell(error: ErrorDetails, _shape: object) -> str:
        limit = error.get("ctx", {}).get(key)
        return f"поле {_field(error)}: число {_quoted(error)} вне границ; ожидалось число {words} {limit}"

    return tell


_TEXT = _wrong_type("ожидался текст (возьмите значение в кавычки)")
_NUMBER = _wrong_type("ожидалось целое число")
_LIST = _wrong_type("ожидался список: каждое значение с новой строки после «- »")
_FIELDS = _wrong_type("ожидались поля вида «имя: значение»")

_SENTENCES: dict[str, Callable[[ErrorDetails, object], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _TEXT,
    "string_too_short": _wrong_type("ожидался непустой текст"),
    "string_pattern_mismatch": _pattern,
    "int_type": _NUMBER,
    "int_from_float": _NUMBER,
    "int_parsing": _NUMBER,
    "bool_type": _wrong_type("ожидалось true или false"),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "too_short": _wrong_type("ожидалось хотя бы одно значение"),
    "too_long": _wrong_type("ожидалось меньше значений"),
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "enum": _choice,
    "literal_error": _choice,
    "greater_than_equal": _bound("не меньше", "ge"),
    "less_than_equal": _bound("не больше", "le"),
}


def fields_at(shape: Any, place: tuple[int | str, ...]) -> tuple[str, ...]:
    """Names of the fields of the record that stands at a place; () where there is no record."""
    for part in place:
        if isinstance(part, int):
            shape = _entry(shape)
        elif (
            isinstance(shape, type) and issubclass(shape, BaseModel) and part in shape.model_fields
        ):
            shape = shape.model_fields[part].annotation
        else:
            return ()
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return tuple(shape.model_fields)
    return ()


def _entry(shape: Any) -> Any:
    if get_origin(shape) in {tuple, list, UnionType}:
        return get_args(shape)[0]
    return shape
