"""Ids of what a pack brings: always the same for the same source, so that loading twice, or twice at once, doubles nothing."""

import uuid

_PACKS = uuid.UUID("5f1c0b5e-6d0a-5e0b-9a41-1d5d6f0c2014")


def report_id(source_key: str) -> str:
    """The id of the report with this source key."""
    return str(uuid.uuid5(_PACKS, f"report:{source_key}"))


def officer_id(login: str) -> str:
    """The id of a pack's officer."""
    return str(uuid.uuid5(_PACKS, f"officer:{login}"))
