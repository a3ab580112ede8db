"""The pictures of the guides: what each shows, and how it is compared.

Pixels differ from machine to machine, so what is compared is the text on each picture: it lies beside
the picture. `make pictures` takes both anew.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chromium_windows import Story, Visit
from playwright.sync_api import Page

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
TAKING = os.environ.get("NASTAVNIK_PICTURES") == "take"
LARGEST = 260_000
"""Bytes of one picture."""

PHONE = {"viewport": {"width": 390, "height": 700}, "device_scale_factor": 1.5, "has_touch": True}
SCREEN = {"viewport": {"width": 1200, "height": 700}}
WIDE = {"viewport": {"width": 1560, "height": 800}}
CHARTS = {"viewport": {"width": 1300, "height": 900}}
SHEET = {"viewport": {"width": 1000, "height": 900}}


def _as_it_opens(_: Page) -> None:
    """Nothing to do before the picture."""


def _scrolled(column: str, row: int = 2) -> Callable[[Page], None]:
    """The sheet moved so that a column and a row come first after those that are frozen."""

    def act(page: Page) -> None:
        page.evaluate(
            """([column, row]) => {
                const sheet = document.querySelector('.sheet');
                const frozen = document.querySelector('td.frozen');
                const cell = document.querySelector(`td[data-cell=${column}${row}]`);
                const head = document.querySelector('.sheet thead').getBoundingClientRect();
                const at = cell.getBoundingClientRect();
                sheet.scrollLeft += at.left - frozen.getBoundingClientRect().right;
                sheet.scrollTop += at.top - head.bottom;
            }""",
            [column, row],
        )

    return act


def _at_the_questions(page: Page) -> None:
    page.get_by_text("Педагогический стаж").first.scroll_into_view_if_needed()
    page.mouse.wheel(0, 500)
    page.wait_for_timeout(300)


def _at_the_plan(page: Page) -> None:
    page.get_by_text("План мероприятий").first.scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(300)


def _at_the_charts(page: Page) -> None:
    page.evaluate("scrollTo(0, 520)")


def _at(caption: str) -> Callable[[Page], None]:
    """The page moved so that what has this caption comes first."""

    def act(page: Page) -> None:
        page.get_by_text(caption).first.evaluate("element => element.scrollIntoView()")

    return act


@dataclass(frozen=True)
class Picture:
    """One picture: where it is taken, how large, and what is done before."""

    name: str
    address: Callable[[Story], str]
    window: dict[str, Any] = field(default_factory=lambda: SCREEN)
    prepare: Callable[[Page], None] = _as_it_opens


def _tab(number: int) -> Callable[[Story], str]:
    return lambda story: f"{story.spreadsheet}?gid={number}"


def _paper(caption: str) -> Callable[[Story], str]:
    return lambda story: story.papers[caption]


OF_AUTUMN = (
    Picture("start-page", lambda story: story.base_url),
    Picture("form-phone", lambda story: story.forms["Ф1"], PHONE, _at_the_questions),
    Picture("start-tab", _tab(1000)),
    Picture("roadmap", _tab(1001), WIDE, _scrolled("I", 9)),
    Picture("people", _tab(1002), WIDE),
    Picture("declension", _tab(1011), WIDE, _scrolled("B")),
    Picture("pairs", _tab(1003), WIDE, _scrolled("F")),
    Picture("kinds", _tab(1012), WIDE, _scrolled("D")),
    Picture("papers", _tab(1005), WIDE, _scrolled("A")),
    Picture("agreement", _paper("Соглашение"), SHEET),
    Picture("directive", _paper("Приказ о закреплении"), SHEET),
    Picture("mentoring-plan", _paper("Программа пары"), SHEET, _at_the_plan),
    Picture("questionnaires", _tab(1006), WIDE, _scrolled("E")),
    Picture("matching", _tab(1010), {"viewport": {"width": 1300, "height": 1000}}, _at_the_charts),
    Picture("findings", _tab(1007)),
)  # fmt: skip

OF_THE_YEAR = (
    Picture("due", _tab(1026), WIDE),
    Picture("events", _tab(1014), WIDE),
    Picture("charts", _tab(1028), CHARTS, _at("Кто ответил на анкеты")),
    Picture("charts-change", _tab(1028), CHARTS, _at("Наставляемые: чего ждали и что получили")),
)

ACCIDENTAL = (
    (r"http://127\.0\.0\.1:\d+", "http://…"),
    (r"/(forms/d/e|spreadsheets/d|document/d|file/d|forms/d|drive/folders)/[\w-]+", r"/\1/…"),
    (r"\b\d\d:\d\d\b", "чч:мм"),
    (r"\b[0-9A-Za-z_-]{25,}\b", "…"),
    (r"\b[0-9a-f]{8,64}\b", "…"),
)


def told(page: Page) -> str:
    """What a page says, without ids and times of day, which are accidents."""
    text = page.locator("main").inner_text()
    for pattern, instead in ACCIDENTAL:
        text = re.sub(pattern, instead, text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(filter(None, lines)) + "\n"


def looked_at(picture: Picture, story: Story, visit: Visit) -> None:
    """Take the picture anew where that is asked for; it must show what the page shows."""
    page = visit(**picture.window).open(picture.address(story))
    picture.prepare(page)
    image, text = PICTURES / f"{picture.name}.png", PICTURES / f"{picture.name}.txt"
    if TAKING:
        page.screenshot(path=image)
        text.write_text(told(page), encoding="utf-8")
    assert image.stat().st_size < LARGEST
    assert told(page) == text.read_text(encoding="utf-8"), "the picture is old: run make pictures"
