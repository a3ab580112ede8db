"""Colours: whose column it is can be seen at a glance, and each kind of tab has its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generators.workbook.columns import Owner, Protection, Tab


@dataclass(frozen=True)
class Shade:
    """The two tints of an owner, as RRGGBB, and the sentence that explains them to staff."""

    header: str
    body: str
    explanation: str


OWNERS: Mapping[Owner, Shade] = MappingProxyType(
    {
        Owner.PEOPLE: Shade(
            "FFE599", "FFFBEB", "Жёлтые столбцы заполняете Вы: программа их не меняет."
        ),
        Owner.PROGRAMME: Shade(
            "CFE2F3", "F4F8FC", "Голубые столбцы пишет программа: правки в них она заменит своими."
        ),
        Owner.REQUEST: Shade(
            "D9EAD3",
            "F3FAF0",
            "Зелёный столбец — просьба к программе: галочку ставите Вы, снимает программа.",
        ),
    }
)

LEGEND = tuple(shade.explanation for shade in OWNERS.values())
"""What the colours mean, for «Начните здесь»."""

_TAB_FOR_PEOPLE, _TAB_FOR_READING, _TAB_OF_SERVICE = "F1C232", "6FA8DC", "B7B7B7"


def colour_style(rrggbb: str) -> dict[str, Any]:
    """Google's ColorStyle of a colour written as six hexadecimal digits."""
    shares = [round(int(rrggbb[at : at + 2], 16) / 255, 4) for at in (0, 2, 4)]
    return {"rgbColor": dict(zip(("red", "green", "blue"), shares, strict=True))}


def tab_colour(tab: Tab) -> str:
    """Yellow where people write, blue where they only read, grey for the programme's own tabs."""
    if any(column.owner is not Owner.PROGRAMME for column in tab.columns):
        return _TAB_FOR_PEOPLE
    return _TAB_OF_SERVICE if tab.protection is Protection.HARD else _TAB_FOR_READING
