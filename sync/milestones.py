"""Named moments between two steps that must survive a crash; the tests of crashes listen and end the process there.

The names C1 to C22 are those of docs/faults.md. Without a listener, as in every installation, passing one costs a comparison.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str], None]

_listener: Listener | None = None


def reached(name: str) -> None:
    """Say that a moment has come."""
    if _listener is not None:
        _listener(name)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Tell `listener` every moment for the length of the block; what it raises ends the step there."""
    global _listener
    former, _listener = _listener, listener
    try:
        yield
    finally:
        _listener = former
