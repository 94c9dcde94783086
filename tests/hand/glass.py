"""What lies on the screen above the windows: menus and lists of choices, which the window manager does not know."""

import ctypes
import ctypes.util
from typing import Any

Box = tuple[int, int, int, int]
_VIEWABLE = 2


# A window may go between two questions about it; Xlib would end the whole process for that.
_HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_pass_over = _HANDLER(lambda _display, _error: 0)


class _Attributes(ctypes.Structure):
    """XWindowAttributes of Xlib."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_event_masks", "your_event_mask", "do_not_propagate_mask")),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    ]


class Glass:
    """Asks one X server which windows are shown."""

    def __init__(self, display: str) -> None:
        self._x: Any = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._x.XSetErrorHandler(_pass_over)
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._connection = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._connection))

    def close(self) -> None:
        """Hang up."""
        self._x.XCloseDisplay(self._connection)

    def popups(self) -> list[Box]:
        """The boxes of what is shown without the window manager, the lowest first."""
        found = []
        for window in self._windows():
            about = _Attributes()
            known = self._x.XGetWindowAttributes(self._connection, ctypes.c_ulong(window), ctypes.byref(about))
            if known and about.override_redirect and about.map_state == _VIEWABLE and about.width > 8:
                found.append((about.x, about.y, about.width, about.height))
        return found

    def _windows(self) -> list[int]:
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        told = (ctypes.byref(root), ctypes.byref(parent), ctypes.byref(children), ctypes.byref(count))
        if not self._x.XQueryTree(self._connection, self._root, *told):
            return []
        windows = [int(children[index]) for index in range(count.value)]
        if children:
            self._x.XFree(children)
        return windows
