"""Many institutions on one engine: a directory names them, tasks share them, one's failure is nobody else's."""
