"""How OAuth's own end points refuse: an error word and a description, as RFC 6749 has them."""


class GrantError(Exception):
    """A refused grant: OAuth's error word, its description and the HTTP status."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.body = {"error": error, "error_description": description}
        self.status = status
