"""Papers: what each is written from, the fields its template may use, its number and key, and what bars it."""
