"""A token store in memory that counts what it is asked."""

from sync.tokens import Tokens


class MemoryTokens:
    """Keeps tokens as long as the test lives."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self.tokens = tokens
        self.saved: list[Tokens] = []

    def load(self) -> Tokens | None:
        """The tokens last saved."""
        return self.tokens

    def save(self, tokens: Tokens) -> None:
        """Keep the tokens."""
        self.tokens = tokens
        self.saved.append(tokens)

    def clear(self) -> None:
        """Forget the tokens."""
        self.tokens = None
