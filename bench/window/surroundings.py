"""What a start of the program finds around it, as at its users'."""

import os

# A user's Python keeps compiled modules; without them a start compiles the whole program anew, which takes 0.2 s.
_LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


def user_environment() -> dict[str, str]:
    """The environment, without a screen and a graphics card."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu"}
