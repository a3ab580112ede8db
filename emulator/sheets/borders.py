"""Borders of cells as Google keeps them: with colour and width filled in, absent lines left out."""

from emulator.sheets.areas import Json
from emulator.sheets.tidy import tidy

_WIDTHS = {"SOLID_MEDIUM": 2, "SOLID_THICK": 3, "DOUBLE": 3}


def full_border(given: Json) -> Json | None:
    """A border with its width, which follows from the style, and black where it has no colour."""
    style = given.get("style", "NONE")
    if style in ("NONE", "STYLE_UNSPECIFIED"):
        return None
    colored: Json = {"color": {}} if "color" not in given and "colorStyle" not in given else {}
    full: Json = tidy(colored | given | {"width": _WIDTHS.get(style, 1)})
    return full


def with_full_borders(cell_format: Json) -> Json:
    """A CellFormat whose borders are filled in."""
    if "borders" not in cell_format:
        return cell_format
    lines = {line: full_border(border) for line, border in cell_format["borders"].items()}
    drawn = {line: border for line, border in lines.items() if border}
    kept = {k: v for k, v in cell_format.items() if k != "borders"}
    return kept | ({"borders": drawn} if drawn else {})
