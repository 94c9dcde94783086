"""Photos to look at: from here where they are, else fetched once."""

import hashlib
import threading
from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sync.errors import LineError
from sync.fetching import PhotoFetcher
from tests.fakes.office import Office, picture, prepared
from tests.fakes.small_centre import SmallCentre
from tests.fakes.wire_answers import INSTANCE

PHOTO = picture(5)
HASH = hashlib.sha256(PHOTO).hexdigest()


def jpeg(data: bytes) -> Callable[[Request], Response]:
    return lambda _: Response(data, 200, {"Officer-Instance": INSTANCE}, content_type="image/jpeg")


def test_a_photo_is_fetched_once_and_kept(office: Office, centre: SmallCentre) -> None:
    fetcher = PhotoFetcher(office.api, office.stores.vault)
    centre.fail("GET /attachments", jpeg(PHOTO))
    assert fetcher.fetch(HASH, "full") == PHOTO
    assert fetcher.fetch(HASH, "full") == PHOTO
    assert centre.calls("GET /attachments") == 1


def test_many_threads_fetch_it_once(office: Office, centre: SmallCentre, httpserver: HTTPServer) -> None:
    fetcher = PhotoFetcher(office.api, office.stores.vault)
    centre.fail("GET /attachments", jpeg(PHOTO))
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(fetcher.fetch(HASH, "thumb"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [PHOTO] * 8
    assert centre.calls("GET /attachments") == 1


def test_an_own_photo_needs_no_line(office: Office, centre: SmallCentre) -> None:
    own = picture(6)
    office.evidence("r1", own)
    fetcher = PhotoFetcher(office.api, office.stores.vault)
    assert fetcher.fetch(prepared(own).photo.sha256, "thumb") == own
    assert centre.calls("GET /attachments") == 0


def test_a_photo_with_other_bytes_is_not_kept(office: Office, centre: SmallCentre) -> None:
    fetcher = PhotoFetcher(office.api, office.stores.vault)
    centre.fail("GET /attachments", jpeg(b"other"), jpeg(PHOTO))
    with pytest.raises(LineError):
        fetcher.fetch(HASH, "full")
    assert fetcher.fetch(HASH, "full") == PHOTO
