"""The centre's own log of what was done to it from the command line: one line of JSON for each act, never what a report said."""

import os
from collections.abc import Mapping

import msgspec

from central.security_log import NOTICE
from central.storage import Storage

AUDIT_FILE = "audit.log"


def note(storage: Storage, act: str, facts: Mapping[str, str | int | bool]) -> None:
    """Add a line, on the disk when this returns; the security log tells of it as well."""
    storage.security.note(act, NOTICE, **facts)
    line = msgspec.json.encode({"at": storage.clock(), "act": act, **facts}) + b"\n"
    handle = os.open(storage.data / AUDIT_FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)
