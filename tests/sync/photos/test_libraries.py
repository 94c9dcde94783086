"""What reads photos on officers' computers carries no code that the app's licence cannot be shipped with."""

import re
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import pi_heif

ROOT = Path(__file__).resolve().parents[3]
# Encoders that are under the GPL, by the names of their libraries.
GPL = re.compile(r"x26[45]|kvazaar_gpl|ffmpeg_gpl", re.IGNORECASE)


def shipped() -> list[str]:
    return re.findall(r"^([a-z0-9][a-z0-9._-]*)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)


def test_heif_is_only_read() -> None:
    assert "pi-heif" in shipped() and "pillow-heif" not in shipped()
    info = pi_heif.libheif_info()
    assert not [name for name in info["encoders"] if GPL.search(name)] and info["HEIF"] == ""
    assert "libde265" in info["decoders"]


def test_no_shipped_package_bundles_a_gpl_encoder() -> None:
    looked_at, found = 0, []
    for package in shipped():
        try:
            listed = files(package) or []
        except PackageNotFoundError:  # for another system than this one
            continue
        looked_at += 1
        found += [f"{package}: {path}" for path in listed if GPL.search(path.name)]
    assert looked_at > 30 and found == []
