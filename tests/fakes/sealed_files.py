"""Sealed files as another program makes them: with the passphrase, and with a key of its own or none."""

import hashlib
import json
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.sealed.sealing import sealed_to, unsealed

Parts = list[tuple[str, bytes]]


def parts_of(file: Path, passphrase: str) -> Parts:
    """All entries of a sealed file, in order."""
    with unsealed(file, passphrase) as found, zipfile.ZipFile(found) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def pack(file: Path, passphrase: str, parts: Parts) -> None:
    """Seal these entries into a file."""
    with sealed_to(file, passphrase) as writer, zipfile.ZipFile(writer, "w") as archive:  # type: ignore[call-overload]
        for name, data in parts:
            with warnings.catch_warnings(action="ignore"):  # of a name that is there twice
                archive.writestr(name, data)


def said(parts: Parts) -> dict[str, Any]:
    """What the signature says."""
    statement: dict[str, Any] = json.loads(json.loads(dict(parts)["signature.json"])["statement"])
    return statement


def signed_anew(parts: Parts, key: Ed25519PrivateKey, changes: Mapping[str, object] | None = None) -> Parts:
    """The entries signed by another key, with some words of the statement changed."""
    covered = [(name, data) for name, data in parts if name != "signature.json"]
    statement = {
        **said(parts),
        "public_key": key.public_key().public_bytes_raw().hex(),
        "entries": [{"name": name, "sha256": hashlib.sha256(data).hexdigest()} for name, data in covered],
        **(changes or {}),
    }
    text = json.dumps(statement)
    signature = key.sign(b"officer-app/sealed-work/1\0" + text.encode()).hex()
    return [*covered, ("signature.json", json.dumps({"format": 1, "statement": text, "signature": signature}).encode())]
