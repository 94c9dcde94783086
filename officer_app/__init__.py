"""CROP Officer: the desk where a city answers its citizens."""

import sys
from pathlib import Path

__version__ = "0.1.0"

# An installed wheel carries the sibling packages below officer_app/_lib, so that no wheel of somebody else's with a
# top-level `ui` or `sync` can overwrite them; a checkout has them beside officer_app and no _lib.
_LIB = Path(__file__).with_name("_lib")
if _LIB.is_dir() and str(_LIB) not in sys.path:
    sys.path.insert(0, str(_LIB))
