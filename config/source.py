"""A YAML file as plain values that remember their lines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

import yaml

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Place = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top of the file."""


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake in one file, for people.

    Attributes:
        file: Name of the file as people know it.
        line: Counted from 1; 0 where no line can be named.
        text: «what is wrong; ожидалось what», in Russian.
    """

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        where = f"{self.file}, строка {self.line}" if self.line else self.file
        return f"{where}: {self.text}"


@dataclass(frozen=True)
class Source:
    """What a file says, and on which lines.

    Attributes:
        file: Name of the file as people know it.
        value: Its content; None where it could not be read.
        lines: Line of every value; for an entry of a mapping, the line of its key.
        mistakes: What kept it from being read.
    """

    file: str
    value: Value = None
    lines: Mapping[Place, int] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def mistake(self, place: Place, text: str) -> Mistake:
        """A mistake at that place."""
        return Mistake(self.file, self.line(place), text)


_TEXT = "tag:yaml.org,2002:str"
_SURROGATE = re.compile("[\ud800-\udfff]")

LARGEST = 1_000_000
"""Bytes of a file; the largest that came with the programme has a twentieth of it."""


def read_source(file: str, content: bytes) -> Source:
    """Reads a YAML file; whatever is wrong with it becomes a mistake, never an exception."""
    if len(content) > LARGEST:
        return _unreadable(file, 0, "файл больше 1 МБ; ожидались настройки, а не данные")
    try:
        text = content.decode("utf-8-sig")
        node = _composed(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(file, line, "файл не в кодировке UTF-8; ожидался текст в UTF-8")
    except yaml.MarkedYAMLError as error:
        return _unreadable(file, _line_of(error), _malformed(error))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return _unreadable(file, line, "недопустимый знак; ожидался обычный текст")
    except RecursionError:
        return _unreadable(
            file, 0, "слишком много вложенных скобок; ожидались обычные списки и поля"
        )
    return _collected(file, node)


@lru_cache(maxsize=64)
def _composed(text: str) -> yaml.Node | None:
    """The nodes of a YAML text, which nobody writes to: parsing takes longer than all the rest of loading."""
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _collected(file: str, node: yaml.Node | None) -> Source:
    if node is None:
        return _unreadable(file, 1, "файл пуст; ожидались поля вида «имя: значение»")
    reader = _NodeReader(file)
    value = reader.value(node, ())
    return Source(file, value, reader.lines, tuple(reader.mistakes))


def _unreadable(file: str, line: int, text: str) -> Source:
    return Source(file, mistakes=(Mistake(file, line, text),))


def _line_of(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 0


_MALFORMED = (
    ("'\\t'", "отступ знаком табуляции; ожидались пробелы"),
    (
        "mapping values are not allowed",
        "лишнее двоеточие или неверный отступ; ожидалось «имя: значение»",
    ),
    ("could not find expected ':'", "нет двоеточия после имени поля; ожидалось «имя: значение»"),
    (
        "expected <block end>",
        "неверный отступ или незакрытая кавычка; ожидался отступ, как у соседних строк",
    ),
    ("unexpected end of stream", "кавычка не закрыта; ожидалась закрывающая кавычка"),
    ("expected ',' or", "скобка не закрыта; ожидались запятая или закрывающая скобка"),
    ("found undefined alias", "знак * в начале значения; ожидалось значение в кавычках"),
    (
        "expected alphabetic or numeric",
        "знак * или & в начале значения; ожидалось значение в кавычках",
    ),
    (
        "cannot start any token",
        "недопустимый знак в начале значения; ожидалось значение в кавычках",
    ),
    ("single document", "в файле больше одного документа («---»); ожидался один"),
)


def _malformed(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.problem} {error.context}"
    known = (text for sign, text in _MALFORMED if sign in said)
    return next(known, "строку нельзя прочитать как YAML; ожидалось «имя: значение»")


class _NodeReader:
    """Walks the nodes of a file once, noting lines and what is wrong on the way."""

    def __init__(self, file: str) -> None:
        self.lines: dict[Place, int] = {}
        self.mistakes: list[Mistake] = []
        self._file = file
        self._seen: set[int] = set()
        self._scalars = yaml.SafeLoader("")

    def value(self, node: yaml.Node, place: Place) -> Value:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in self._seen:
            self._wrong(node, "повтор значения знаком *; ожидалось само значение")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {
                key: self.value(entry, (*place, key)) for key, entry in self._entries(node, place)
            }
        if isinstance(node, yaml.SequenceNode):
            return [self.value(entry, (*place, n)) for n, entry in enumerate(node.value)]
        return self._scalar(node)

    def _entries(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, yaml.Node]]:
        known: set[str] = set()
        for name, entry in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._wrong(name, "имя поля не текст; ожидалось «имя: значение»")
            elif name.value in known:
                self._wrong(name, f"поле «{name.value}» записано дважды; ожидалось один раз")
            else:
                known.add(name.value)
                self.lines[(*place, name.value)] = name.start_mark.line + 1
                yield name.value, entry

    def _scalar(self, node: yaml.Node) -> Value:
        """Texts, numbers, true and false; a date stays the text that was typed."""
        text = str(node.value)
        if _SURROGATE.search(text):
            self._wrong(node, "недопустимый знак; ожидался обычный текст")
            return None
        if node.tag == _TEXT:
            return text
        try:
            value = self._scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):
            self._wrong(node, f"«{text[:40]}» нельзя прочитать; ожидалось значение в кавычках")
            return None
        return value if value is None or isinstance(value, str | int | float) else text

    def _wrong(self, node: yaml.Node, text: str) -> None:
        self.mistakes.append(Mistake(self._file, node.start_mark.line + 1, text))
