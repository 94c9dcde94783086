"""Identifiers that nobody else will ever choose."""

import os
import uuid
from collections.abc import Callable
from datetime import datetime


def new_uuid7(now: datetime, random_bytes: Callable[[int], bytes] = os.urandom) -> str:
    """A UUID of version 7 (RFC 9562): milliseconds first, so that ids made later sort later, then 74 random bits."""
    millis = int(now.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    noise = int.from_bytes(random_bytes(10), "big")
    rand_a, rand_b = (noise >> 62) & 0xFFF, noise & 0x3FFF_FFFF_FFFF_FFFF
    return str(uuid.UUID(int=(millis << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b))
