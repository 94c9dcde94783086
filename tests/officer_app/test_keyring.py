"""The real OS keyring: gnome-keyring's Secret Service in a D-Bus session of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = 'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets --daemonize > /dev/null && exec "$0" "$@"'
_TOOLS = ("dbus-run-session", "gnome-keyring-daemon", "sh")


@pytest.fixture
def tools() -> None:
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if missing and os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"CI needs {missing}: python3 dev.py test installs them as root")
    if missing:
        pytest.skip(f"needs {missing} (Debian: dbus-daemon, gnome-keyring)")


@pytest.mark.usefixtures("tools")
def test_secrets_live_in_the_real_keyring(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "PYTHON_KEYRING"))}
    environment |= {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    command = ["dbus-run-session", "--", "sh", "-c", _SCRIPT, sys.executable, "-m", "tests.officer_app.keyring_session"]
    ended = subprocess.run([*command, str(tmp_path / "home")], capture_output=True, text=True, env=environment, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert "SecretService" in ended.stdout or "Secret" in ended.stdout
