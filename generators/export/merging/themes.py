"""Fonts and colours by name of a theme: a file has one theme, so another's are said outright."""

from typing import Any

from docx.oxml.ns import qn

from generators.export.package import Part

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FONTS = {
    "asciiTheme": "ascii",
    "hAnsiTheme": "hAnsi",
    "eastAsiaTheme": "eastAsia",
    "cstheme": "cs",
}
_SCRIPTS = {"ascii": "latin", "hAnsi": "latin", "eastAsia": "ea", "cs": "cs"}
_COLOURS = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")


def without_theme(root: Any, theme: Part | None) -> None:
    """Put the theme's fonts in place of their names; a colour stands beside its name already."""
    for fonts in root.iter(qn("w:rFonts")):
        for named, plain in _FONTS.items():
            name = fonts.attrib.pop(qn(f"w:{named}"), None)
            font = _font(theme, name or "", _SCRIPTS[plain])
            if font:
                fonts.set(qn(f"w:{plain}"), font)
    for element in root.iter():
        for name in _COLOURS:
            element.attrib.pop(qn(f"w:{name}"), None)


def _font(theme: Part | None, name: str, script: str) -> str:
    """The font that «minorHAnsi» means."""
    if theme is None or not name:
        return ""
    scheme = theme.root.find(f".//{_DRAWING}{'major' if name.startswith('major') else 'minor'}Font")
    found = scheme.find(f"{_DRAWING}{script}") if scheme is not None else None
    return "" if found is None else str(found.get("typeface", ""))
