"""`officer-app`: the window, or one command on the terminal."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from officer_app.cli import parse
from officer_app.collector import calm_collector
from officer_app.window_options import WindowOptions

# Without a screen there is none to fit: the size of an office PC.
OFFSCREEN_SIZE = (1366, 768)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command the window opens."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    calm_collector()
    # What it writes is its user's alone: stores, logs, and what is exported on a computer that several share.
    os.umask(0o077)
    options = parse(arguments)
    if options.run is None:
        return _open_window(options)
    return _answered(options.run if callable(options.run) else _load(options.answer), options)


def _answered(answer: Callable[[Any], int], options: Any) -> int:
    try:
        return answer(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # as in `officer-app reports list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _open_window(options: Any) -> int:
    if options.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # What is imported stays: looking through it for garbage again and again takes a tenth of the start. `Collector` goes on.
    gc.disable()
    home: Path = _load("officer_app.paths:home_path")(options.home)
    _load("officer_app.paths:make_home")(home)
    _load("officer_app.logs:start")(home)
    chosen = WindowOptions(
        screenshot=options.screenshot,
        exit_after=options.exit_after,
        size=options.size or (OFFSCREEN_SIZE if options.offscreen else None),
        language=options.language,
        theme=options.theme,
    )
    return int(_load("officer_app.application:run_window")(home, chosen))


def _load(name: str) -> Callable[..., Any]:
    # Measured: `--version` and usage errors answer in 0.08 s instead of 0.8 s, because nothing else is imported for them.
    module, _, function = name.partition(":")
    loaded: Callable[..., Any] = getattr(import_module(module), function)
    return loaded


if __name__ == "__main__":
    sys.exit(main())
