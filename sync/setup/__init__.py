"""``nastavnik init``: makes what is missing, touches nothing else, may be repeated at any time."""
