"""The command line: one file a command, the door in ``main``."""
