"""The web view that shows the map's page and nothing else: no navigation, no windows, no downloads, no disk, no permissions."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.map.scheme import PAGE, SCHEME, MapContents, MapRequestGuard, MapSchemeHandler

_LOG = logging.getLogger(__name__)

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.BackForwardCacheEnabled,
)
_Level = QWebEnginePage.JavaScriptConsoleMessageLevel
_LEVELS = {_Level.ErrorMessageLevel: logging.ERROR, _Level.WarningMessageLevel: logging.WARNING}


class MapPage(QWebEnginePage):
    """A page that stays at the map's address, opens nothing, and asks for nothing."""

    def acceptNavigationRequest(self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool) -> bool:
        """Only the map itself, and only as the whole page."""
        return is_main_frame and QUrl(url) == PAGE

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        """No windows."""
        return None

    def chooseFiles(self, mode: QWebEnginePage.FileSelectionMode, old: Sequence[str], types: Sequence[str]) -> list[str]:
        """No files."""
        return []

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """What the page says on its console goes to the log."""
        _LOG.log(_LEVELS.get(level, logging.DEBUG), "%s:%d: %s", source, line, message)

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:
        """No dialogs."""

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:
        """No dialogs."""
        return False

    def javaScriptPrompt(self, origin: QUrl | str, message: str, default: str) -> tuple[bool, str]:
        """No dialogs."""
        return False, ""


class MapView(QWidget):
    """The web view with its page and a profile of its own that keeps nothing on disk."""

    def __init__(self, contents: MapContents, bridge: QObject, parent: QWidget) -> None:
        super().__init__(parent)
        # A profile must outlive its page. Children are deleted in the order in which they came: the view, and with it the page,
        # first. Nobody may raise or lower the view within this widget: that would change the order.
        self._web = QWebEngineView(self)
        self._profile = QWebEngineProfile(self)
        self._handler = MapSchemeHandler(contents, self._profile)
        self._guard = MapRequestGuard(contents, self._profile)
        _lock(self._profile, self._handler, self._guard)
        self.page = MapPage(self._profile, self._web)
        self._channel = QWebChannel(self.page)
        self._channel.registerObject("bridge", bridge)
        self.page.setWebChannel(self._channel)
        self.page.permissionRequested.connect(_deny)
        for attribute in _OFF:
            self.page.settings().setAttribute(attribute, False)
        self._web.setPage(self.page)
        self._web.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._web.setAcceptDrops(False)
        self.setFocusProxy(self._web)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._web)

    def set_name(self, words: str) -> None:
        """What the map is called for those who hear it."""
        self._web.setAccessibleName(words)

    def open_map(self, background: QColor) -> None:
        """Load the page; until it has painted, the background shows instead of white."""
        self.page.setBackgroundColor(background)
        self._web.setUrl(PAGE)


def _lock(profile: QWebEngineProfile, handler: MapSchemeHandler, guard: MapRequestGuard) -> None:
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setSpellCheckEnabled(False)
    profile.installUrlSchemeHandler(SCHEME, handler)
    profile.setUrlRequestInterceptor(guard)
    profile.downloadRequested.connect(_refuse)


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _refuse(download: QWebEngineDownloadRequest) -> None:
    download.cancel()
