"""What ends a scenario and not the run."""


class BenchError(Exception):
    """Something that a scenario needs cannot be had; the text says what, for whoever measures."""
