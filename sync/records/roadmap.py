"""«Дорожная карта» ↔ lines, and what people typed beside them."""

from hashlib import sha256

from programme.roadmap import RoadmapLine
from programme.russian.letters import spaced
from sync.tables import Row

_DIGITS = 12


def roadmap_line(row: Row) -> RoadmapLine:
    """A row as a line of the plan; a number without a dot is a section's."""
    number = row.text("number").rstrip(". ")
    return RoadmapLine(
        number=number,
        published_number=row.text("number"),
        title=row.text("title"),
        timeframe=row.text("timeframe"),
        responsible=row.text("responsible"),
        result=row.text("result"),
        is_section="." not in number,
    )


def mark_of_hand(row: Row) -> str:
    """Fingerprint of what people typed under «Состояние вручную» and «Основание или ссылка»."""
    text = "\n".join(spaced(row.text(column)) for column in ("manual_state", "manual_evidence"))
    return sha256(text.encode()).hexdigest()[:_DIGITS]
