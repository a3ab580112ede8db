"""Other ways to the same pairs, each run by the interpreter of an environment of its own."""
