"""How spreadsheets made by earlier versions become today's: one file a migration, applied in the order of their numbers.

What a version only adds (tabs, columns, views, charts) needs none: ``init`` makes whatever is missing. A migration is
for what would otherwise stay as it was or come twice: what has been renamed, moved or drawn anew. It speaks of the
past, so it states titles and ids itself and does not follow today's declarations.
"""
