"""Templates into HTML answers, with headers that keep a page to itself."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from emulator.pages.chart_view import number_text

# Only our own script, no foreign picture or style. `same-origin` keeps the Origin header on our own POSTs.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; "
        "form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@cache
def environment() -> Environment:
    """The templates of this package; everything put into them is escaped."""
    made = Environment(
        loader=PackageLoader("emulator.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["number"] = number_text
    return made


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """An HTML answer made of a template and its values."""
    text = environment().get_template(template).render(**values)
    return HTMLResponse(text, status, headers=HEADERS)


def notice(status: int, heading: str, text: str) -> HTMLResponse:
    """A plain page that says one thing, such as why a form cannot be answered."""
    return page("notice.html", status, heading=heading, text=text)
