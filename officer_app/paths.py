"""Where one installation lives: everything of it lies below one folder, its home."""

import os
from pathlib import Path

from platformdirs import user_data_path

from sync.durable import make_folder
from sync.errors import OfficerError
from sync.private_files import close_to_others

HOME_VARIABLE = "OFFICER_APP_HOME"
_APP = "crop-officer"


def home_path(chosen: Path | None = None) -> Path:
    """The home: as chosen on the command line, else by OFFICER_APP_HOME, else the user's data folder."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    named = os.environ.get(HOME_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    return user_data_path(_APP, appauthor=False)


def make_home(home: Path) -> None:
    """Create the home so that only its owner can look in; OfficerError `home-unwritable` when it cannot be."""
    try:
        if not installation_file(home).exists():  # it is written into a folder whose own name is on the disk for good
            make_folder(home)
        (home / "logs").mkdir(exist_ok=True, mode=0o700)
        close_to_others(home)
    except OSError as error:
        raise OfficerError("home-unwritable", path=str(home), reason=error.strerror or type(error).__name__) from error


def installation_file(home: Path) -> Path:
    """The installation's id and where its secrets are."""
    return home / "installation.json"


def settings_file(home: Path) -> Path:
    """What the officer set."""
    return home / "settings.json"


def secrets_file(home: Path) -> Path:
    """The secrets behind a passphrase, where there is no keyring."""
    return home / "secrets.enc"


def log_file(home: Path) -> Path:
    """The running log; older ones lie beside it."""
    return home / "logs" / "officer-app.log"
