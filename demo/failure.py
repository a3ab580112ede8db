"""What ends the story early."""


class StepFailedError(Exception):
    """A step of the story failed; the text says so in Russian, with what was said by whom it failed at."""
