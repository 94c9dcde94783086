"""The server's own log on standard error: each line with its time in ISO 8601 (UTC), so that it can be laid beside others."""

import logging
import sys
import time

from central.folding_log import FoldingHandler

_FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s"


def start_log() -> None:
    """Write what the server says of itself; nothing changes where somebody else has arranged for that."""
    root = logging.getLogger()
    if root.handlers:
        return
    handler = FoldingHandler(sys.stderr)
    formatter = logging.Formatter(_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
