"""Programs of other people that tests look at our files with."""

import os
import shutil

import pytest


def needs(tool: str, package: str) -> None:
    """Skip where a program is missing; with CI=true that is an error."""
    if shutil.which(tool) is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"needs {tool} of {package}")
