"""The template engine, closed to everything that a paper doesn't need."""

from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from generators.documents.faults import TemplateFault

# They would put a value into the document as markup, unescaped, or print the inside of an object.
_DANGEROUS_FILTERS = ("safe", "xmlattr", "tojson", "urlize", "pprint", "forceescape", "escape", "e")


class _UnknownField(StrictUndefined):
    """An unknown field says so in Russian, wherever it is used."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_obj is missing:
            return f"в шаблоне есть неизвестное поле «{self._undefined_name}»; исправьте его название или удалите его."
        return f"у значения нет части «{self._undefined_name}»; оставьте в скобках только название поля."


def make_environment() -> ImmutableSandboxedEnvironment:
    """A sandbox that escapes every value and stops at every unknown field.

    Escaping must be set here: docxtpl doesn't hand its own argument on to an environment it is given.
    """
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=_UnknownField, finalize=_printable, keep_trailing_newline=True
    )
    environment.globals = {"range": environment.globals["range"]}
    for name in _DANGEROUS_FILTERS:
        environment.filters.pop(name)
    return environment


def _printable(value: Any) -> Any:
    """What is printed for a value: texts and numbers as they are, a list as an enumeration."""
    if isinstance(value, list | tuple):
        return "; ".join(str(_printable(item)) for item in value)
    if isinstance(value, str | int | float | StrictUndefined) and not isinstance(value, bool):
        return value
    raise TemplateFault(
        "Одно из выражений шаблона даёт не текст и не число. Оставьте в фигурных скобках только названия полей."
    )
