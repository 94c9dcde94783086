"""The window's right of way: minded while it is claimed, and never for longer than a claim is worth."""

import threading
import time
from collections.abc import Iterator

import pytest

from sync.right_of_way import RightOfWay

_FOREVER = 60.0


@pytest.fixture
def worker() -> Iterator[list[threading.Thread]]:
    threads: list[threading.Thread] = []
    yield threads
    for thread in threads:
        thread.join(_FOREVER)


def test_without_a_claim_nobody_waits() -> None:
    began = time.monotonic()
    assert list(RightOfWay(_FOREVER).between(range(1_000))) == list(range(1_000))
    assert time.monotonic() - began < _FOREVER


def test_who_works_behind_the_window_waits_until_the_claim_is_given_up(worker: list[threading.Thread]) -> None:
    way, begun = RightOfWay(_FOREVER), threading.Event()
    done: list[str] = []
    way.claim()

    def work() -> None:
        begun.set()
        done.extend(way.between("abc"))

    worker.append(threading.Thread(target=work))
    worker[0].start()
    assert begun.wait(_FOREVER)
    assert not done
    way.release()
    worker[0].join(_FOREVER)
    assert done == ["a", "b", "c"]


def test_a_claim_is_worth_its_time_and_no_more() -> None:
    way = RightOfWay(0.0)
    way.claim()
    assert list(way.between(range(1_000))) == list(range(1_000))


def test_claiming_again_does_not_make_a_claim_longer() -> None:
    way = RightOfWay(0.0)
    way.claim()
    way._longest = _FOREVER
    way.claim()
    way.give_way()


def test_after_a_release_a_new_claim_counts_anew(worker: list[threading.Thread]) -> None:
    way = RightOfWay(0.0)
    way.claim()
    way.release()
    way._longest = _FOREVER
    way.claim()
    waited = threading.Event()

    def work() -> None:
        way.give_way()
        waited.set()

    worker.append(threading.Thread(target=work))
    worker[0].start()
    assert not waited.is_set()
    way.release()
    assert waited.wait(_FOREVER)
