"""What the officer set, in `settings.json`: readable, and fields of a newer version are kept."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from officer_app.clock import utc_now
from officer_app.files import write_atomically
from officer_app.paths import settings_file

Language = Literal["id", "en"]
Theme = Literal["system", "light", "dark"]


class Settings(msgspec.Struct, kw_only=True):
    """The settings of one installation; never a password, never a token."""

    server: str = ""
    login: str = ""
    language: Language = "id"
    theme: Theme = "system"
    tiles_url: str = ""
    tiles_attribution: str = ""
    notifications: bool = True
    undo_seconds: int = 10
    text_size: int = 100


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as read; `set_aside` is where a file that could not be read was put."""

    settings: Settings
    set_aside: Path | None = None


def load(home: Path) -> Loaded:
    """The settings of a home: defaults when there are none; a broken file is set aside, never overwritten."""
    file = settings_file(home)
    try:
        return Loaded(msgspec.json.decode(file.read_bytes(), type=Settings))
    except FileNotFoundError:
        return Loaded(Settings())
    except msgspec.MsgspecError:
        aside = file.with_name(f"settings.broken-{utc_now():%Y%m%dT%H%M%S%f}.json")
        file.replace(aside)
        return Loaded(Settings(), aside)


def save(home: Path, settings: Settings) -> None:
    """Write the settings, keeping fields in the file that this version does not know."""
    document = _foreign_fields(settings_file(home)) | msgspec.to_builtins(settings)
    write_atomically(settings_file(home), msgspec.json.format(msgspec.json.encode(document), indent=2))


def _foreign_fields(file: Path) -> dict[str, object]:
    try:
        document = msgspec.json.decode(file.read_bytes(), type=dict[str, object])
    except (FileNotFoundError, msgspec.MsgspecError):
        return {}
    return {name: value for name, value in document.items() if name not in Settings.__struct_fields__}
