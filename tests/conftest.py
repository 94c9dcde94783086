"""What every test gets: no real keyring, no screen, no leftovers, and the real input of ../shared where it is."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, settings

from officer_app.collector import calm_collector

# As the program does it; a tenth of the suite's time was the search for cycles among modules and classes.
calm_collector()
# Before anything imports PySide6 or keyring.
if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
# Test machines have no graphics card; without this the web engine looks for one for seconds and complains.
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
for _variable in ("OFFICER_APP_PASSPHRASE", "OFFICER_APP_HOME", "OFFICER_APP_LOG"):
    os.environ.pop(_variable, None)

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_GRACE = 5.0
_IN_CI = os.environ.get("CI", "").lower() == "true"
# QtWebEngine keeps its own processes until the application object ends.
_LASTING_PROCESSES = ("QtWebEngineProc", "QtWebEngineProcess")
# Threads that belong to the interpreter or to a library for the whole run.
_LASTING_THREADS = ("pytest_timeout", "ThreadPoolExecutor-asyncio", "execnet", "Dummy-", "pydevd", "tqdm")

# Files that take longest, begun first where several workers share the files: the last one is not waited for by all others.
_LONG = (
    "tests/hand/test_walk",
    "tests/hand/test_tour",
    "tests/hand/test_triage",
    "tests/faults/powerloss/",
    "tests/faults/machine/",
    "tests/lab/",
    "tests/end_to_end/",
    "tests/faults/test_mutations",
    "tests/ui/test_accessibility",
    "tests/central/test_schemathesis",
    "tests/ui/map/",
    "tests/ui/papers/test_paper_dialog",
    "tests/central/test_access",
    "tests/officer_app/test_application",
    "tests/officer_app/test_cli_",
    "tests/sync/photos/",
    "tests/ui/test_",
    "tests/faults/",
    "tests/test_",
    "tests/security/",
)

settings.register_profile("ci", derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", max_examples=100, deadline=None)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first, after they were shuffled."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: next((place for place, long in enumerate(_LONG) if item.nodeid.startswith(long)), len(_LONG)))


@pytest.fixture(scope="module", autouse=True)
def cycles_of_a_file() -> Iterator[None]:
    """Collect what a file's tests left, in the thread of Qt's objects, and never look through what stays again."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared; a machine without it skips, CI fails."""
    if not _SHARED.is_dir():
        message = f"needs the real input in {_SHARED.parent.name}/shared beside the checkout"
        if _IN_CI:
            pytest.fail(message)
        pytest.skip(message)
    return _SHARED


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application's arguments; asked for just before it is made, which is when the map's scheme has to be registered."""
    from ui.map.scheme import register_scheme  # noqa: PLC0415 - nor the web engine (0.15 s)
    from ui.threads.immortals import protect_singletons  # noqa: PLC0415 - tests without a window need no Qt

    protect_singletons()
    register_scheme()
    return ["officer-app"]


@pytest.fixture(autouse=True)
def no_leftovers() -> Iterator[None]:
    """Fail a test that leaves threads, child processes or listening or connected sockets behind."""
    threads, children, sockets = set(threading.enumerate()), _children(), _sockets()
    yield
    left = [*_lasting(threads), *_children_left(children), *(_sockets() - sockets)]
    assert not left, f"the test left behind: {left}"


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    """Take a test's language and formats away again, so that the next one reads the source's English and the locale C."""
    _speak_as_the_source()
    yield
    _speak_as_the_source()


def _speak_as_the_source() -> None:
    translation, qt = sys.modules.get("officer_app.translation"), sys.modules.get("PySide6.QtCore")
    if translation is not None:
        translation.remove_translators()
    if qt is not None:
        qt.QLocale.setDefault(qt.QLocale.c())


@pytest.fixture(autouse=True)
def no_unexpected_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs an error, unless it is marked `expects_errors`."""
    seen: list[str] = []
    handler = _ErrorKeeper(seen)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if request.node.get_closest_marker("expects_errors") is None:
        assert not seen, f"the test logged errors: {seen}"


class _ErrorKeeper(logging.Handler):
    def __init__(self, seen: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._seen = seen
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self._seen.append(self.format(record))


def _lasting(before: set[threading.Thread]) -> list[str]:
    fresh = [thread for thread in threading.enumerate() if thread not in before and not thread.name.startswith(_LASTING_THREADS)]
    for thread in fresh:
        thread.join(_GRACE)
    return [f"thread {thread.name}" for thread in fresh if thread.is_alive()]


def _children() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


def _children_left(before: set[psutil.Process]) -> list[str]:
    fresh = [child for child in _children() - before if not _name(child).startswith(_LASTING_PROCESSES)]
    _, alive = psutil.wait_procs(fresh, timeout=_GRACE)
    return [f"process {child.pid} {_name(child)}" for child in alive if child.is_running() and _name(child)]


def _name(process: psutil.Process) -> str:
    try:
        return "" if process.status() == psutil.STATUS_ZOMBIE else process.name()
    except psutil.NoSuchProcess:
        return ""


def _sockets() -> set[str]:
    lasting = {psutil.CONN_LISTEN, psutil.CONN_ESTABLISHED}
    return {
        f"socket {connection.laddr} {connection.status}"
        for connection in psutil.Process().net_connections("tcp")
        if connection.status in lasting and connection.laddr
    }
