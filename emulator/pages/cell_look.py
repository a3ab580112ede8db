"""How a cell looks: from Google's CellFormat to an inline style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]

ALIGNMENTS = {"LEFT": "left", "CENTER": "center", "RIGHT": "right"}
HEIGHTS = {"TOP": "top", "MIDDLE": "middle", "BOTTOM": "bottom"}
LINES = {
    "SOLID": "1px solid", "SOLID_MEDIUM": "2px solid", "SOLID_THICK": "3px solid",
    "DOTTED": "1px dotted", "DASHED": "1px dashed", "DOUBLE": "3px double",
}  # fmt: skip
USUAL_POINTS = 10


def style_of(form: Json) -> str:
    """The inline style of a cell; numbers and known words only, so nothing in it can break out."""
    letters = form.get("textFormat", {})
    lines = [word for word in ("underline", "strikethrough") if letters.get(word)]
    styles = {
        "background": colour(form.get("backgroundColor")),
        "color": colour(letters.get("foregroundColor")),
        "font-weight": "600" if letters.get("bold") else "",
        "font-style": "italic" if letters.get("italic") else "",
        "font-size": _size(letters.get("fontSize", USUAL_POINTS)),
        "text-decoration": " ".join(lines).replace("strikethrough", "line-through"),
        "text-align": ALIGNMENTS.get(form.get("horizontalAlignment", ""), ""),
        "vertical-align": HEIGHTS.get(form.get("verticalAlignment", ""), ""),
        "--wrap": "nowrap" if form.get("wrapStrategy") == "CLIP" else "",
        **_borders(form.get("borders", {})),
    }
    return ";".join(f"{name}:{value}" for name, value in styles.items() if value)


def _size(points: float) -> str:
    """A size relative to the page's own, which readers may enlarge."""
    return "" if points == USUAL_POINTS else f"{max(0.6, min(4.0, points / USUAL_POINTS)):.2f}em"


def _borders(borders: Json) -> dict[str, str]:
    drawn = {}
    for side in ("top", "bottom", "left", "right"):
        border = borders.get(side, {})
        line = LINES.get(border.get("style", ""))
        if line:
            drawn[f"border-{side}"] = f"{line} {colour(border.get('color')) or '#000000'}"
    return drawn


def colour(given: Json | None) -> str:
    """A Color as `#rrggbb`; "" where there is none."""
    if given is None:
        return ""
    parts = [round(255 * float(given.get(name, 0))) for name in ("red", "green", "blue")]
    return "#" + "".join(f"{max(0, min(255, part)):02x}" for part in parts)
