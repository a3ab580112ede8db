"""How Google gives back what it was given: defaults left out, colours in eight bits, style twins.

Scalars at their default (0, false, "", empty lists) are not printed, save those that Google's
messages mark as optional: ends of ranges, members of a union, the switches of a text format.
"""

import struct
from typing import Any

from emulator.sheets.areas import Json

# Scalars that are printed even where they are 0 or false.
EXPLICIT = {
    "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex", "startIndex", "endIndex",
    "index", "columnIndex", "rowIndex", "dimensionIndex", "numberValue", "boolValue", "angle",
    "bold", "italic", "strikethrough", "underline", "hyperlinkDisplayType",
}  # fmt: skip
CHANNELS = ("red", "green", "blue", "alpha")

THEME_COLORS = {
    "TEXT": (0, 0, 0),
    "BACKGROUND": (255, 255, 255),
    "ACCENT1": (66, 133, 244),
    "ACCENT2": (234, 67, 53),
    "ACCENT3": (251, 188, 4),
    "ACCENT4": (52, 168, 83),
    "ACCENT5": (255, 109, 1),
    "ACCENT6": (70, 189, 198),
    "LINK": (17, 85, 204),
}


def tidy(value: Any, key: str = "", *, twins: bool = True) -> Any:
    """A JSON value as Google would print it; with twins, `xColor` and `xColorStyle` agree."""
    if isinstance(value, list):
        return [tidy(item, twins=twins) for item in value]
    if not isinstance(value, dict):
        return int(value) if isinstance(value, float) and value.is_integer() else value
    if key.lower().endswith("color") and value.keys() <= set(CHANNELS):
        return eight_bits(value)
    given = _with_twins(value) if twins else value
    kept = {k: tidy(v, k, twins=twins) for k, v in given.items() if v is not None}
    return {k: v for k, v in kept.items() if _printed(k, v)}


def _printed(key: str, value: Any) -> bool:
    """Whether a field is printed: not where it is a scalar or a list at its default."""
    if isinstance(value, dict) or key in EXPLICIT:
        return True
    return bool(value)


def _with_twins(value: Json) -> Json:
    """A message whose colours are given both as a colour and as a style; the style rules."""
    result = dict(value)
    for key, inner in value.items():
        if not isinstance(inner, dict) or key == "rgbColor":
            continue
        if key.endswith(("ColorStyle", "colorStyle")) and not inner:
            result.pop(key)  # a style of no kind is no style
        elif key.endswith(("ColorStyle", "colorStyle")):
            if key != "colorStyle" or "colorType" not in value:
                result[key.removesuffix("Style")] = rgb_of(inner)
        elif key.lower().endswith("color") and inner.keys() <= set(CHANNELS):
            result.setdefault(key + "Style", {"rgbColor": inner})
    return result


def rgb_of(style: Json) -> Json:
    """The colour that a ColorStyle shows, theme colours resolved."""
    if "themeColor" in style:
        return color_of(THEME_COLORS.get(style["themeColor"], (0, 0, 0)))
    rgb: Json = style.get("rgbColor", {})
    return rgb


def color_of(channels: tuple[int, int, int]) -> Json:
    """A Color of three eight-bit channels."""
    return eight_bits({n: c / 255 for n, c in zip(CHANNELS, channels, strict=False)})


def eight_bits(color: Json) -> Json:
    """A colour with its channels cut to eight bits and printed as 32-bit floats; 0 is left out."""
    levels = {n: int((color.get(n) or 0) * 255 + 1e-4) for n in CHANNELS if n != "alpha"}
    return {name: _single(level / 255) for name, level in levels.items() if level}


def _single(number: float) -> float:
    """The shortest decimal that names the same 32-bit float; 1 without a point."""
    if number == 1:
        return 1
    (rounded,) = struct.unpack("f", struct.pack("f", number))
    for digits in range(6, 9):
        text = f"{rounded:.{digits}g}"
        if struct.unpack("f", struct.pack("f", float(text)))[0] == rounded:
            return float(text)
    return float(f"{rounded:.9g}")
