"""A form as a person sees it: questions with their visible words, read from the page's HTML."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

Fields = list[tuple[str, str]]
"""What a browser sends, in the order of the page."""


class PageError(Exception):
    """The page is not what a person expects to see; the text says what is missing."""


@dataclass(frozen=True)
class Option:
    """One radio button, check box or entry of a list: its field, its value and what stands beside it."""

    name: str
    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """One question of a page.

    Attributes:
        title: As people read it, without the star of a required one.
        required: Whether the page marks it so.
        entry: The name of the field to type into; "" where one chooses.
        options: What one can choose from; empty where one types.
        rows: For a grid, the options of each row by the row's title.
        levels: Whether the options are the whole numbers of a scale.
    """

    title: str
    required: bool
    entry: str = ""
    options: tuple[Option, ...] = ()
    rows: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)

    @property
    def levels(self) -> bool:
        """Whether one chooses a number on a scale."""
        return bool(self.options) and all(option.label.isdecimal() for option in self.options)


@dataclass(frozen=True)
class FormPage:
    """One page of a form.

    Attributes:
        action: Where it is sent.
        filled: What is sent if nothing is changed: hidden fields, and what stands in the others already.
        questions: In order.
        problems: What the page says is wrong.
    """

    action: str
    filled: Fields
    questions: tuple[Question, ...]
    problems: tuple[str, ...]


def read_page(html: str) -> FormPage | None:
    """The form on a page, or None where there is none (any more)."""
    soup = BeautifulSoup(html, "html.parser")
    form = soup.find("form")
    if not isinstance(form, Tag):
        return None
    cards = form.select("fieldset.card, div.card:has(> label.title)")
    return FormPage(
        action=str(form["action"]),
        filled=_standing_values(form),
        questions=tuple(_question(card) for card in cards),
        problems=tuple(_text(problem) for problem in form.select("p.problem")),
    )


def heading(html: str) -> str:
    """What a page without a form says."""
    main = BeautifulSoup(html, "html.parser").find("main")
    return _text(main) if isinstance(main, Tag) else ""


def _standing_values(form: Tag) -> Fields:
    fields: Fields = []
    for control in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(control["name"]), str(control.get("type", ""))
        if control.name == "select":
            chosen = control.select_one("option[selected]")
            value = str(chosen["value"]) if chosen else ""
        elif control.name == "textarea":
            value = control.get_text().removeprefix("\n")
        elif kind in {"radio", "checkbox"} and not control.has_attr("checked"):
            continue
        else:
            value = str(control.get("value", ""))
        if value:
            fields.append((name, value))
    return fields


def _question(card: Tag) -> Question:
    heading_tag = card.find("legend") if card.name == "fieldset" else card.find("label")
    if not isinstance(heading_tag, Tag):
        raise PageError("У вопроса нет заголовка.")
    required = heading_tag.select_one(".star") is not None
    title = _text(heading_tag).removesuffix("*").strip()
    if card.select_one("table.grid"):
        return Question(title, required, rows=_grid_rows(card))
    select = card.find("select")
    if isinstance(select, Tag):
        return Question(title, required, options=_list_options(select))
    buttons = card.select("input[type=radio], input[type=checkbox]")
    if buttons:
        return Question(title, required, options=tuple(_button(button) for button in buttons))
    control = card.select_one("input[name], textarea[name]")
    if control is None:
        raise PageError(f"На вопрос «{title}» негде ответить.")
    return Question(title, required, entry=str(control["name"]))


def _list_options(select: Tag) -> tuple[Option, ...]:
    name = str(select["name"])
    entries = (entry for entry in select.find_all("option") if entry.get("value"))
    return tuple(Option(name, str(entry["value"]), _text(entry)) for entry in entries)


def _button(button: Tag) -> Option:
    label = button.find_parent("label") or button.find_next_sibling("label")
    return Option(str(button["name"]), str(button["value"]), _text(label) if label else "")


def _grid_rows(card: Tag) -> dict[str, tuple[Option, ...]]:
    columns = [_text(column) for column in card.select("thead th")]
    rows: dict[str, tuple[Option, ...]] = {}
    for row in card.select("tbody tr"):
        head = row.select_one("th")
        title = _text(head).partition(" — ")[0] if head else ""
        buttons = row.select("td input")
        rows[title] = tuple(
            Option(str(button["name"]), str(button["value"]), column)
            for button, column in zip(buttons, columns, strict=True)
        )
    return rows


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ", strip=True).split())
