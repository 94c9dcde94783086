"""What could not be read of a report is said at the report, on the terminal too."""

from datetime import UTC, datetime

from officer_app.installation import Installation
from sync.remotes.feed_items import read_item
from tests.fakes.odd_reports import odd_item
from tests.officer_app.conftest import Terminal


def test_a_report_says_which_of_its_fields_could_not_be_read(terminal: Terminal) -> None:
    terminal.sign_in("lurah")
    terminal.json("sync")
    opened = Installation.open(terminal.home, lambda _: terminal.environment["OFFICER_APP_PASSPHRASE"])
    cache = opened.stores.open_cache()
    now = datetime.now(UTC)
    cache.apply_page([read_item(odd_item(3, channel="whatsapp", point=[500, 500]), now)], "c9", now)
    cache.close()
    opened.close()
    shown = terminal.json("reports", "show", "odd-3")
    assert [(line["field"], line["said"]) for line in shown["unread"]] == [("channel", "whatsapp"), ("point", "[500, 500]")]
    words = terminal.run("--language", "en", "reports", "show", "odd-3").stdout
    assert "Parts of this report could not be read: Channel: “whatsapp”; Place: “[500, 500]”." in words
    assert terminal.json("reports", "show", "r1")["unread"] == []
    assert "could not be read" not in terminal.run("--language", "en", "reports", "show", "r1").stdout
