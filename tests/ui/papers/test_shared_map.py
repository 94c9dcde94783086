"""The map as one file, in the real web engine: it shows the reports, fetches nothing, and runs nothing of strangers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from papers.web_map import Pin, WebMap, web_map
from sync.errors import OfficerError
from tests.ui.desk_samples import report
from tests.ui.office_desk import OfficeDesk, area_document
from tests.ui.papers.paper_desk import SECRET, SECRET_STREET, language, make, many
from ui.papers.request import PaperKind

EVIL = "</script><img src=x onerror='document.title=\"owned\"'>\u2028"


class Watch(QWebEngineUrlRequestInterceptor):
    """Notes every address that a page asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Note one."""
        self.asked.append(info.requestUrl().toString())


class Browser:
    """A browser without a window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.watch = qtbot, Watch()
        self.profile = QWebEngineProfile()
        self.profile.setUrlRequestInterceptor(self.watch)
        self.page = QWebEnginePage(self.profile)
        self.view = QWebEngineView()
        self.view.setPage(self.page)
        self.view.resize(900, 600)
        self.view.show()
        self.said: list[str] = []
        self.page.javaScriptConsoleMessage = lambda _level, text, line, _source: self.said.append(f"{line}: {text}")  # type: ignore[method-assign]

    def open(self, path: Path) -> None:
        """Open a file and wait until the map is drawn."""
        with self.qtbot.waitSignal(self.page.loadFinished, timeout=30_000):
            self.page.load(QUrl.fromLocalFile(str(path)))
        self.qtbot.waitUntil(lambda: self.ask("document.documentElement.dataset.ready || ''") != "", timeout=20_000)

    def ask(self, script: str) -> Any:
        """What a script in the page answers; scripts of ours run past the page's policy, as a debugger's would."""
        found: list[Any] = []
        self.page.runJavaScript(f"JSON.stringify({script})", found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=10_000)
        return json.loads(found[0])

    def close(self) -> None:
        """End it: the page before its profile."""
        self.view.close()
        self.view.deleteLater()
        with self.qtbot.waitSignal(self.page.destroyed):
            self.page.deleteLater()
        self.profile.deleteLater()


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[Browser]:
    opened = Browser(qtbot)
    yield opened
    opened.close()


def shown(*pins: Pin) -> WebMap:
    words = ("category", "status", "ward", "received", "approximate", "reports", "in", "out")
    return WebMap(
        title=EVIL,
        mark="For official use, do not share",
        about=EVIL,
        language="en",
        pins=pins,
        areas=(json.dumps(area_document("ward", "31.75.07.1003", EVIL)).encode(),),
        approximate_areas=False,
        words={word: word for word in words},
    )


def pin(number: int, lon: float = 106.9) -> Pin:
    return Pin(f"JK{number}", EVIL, "● Waiting", "Klender", "4 Mar 2026", "#b3261e", lon, -6.2, approximate=False)


def test_the_page_names_no_other_server() -> None:
    page = web_map(shown(pin(1)))
    head = page.partition("<script")[0]
    assert "http" not in head.replace("http-equiv", "") and "url(" not in head
    assert "src=" not in page.replace("src=x", "").split("<script>")[0]
    assert "onerror" in page and "<img src=x" not in page.partition("application/json")[2].partition("</script>")[0]


def test_the_map_shows_the_reports_and_fetches_nothing(browser: Browser, desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(60))
    path = folder / "map.html"
    result = make(desk, PaperKind.MAP, path)
    assert result.reports + result.left_out == 60 and result.left_out == 14
    browser.open(path)
    assert browser.ask("document.documentElement.dataset.ready") == str(result.reports)
    assert browser.ask("document.querySelectorAll('.cluster').length") >= 1
    assert browser.ask("document.querySelector('.mark').textContent").startswith("For official use, do not share · made by Budi")
    assert "46 report" in browser.ask("document.querySelector('header').textContent")
    assert [address for address in browser.watch.asked if not address.startswith("file:")] == []
    assert [address for address in browser.watch.asked if address != QUrl.fromLocalFile(str(path)).toString()] == []
    assert browser.said == []


def test_a_popup_says_number_category_status_ward_and_date(browser: Browser, desk: OfficeDesk, folder: Path) -> None:
    desk.fill(report())
    with language("en"):
        make(desk, PaperKind.MAP, folder / "map.html")
    browser.open(folder / "map.html")
    browser.ask("document.querySelector('.pin').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    browser.qtbot.waitUntil(lambda: browser.ask("document.querySelectorAll('.popup').length") == 1)
    browser.view.resize(500, 400)
    # The map moves, and draws its pins anew.
    browser.qtbot.waitUntil(lambda: browser.ask("innerWidth === 500 && !document.querySelector('.leaflet-pan-anim')"))
    said = browser.ask("document.querySelector('.popup').innerText")
    for wanted in ("JK2603040342", "Flood", "Waiting", "Klender", "4 Mar 2026 05:20 WIB"):
        assert wanted in said
    assert "Banjir di depan pos" not in said


def test_no_private_report_and_no_text_is_in_the_file(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(30))
    make(desk, PaperKind.MAP, folder / "map.html")
    page = (folder / "map.html").read_text(encoding="utf-8")
    for secret in (SECRET, SECRET_STREET, "106.123456", "JK2603000010", "menggenang", "Jl. Dermaga"):
        assert secret not in page


def test_words_of_strangers_stay_words(browser: Browser, folder: Path) -> None:
    path = folder / "map.html"
    path.write_text(web_map(shown(pin(1), pin(2, 106.95))), encoding="utf-8")
    browser.open(path)
    assert browser.ask("document.querySelectorAll('img').length") == 0
    assert browser.ask("document.title").rstrip("\u2028") == EVIL.rstrip("\u2028")
    assert browser.ask("document.querySelector('h1').textContent") == EVIL


def test_a_map_of_nothing_is_a_sentence(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(report(point=None))
    with pytest.raises(OfficerError, match="paper-nothing-on-map"):
        make(desk, PaperKind.MAP, folder / "map.html")
    assert list(folder.iterdir()) == []
