"""Run inside a D-Bus session of its own with an unlocked gnome-keyring: the real Secret Service, asked as the app asks it."""

import sys
from pathlib import Path

import keyring

from officer_app.credentials import SERVICE, KeyringSecrets, keyring_works
from officer_app.installation import Installation


def main(home: Path) -> None:
    """Keep, replace, read and forget secrets; open a new installation twice, its key from the keyring."""
    assert keyring_works(), f"the keyring does not work: {keyring.get_keyring()}"
    secrets = KeyringSecrets("real")
    for value in (b"\x00\xff", bytes(9000), b"short"):
        secrets.set("tokens", value)
        assert secrets.get("tokens") == value
    secrets.delete("tokens")
    assert secrets.get("tokens") is None
    assert keyring.get_password(SERVICE, "real/tokens") is None
    for _ in range(2):
        installation = Installation.open(home, lambda _new: None)
        assert installation.secrets_kind == "keyring"
        installation.close()
    assert not (home / "secrets.enc").exists()
    sys.stdout.write(f"kept by {keyring.get_keyring().name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
