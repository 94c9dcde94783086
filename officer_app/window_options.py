"""How the window is opened: what the command line says about it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOptions:
    """Options of one run of the window; `exit_after` is in seconds, `language` and `theme` overrule the settings for this run."""

    screenshot: Path | None = None
    exit_after: float | None = None
    size: tuple[int, int] | None = None
    language: str | None = None
    theme: str | None = None
