"""Python's collector of cycles, set for programs that hold many small records for a moment."""

import gc

# So many new objects before the young ones are looked at, and so many of those looks before the older ones are.
_YOUNG, _MIDDLE, _OLD = 50_000, 20, 100


def calm_collector() -> None:
    """Have cycles looked for seldom.

    A page of 2,000 reports is some 120,000 records without any cycle, which live for a tenth of a second. As Python comes, they
    are searched for cycles again and again: a fifth of the time of a first sync. For commands on the terminal and for the central
    API; the window has `ui.threads.collecting.Collector` instead, because Qt's objects must be collected in its own thread.
    """
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
