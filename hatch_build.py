"""Puts the commit into what is built, so that each build can be told apart (`officer-app --version`)."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))
from officer_app.build import BUILD_FILE, commit_of


class CommitHook(BuildHookInterface[Any]):
    """Adds `officer_app/build.txt`; nothing where the sources come without their history."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before each target is built."""
        commit = commit_of(Path(self.root))
        if commit is None or version == "editable":
            return
        self._file = Path(self.directory) / BUILD_FILE
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(f"{commit}\n", encoding="utf-8")
        build_data["force_include"][str(self._file)] = f"officer_app/{BUILD_FILE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called after each target was built."""
        Path(self.directory, BUILD_FILE).unlink(missing_ok=True)
