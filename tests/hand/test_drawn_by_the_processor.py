"""A window with the map in it is painted into memory: OpenGL is slow on a PC without a graphics processor."""

import os
import subprocess
import sys

import pytest

from develop.machine import qt_environment
from tests.hand.conftest import OFFICE
from tests.hand.display import Display
from tests.hand.town import ROOT

# Without a screen there is no OpenGL, so this asks the program's own application on a real one.
_SHOW = """
import os
from officer_app.application import make_application
app = make_application("id", "light")
from PySide6.QtWebEngineWidgets import QWebEngineView
view = QWebEngineView()
view.loadFinished.connect(lambda _whole: (print(view.windowHandle().surfaceType().name, flush=True), app.quit()))
view.show()
view.setHtml("<p>Klender")
app.exec()
os._exit(0)
"""


@pytest.mark.parametrize(("chosen", "surface"), [({}, "RasterSurface"), ({"QT_QUICK_BACKEND": "rhi"}, "OpenGLSurface")])
def test_a_window_with_the_map_needs_no_opengl(
    screens: dict[tuple[int, int], Display], chosen: dict[str, str], surface: str
) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "QT_QUICK_BACKEND"}
    environment = {**kept, **screens[OFFICE].environment, **qt_environment(), **chosen}
    done = subprocess.run([sys.executable, "-c", _SHOW], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == [surface], done.stderr
