"""Keeps Python's True, False and None alive in spite of a defect of PySide6."""

import ctypes
import sys

_PLENTY = 1 << 28


def protect_singletons() -> None:
    """Give True, False and None more references than PySide6 can lose; call once before any signal is emitted.

    WORKAROUND: PySide6 6.12.0 returns True from `Signal.emit()` and `Signal.disconnect()` without taking a reference, so each
    call takes one away. Below Python 3.12 these objects are counted like all others, and when the count reaches zero (after some
    thousand signals) the interpreter aborts with "bool_dealloc: deallocating True or False". From 3.12 on they are immortal.
    """
    if sys.version_info >= (3, 12) or sys.getrefcount(True) >= _PLENTY:
        return
    for singleton in (True, False, None):
        # The first field of every object in CPython 3.11 is its count of references.
        ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY
