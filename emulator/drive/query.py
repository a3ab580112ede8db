"""The language of `q` in drive.files.list: text to a tree of terms.

Terms are joined by `and` and `or`, read from left to right without precedence, with `not` and
parentheses (Drive API guide, "Search for files and folders"). Texts stand in single or double
quotes; a backslash escapes a quote or a backslash.
"""

import re
from dataclasses import dataclass

from emulator.errors import ApiError

TOKEN = re.compile(
    r"""\s*(?:
        (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<word>[A-Za-z]\w*)
      | (?P<sign><=|>=|!=|[=<>(){}])
    )""",
    re.VERBOSE | re.DOTALL,
)
SIGNS = ("=", "!=", "<", "<=", ">", ">=")


@dataclass(frozen=True)
class Compare:
    """`field sign value`, where the sign may be `contains`; `true` and `false` are values too."""

    field: str
    sign: str
    value: str


@dataclass(frozen=True)
class Within:
    """`'value' in collection`, for example of parents or writers."""

    value: str
    collection: str


@dataclass(frozen=True)
class Has:
    """`collection has { key='…' and value='…' }` of properties."""

    collection: str
    key: str
    value: str


@dataclass(frozen=True)
class Not:
    """The opposite of a term."""

    term: "Term"


@dataclass(frozen=True)
class Both:
    """Two terms that must both hold."""

    left: "Term"
    right: "Term"


@dataclass(frozen=True)
class Either:
    """Two terms of which one must hold."""

    left: "Term"
    right: "Term"


Term = Compare | Within | Has | Not | Both | Either


def parse_query(text: str) -> Term:
    """The tree of a query; ApiError 400 `Invalid Value` where it cannot be read."""
    reader = _Reader(_tokens(text))
    term = reader.terms()
    if reader.left:
        raise invalid_query()
    return term


def invalid_query() -> ApiError:
    """Drive's refusal of a query."""
    return ApiError(400, "Invalid Value", reason="invalid", location="q", location_type="parameter")


def _tokens(text: str) -> list[str]:
    """The tokens of a query; a text keeps its opening quote so that it can be told from a word."""
    found, position, end = [], 0, len(text.rstrip())
    while position < end:
        match = TOKEN.match(text, position)
        if not match:
            raise invalid_query()
        position = match.end()
        quoted = match["text"]
        found.append(
            "'" + re.sub(r"\\(.)", r"\1", quoted[1:-1])
            if quoted
            else match["word"] or match["sign"]
        )
    return found


class _Reader:
    """Recursive descent over tokens."""

    def __init__(self, tokens: list[str]) -> None:
        self.left = tokens

    def terms(self) -> Term:
        """Terms joined by and, or."""
        term = self.term()
        while self.left and self.left[0].lower() in ("and", "or"):
            joint = Both if self.take().lower() == "and" else Either
            term = joint(term, self.term())
        return term

    def term(self) -> Term:
        """One term, perhaps negated or in parentheses."""
        if not self.left:
            raise invalid_query()
        if self.left[0].lower() == "not":
            self.take()
            return Not(self.term())
        if self.left[0] == "(":
            self.take()
            term = self.terms()
            self.expect(")")
            return term
        return self.comparison()

    def comparison(self) -> Term:
        """`'x' in parents`, `name = 'x'` or `properties has {…}`."""
        if self.left[0].startswith("'"):
            value = self.text()
            self.expect("in")
            return Within(value, self.word())
        name, sign = self.word(), self.take().lower()
        if sign == "has":
            return self.has(name)
        if sign == "in":  # the other way round, as gspread asks; Drive takes it too
            return Within(self.text(), name)
        if sign not in (*SIGNS, "contains"):
            raise invalid_query()
        if self.left and self.left[0].lower() in ("true", "false"):
            return Compare(name, sign, self.take().lower())
        return Compare(name, sign, self.text())

    def has(self, collection: str) -> Has:
        """What stands in braces after `has`."""
        for token in ("{", "key", "="):
            self.expect(token)
        key = self.text()
        for token in ("and", "value", "="):
            self.expect(token)
        value = self.text()
        self.expect("}")
        return Has(collection, key, value)

    def take(self) -> str:
        """The next token."""
        if not self.left:
            raise invalid_query()
        return self.left.pop(0)

    def text(self) -> str:
        """The next token, which must be a text."""
        token = self.take()
        if not token.startswith("'"):
            raise invalid_query()
        return token[1:]

    def word(self) -> str:
        """The next token, which must be a name."""
        token = self.take()
        if not token[0].isalpha():
            raise invalid_query()
        return token

    def expect(self, token: str) -> None:
        """The next token must be this one."""
        if self.take().lower() != token:
            raise invalid_query()
