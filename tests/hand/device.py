"""Pointer and keys of one X server as the server's own test extension moves them: each is over when the server has it."""

import ctypes
import ctypes.util
import select
from typing import Any

_NOW = 0
_SHIFT = "Shift_L"
# So long a finger rests between pressing and letting go.
REST = 0.006


class Device:
    """Moves the pointer, presses and lets go; a key is called what X calls it."""

    def __init__(self, display: str) -> None:
        self._x: Any = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._test: Any = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        for ask in (self._x.XStringToKeysym, self._x.XkbKeycodeToKeysym):
            ask.restype = ctypes.c_ulong
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        opened = self._x.XOpenDisplay(display.encode())
        assert opened, f"no screen at {display}"
        self._screen = ctypes.c_void_p(opened)

    def close(self) -> None:
        """Hang up."""
        self._x.XCloseDisplay(self._screen)

    def move(self, x: int, y: int) -> None:
        """Move the pointer to a point of the screen."""
        self._test.XTestFakeMotionEvent(self._screen, -1, x, y, ctypes.c_ulong(_NOW))
        self._done()

    def button(self, number: int, *, down: bool) -> None:
        """Press a button of the mouse, or let it go."""
        self._test.XTestFakeButtonEvent(self._screen, number, int(down), ctypes.c_ulong(_NOW))
        self._done()

    def click(self, number: int) -> None:
        """Press a button and let it go."""
        self.button(number, down=True)
        rest(REST)
        self.button(number, down=False)

    def key(self, name: str, *, down: bool) -> None:
        """Press a key, or let it go."""
        self._test.XTestFakeKeyEvent(self._screen, self._code(name), int(down), ctypes.c_ulong(_NOW))
        self._done()

    def chord(self, *names: str) -> None:
        """Press keys one after the other and let them go the other way round; with Shift where a sign wants it."""
        held = [*([_SHIFT] if self._wants_shift(names[-1]) and _SHIFT not in names else []), *names]
        for name in held:
            self.key(name, down=True)
            rest(REST)
        for name in reversed(held):
            self.key(name, down=False)
            rest(REST)

    def _code(self, name: str) -> int:
        code = self._x.XKeysymToKeycode(self._screen, ctypes.c_ulong(self._symbol(name)))
        assert code, f"no key is called {name}"
        return int(code)

    def _symbol(self, name: str) -> int:
        return int(self._x.XStringToKeysym(name.encode()))

    def _wants_shift(self, name: str) -> bool:
        plain = self._x.XkbKeycodeToKeysym(self._screen, self._code(name), 0, 0)
        return int(plain) != self._symbol(name)

    def _done(self) -> None:
        self._x.XSync(self._screen, 0)


def rest(seconds: float) -> None:
    """Wait as a hand does between two movements."""
    select.select([], [], [], seconds)
