"""The address of a central API as an officer types it."""

import ipaddress
import re
from urllib.parse import urlsplit

from sync.errors import NotOurServer

BASE_PATH = "/officer/v1"
# What every reader of an address takes for a host: at a backslash, a per cent or a blank, one ends it and another goes on.
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+")
_ODD = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f]")


def normalised(typed: str) -> str:
    """Scheme, host, port and prefix without a closing slash; NotOurServer when it is no address, or unprotected.

    Passwords and citizens' reports go over plain http only to this very computer.
    """
    text = typed.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise NotOurServer("bad-address", address=typed) from error
    if parts.scheme not in ("http", "https") or parts.username is not None or parts.query or parts.fragment:
        raise NotOurServer("bad-address", address=typed)
    if not host or not _HOST.fullmatch(host) or _ODD.search(text):
        raise NotOurServer("bad-address", address=typed)
    if parts.scheme == "http" and not _names_this_computer(host):
        raise NotOurServer("insecure-address", address=typed)
    name = f"[{host}]" if ":" in host else host
    prefix = parts.path.rstrip("/").removesuffix(BASE_PATH)
    return f"{parts.scheme}://{name}{f':{port}' if port else ''}{prefix}"


def is_loopback(server: str) -> bool:
    """Whether a normalised address leads to this very computer."""
    return _names_this_computer(urlsplit(server).hostname or "")


def _names_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
