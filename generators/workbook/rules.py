"""What a cell accepts: the drop-down or check box of a column, as Google's DataValidationRule."""

from typing import Any

from config.schema import Configuration
from generators.workbook.columns import Column, Kind


def offered(column: Column, configuration: Configuration) -> tuple[str, ...]:
    """The values of a column's drop-down; () where it has none."""
    if column.choices_from == "positions":
        return tuple(dict.fromkeys(p.nominative for p in configuration.positions))
    if column.choices_from == "event_kinds":
        return tuple(event.kind for event in configuration.registers.events)
    return column.choices


def validation_rule(column: Column, configuration: Configuration) -> dict[str, Any] | None:
    """The rule of a column's cells, or None where anything goes."""
    if column.kind is Kind.CHECKBOX:
        return {"condition": {"type": "BOOLEAN"}, "strict": True, "showCustomUi": True}
    values = offered(column, configuration)
    if not values:
        return None
    return {
        "condition": {
            "type": "ONE_OF_LIST",
            "values": [{"userEnteredValue": value} for value in values],
        },
        "showCustomUi": True,
        # A list that follows the configuration can never be complete.
        "strict": not column.choices_from,
    }
