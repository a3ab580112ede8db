"""All migrations in their order; the last one's number is the version of what this program makes."""

from generators.workbook.migrations import (
    m002_whom_papers_are_about,
    m003_step_of_papers,
    m004_view_of_waiting_pairs,
    m005_title_of_sections,
    m006_bars_of_satisfaction,
)

MIGRATIONS = tuple(
    module.MIGRATION
    for module in (
        m002_whom_papers_are_about,
        m003_step_of_papers,
        m004_view_of_waiting_pairs,
        m005_title_of_sections,
        m006_bars_of_satisfaction,
    )
)

FIRST = 1
"""The version of spreadsheets that note none."""

NEWEST = MIGRATIONS[-1].number
"""The version of spreadsheets that this program makes."""
