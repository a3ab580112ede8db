"""Field masks: what a caller wants of a reply, or means to change.

Grammar (Google's partial responses): paths parted by commas; the steps of a path by `.` or `/`;
a group in parentheses after a step; `*` for every field. Lists are passed through.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

DELIMITERS = "(),"


class MaskSyntaxError(ValueError):
    """A mask that cannot be read; the text names the mask."""


@dataclass
class Mask:
    """A tree of wanted field names; a node without children wants all that is below it."""

    children: "dict[str, Mask]" = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Whether the field at a path (`sheets.data`) is wanted, or anything in it."""
        return self.below(path) is not None

    def wants_all(self, path: str) -> bool:
        """Whether the field at a path is wanted whole."""
        node = self.below(path)
        return node is not None and not node.children

    def below(self, path: str) -> "Mask | None":
        """What is wanted of the field at a path; None where nothing is."""
        node: Mask | None = self
        for name in path.split("."):
            node = node.child(name) if node else None
        return node

    def child(self, name: str) -> "Mask | None":
        """What is wanted of a field of this node; None where nothing is."""
        if not self.children:
            return self
        named, every = self.children.get(name), self.children.get("*")
        return _union(named, every) if named and every else named or every

    def paths(self) -> Iterator[str]:
        """The wanted paths, written with dots; the whole is one empty path."""
        if not self.children:
            yield ""
        for name, node in self.children.items():
            for rest in node.paths():
                yield f"{name}.{rest}" if rest else name


def parse(text: str) -> Mask:
    """The mask that a text writes; MaskSyntaxError where it is malformed."""
    reader = _Reader(text)
    mask = reader.group()
    if reader.rest:
        raise MaskSyntaxError(text)
    return mask


def apply(mask: Mask | None, value: Any) -> Any:
    """The part of a JSON value that the mask wants; no mask wants all."""
    if mask is None or not mask.children:
        return value
    if isinstance(value, list):
        return [apply(mask, item) for item in value]
    if not isinstance(value, dict):
        return value
    wanted = ((name, inner, mask.child(name)) for name, inner in value.items())
    return {name: apply(node, inner) for name, inner, node in wanted if node is not None}


def _union(one: Mask, other: Mask) -> Mask:
    """What either of two nodes wants."""
    if not one.children or not other.children:
        return Mask()
    names = dict.fromkeys([*one.children, *other.children])
    return Mask(
        {
            name: _union(a, b) if (a := one.children.get(name)) and (b := other.children.get(name))
            else one.children.get(name) or other.children[name]
            for name in names
        }
    )  # fmt: skip


class _Reader:
    """Recursive descent over the text of a mask."""

    def __init__(self, text: str) -> None:
        self.text = self.rest = text

    def group(self) -> Mask:
        """Paths up to the end or a closing parenthesis."""
        mask = self.path()
        while self.rest.startswith(","):
            self.rest = self.rest[1:]
            mask = Mask(_merged(mask, self.path()))
        return mask

    def path(self) -> Mask:
        """One path as a mask."""
        end = next((i for i, c in enumerate(self.rest) if c in DELIMITERS), len(self.rest))
        steps = self.rest[:end].strip().replace("/", ".").split(".")
        self.rest = self.rest[end:]
        if not all(steps):
            raise MaskSyntaxError(self.text)
        node = self.parenthesis()
        for step in reversed(steps):
            node = Mask({step.strip(): node})
        return node

    def parenthesis(self) -> Mask:
        """The group in parentheses after a path, else a node that wants everything."""
        if not self.rest.startswith("("):
            return Mask()
        self.rest = self.rest[1:]
        node = self.group()
        if not self.rest.startswith(")"):
            raise MaskSyntaxError(self.text)
        self.rest = self.rest[1:].lstrip()
        return node


def _merged(one: Mask, other: Mask) -> dict[str, Mask]:
    """The children of two nodes that both have some."""
    merged = dict(one.children)
    for name, node in other.children.items():
        merged[name] = _union(merged[name], node) if name in merged else node
    return merged
