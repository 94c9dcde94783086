"""Files that come with the product: icons, translations, the map page, the demo pack."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Where a resource lies, by its name below this folder (`demo`, `icons/app.svg`); FileNotFoundError when there is none."""
    found = (_ROOT / name).resolve()
    if not found.is_relative_to(_ROOT) or not found.exists():
        raise FileNotFoundError(f"no resource named {name}")
    return found


def text(name: str) -> str:
    """A resource's text (UTF-8)."""
    return path(name).read_text(encoding="utf-8")
