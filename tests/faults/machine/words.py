"""Words of the machine that are printed as they are written, so that a printed program is a test."""

from enum import StrEnum


class Word(StrEnum):
    """One of a closed list."""

    def __repr__(self) -> str:
        """As it stands in a program."""
        return f"{type(self).__name__}.{self.name}"
