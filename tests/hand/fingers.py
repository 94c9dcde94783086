"""Mouse and keyboard of one screen, by xdotool: keys as they are written on the keyboard, text letter by letter."""

import select
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

# What is written on a key, and what X calls it.
_KEYS = {
    "enter": "Return",
    "esc": "Escape",
    "tab": "Tab",
    "space": "space",
    "backspace": "BackSpace",
    "del": "Delete",
    "delete": "Delete",
    "left": "Left",
    "right": "Right",
    "up": "Up",
    "down": "Down",
    "home": "Home",
    "end": "End",
    "pageup": "Prior",
    "pagedown": "Next",
    "/": "slash",
    "?": "question",
    "+": "plus",
    "-": "minus",
    "=": "equal",
    ".": "period",
    ",": "comma",
}
_MODIFIERS = {"ctrl": "ctrl", "shift": "shift", "alt": "alt"}
BUTTONS = {"left": 1, "middle": 2, "right": 3}
_TYPING_MS = 4
_APART = 0.18
# So long a key or a button is held.
_PRESSED_MS = "12"
# These letters act as soon as they are pressed; the others a moment later, when no other letter has come.
_AT_ONCE = ("j", "k")
_PATIENCE = 60


class Fingers:
    """Does one gesture at a time; each is over when the X server has it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._letter_at = 0.0

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "Enter", "Ctrl+K", "J", "/".

        Letters come as apart as a hand presses them that means keys; two in a tenth of a second are a word (decision 0033).
        """
        for key in keys:
            letter = len(key) == 1 and key.isalnum()
            if letter:
                self._come_apart()
            self._do("key", "--delay", _PRESSED_MS, x_key(key))
            if letter:
                self._letter_at = time.monotonic()
                if key.lower() not in _AT_ONCE:
                    self._come_apart()

    def hold(self, key: str, times: int) -> None:
        """Press one key often, as the keyboard repeats one that is held."""
        self._do("key", "--repeat", str(times), "--delay", "30", x_key(key))

    def type(self, text: str) -> None:
        """Type a text letter by letter; a new line is Enter."""
        self._come_apart()
        self._do("type", "--delay", str(_TYPING_MS), "--", text)

    def click(self, x: int, y: int, *, button: str = "left", times: int = 1, holding: Sequence[str] = ()) -> None:
        """Move to a point of the screen and click, with keys held."""
        held = [_MODIFIERS[key.lower()] for key in holding]
        down = [word for key in held for word in ("keydown", key)]
        up = [word for key in reversed(held) for word in ("keyup", key)]
        several = ["--repeat", str(times), "--delay", "40"] if times > 1 else ["--delay", _PRESSED_MS]
        clicks = ["click", *several, str(BUTTONS[button])]
        self._do("mousemove", str(x), str(y), *down, *clicks, *up)

    def tap(self, x: int, y: int, aside: tuple[int, int]) -> None:
        """Click a point and take the mouse away, so that no hint comes up."""
        self._do("mousemove", str(x), str(y), "click", "1", "mousemove", str(aside[0]), str(aside[1]))

    def move(self, x: int, y: int) -> None:
        """Move the mouse."""
        self._do("mousemove", str(x), str(y))

    def scroll(self, x: int, y: int, notches: int) -> None:
        """Turn the wheel over a point; down for positive numbers."""
        self._do(
            "mousemove", str(x), str(y), "click", "--repeat", str(abs(notches)), "--delay", "15", "5" if notches > 0 else "4"
        )

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one point, move in steps as a hand does, let go at another."""
        steps = 12
        path: list[str] = []
        for step in range(1, steps + 1):
            x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True))
            path += ["mousemove", str(x), str(y), "sleep", "0.03"]
        at_start = ["mousemove", str(start[0]), str(start[1]), "mousedown", "1", "sleep", "0.1"]
        self._do(*at_start, *path, "sleep", "0.15", "mouseup", "1")

    def picture(self, file: Path) -> None:
        """Take a picture of the whole screen."""
        subprocess.run(["import", "-window", "root", str(file)], env=self._environment, check=True, timeout=_PATIENCE)

    def _come_apart(self) -> None:
        """Wait until a letter is no longer the beginning of a word."""
        while (left := self._letter_at + _APART - time.monotonic()) > 0:
            select.select([], [], [], left)

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=_PATIENCE, capture_output=True)


def x_key(key: str) -> str:
    """What X calls a key or a chord."""
    *modifiers, last = [*key[:-1].rstrip("+").split("+"), "+"] if key.endswith("+") else key.split("+")
    modifiers = [word for word in modifiers if word]
    name = _KEYS.get(last.lower(), last.lower() if len(last) == 1 else last)
    return "+".join([*(_MODIFIERS[word.lower()] for word in modifiers), name])
