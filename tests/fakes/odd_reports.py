"""Reports of tomorrow's server, of which this version cannot read everything."""

import json
from typing import Any

from sync.feed import FeedUnknown
from sync.field_reading import Unread
from sync.remotes.feed_items import read_item
from tests.fakes.window_office import KLENDER, NOW, WindowOffice
from tests.fakes.wire_answers import item

AT = "2026-03-04T02:00:00Z"
LATER = "2026-03-11T02:00:00Z"
CLOCKS = {"response_due": LATER, "resolution_due": LATER, "red_flag_at": LATER}


def odd_item(number: int, **facts: Any) -> bytes:
    """A report of tomorrow's server."""
    known = {"number": f"JK26030499{number:02}", "ward": KLENDER, "received_at": AT, "updated_at": AT, "clocks": CLOCKS}
    return json.dumps(item(f"odd-{number}", number, **(known | facts))).encode()


def put_odd(office: WindowOffice) -> None:
    """Three reports of a new channel, one of them of a new status and with a photo from the year 9999."""
    photo = {"sha256": "ef" * 32, "size": 10, "mime": "image/jpeg", "role": "neighbour", "taken_at": "9999-12-31T23:59:59Z"}
    documents = [odd_item(1, channel="whatsapp"), odd_item(2, channel="whatsapp")]
    documents.append(odd_item(3, channel="whatsapp", status="archived", attachments=[photo], point=[500, 500]))
    cache = office.stores.open_cache()
    cache.apply_page([*(read_item(one, NOW) for one in documents), FeedUnknown("hologram", 9, b"{}")], "c9", NOW)
    cache.put_document("office", '"o"', b'{"views":[],"templates":[]}', (Unread("document", "too-long"),))
    cache.close()
