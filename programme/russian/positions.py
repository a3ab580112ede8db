"""Positions in the six cases, from the table of the configuration."""

from collections.abc import Iterable

from config.schema import Position
from programme.russian.cases import Case
from programme.russian.letters import lower_first, spaced
from programme.russian.texts import same_text


def find_position(text: str, positions: Iterable[Position]) -> Position | None:
    """The entry of the table that reads the same in the nominative, or None."""
    return next((entry for entry in positions if same_text(entry.nominative, text)), None)


def decline_position(text: str, case: Case, positions: Iterable[Position]) -> str:
    """The position in a case; one that is not in the table stays in the nominative, as it was typed."""
    entry = find_position(text, positions)
    if entry is None:
        return lower_first(spaced(text))
    return str(getattr(entry, case.name.lower()))


def position_warning(text: str, positions: Iterable[Position]) -> str:
    """What staff should know about a position that is not in the table; "" when it is there or empty."""
    if not spaced(text) or find_position(text, positions):
        return ""
    return (
        f"Должности «{spaced(text)[:80]}» нет в таблице должностей (config/positions.yaml), поэтому в документах "
        "она стоит в именительном падеже. Добавьте её в таблицу во всех падежах или исправьте опечатку."
    )
