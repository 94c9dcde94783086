"""Memory given back: threads that each take large pages would keep a multiple of what they use (measured: 430 MiB, then 200)."""

import ctypes
import sys

# glibc's names for what mallopt sets.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_ARENAS, _LARGE, _KEPT = 2, 256 * 1024, 1024 * 1024


def give_memory_back() -> None:
    """Let few arenas serve all threads, and large pieces go back at once; nothing changes where the C library is not glibc."""
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for name, value in ((_ARENA_MAX, _ARENAS), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _KEPT)):
            mallopt(name, value)
