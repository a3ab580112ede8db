"""``nastavnik export``: papers fetched from Drive, kept while the work lasts, put into one file or an archive."""
