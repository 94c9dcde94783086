"""Ids: version, order by time, no repeats."""

import uuid
from datetime import UTC, datetime, timedelta

from sync.ids import new_uuid7

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def test_it_is_a_uuid_of_version_7_with_its_time() -> None:
    made = uuid.UUID(new_uuid7(NOW))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(NOW.timestamp() * 1000)


def test_later_ids_sort_later() -> None:
    made = [new_uuid7(NOW + timedelta(milliseconds=step)) for step in range(50)]
    assert made == sorted(made)


def test_randomness_is_used_whole() -> None:
    assert new_uuid7(NOW, lambda count: b"\0" * count) != new_uuid7(NOW, lambda count: b"\xff" * count)
    assert new_uuid7(NOW, lambda count: b"\xff" * count).endswith("7fff-bfff-ffffffffffff")
    assert len({new_uuid7(NOW) for _ in range(1_000)}) == 1_000
