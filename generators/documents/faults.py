"""What is wrong with a template, said to the people who edit it."""


class TemplateFault(Exception):
    """A template that cannot be used; the text is Russian, names the place and the remedy."""
