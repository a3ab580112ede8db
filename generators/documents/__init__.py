"""Papers: templates from a readable text source, checked, and filled in with the values of a case."""
