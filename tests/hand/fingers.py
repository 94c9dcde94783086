"""Mouse and keyboard of one screen: keys as they are written on the keyboard, text letter by letter."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.hand.device import REST, Device, rest

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
_MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
BUTTONS = {"left": 1, "middle": 2, "right": 3}
_UP, _DOWN = 4, 5
_TYPING_MS = 4
_APART = 0.18
# A finger finds its key.
_READY = 0.02
# Between two clicks at one point, two turns of the wheel, two presses of a held key, two steps of a drag.
_AGAIN, _TURN, _REPEAT, _STEP = 0.04, 0.015, 0.03, 0.03
# These letters act as soon as they are pressed; the others a moment later, when no other letter has come.
_AT_ONCE = ("j", "k")
_PATIENCE = 60


class Fingers:
    """Does one gesture at a time; each is over when the X server has it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._device = Device(environment["DISPLAY"])
        self._letter_at = 0.0

    def close(self) -> None:
        """Let go of mouse and keyboard."""
        self._device.close()

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "Enter", "Ctrl+K", "J", "/".

        Letters come as apart as a hand presses them that means keys; two in a tenth of a second are a word (decision 0033).
        """
        for key in keys:
            letter = len(key) == 1 and key.isalnum()
            if letter:
                self._come_apart()
            rest(_READY)
            self._device.chord(*x_keys(key))
            if letter:
                self._letter_at = time.monotonic()
                if key.lower() not in _AT_ONCE:
                    self._come_apart()

    def hold(self, key: str, times: int) -> None:
        """Press one key often, as the keyboard repeats one that is held."""
        for _ in range(times):
            self._device.chord(*x_keys(key))
            rest(_REPEAT)

    def type(self, text: str) -> None:
        """Type a text letter by letter; a new line is Enter."""
        self._come_apart()
        words = ["xdotool", "type", "--delay", str(_TYPING_MS), "--", text]
        subprocess.run(words, env=self._environment, check=True, timeout=_PATIENCE, capture_output=True)

    def click(self, x: int, y: int, *, button: str = "left", times: int = 1, holding: Sequence[str] = ()) -> None:
        """Move to a point of the screen and click, with keys held."""
        held = [_MODIFIERS[key.lower()] for key in holding]
        self._device.move(x, y)
        for key in held:
            self._device.key(key, down=True)
        for again in range(times):
            rest(_AGAIN if again else REST)
            self._device.click(BUTTONS[button])
        for key in reversed(held):
            self._device.key(key, down=False)

    def move(self, x: int, y: int) -> None:
        """Move the mouse."""
        self._device.move(x, y)

    def scroll(self, x: int, y: int, notches: int) -> None:
        """Turn the wheel over a point; down for positive numbers."""
        self._device.move(x, y)
        for _ in range(abs(notches)):
            self._device.click(_DOWN if notches > 0 else _UP)
            rest(_TURN)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one point, move in steps as a hand does, let go at another."""
        steps = 12
        self._device.move(*start)
        self._device.button(BUTTONS["left"], down=True)
        rest(0.1)
        for step in range(1, steps + 1):
            self._device.move(*(round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True)))
            rest(_STEP)
        rest(0.15)
        self._device.button(BUTTONS["left"], down=False)

    def picture(self, file: Path) -> None:
        """Take a picture of the whole screen."""
        subprocess.run(["import", "-window", "root", str(file)], env=self._environment, check=True, timeout=_PATIENCE)

    def _come_apart(self) -> None:
        """Wait until a letter is no longer the beginning of a word."""
        while (left := self._letter_at + _APART - time.monotonic()) > 0:
            rest(left)


def x_keys(key: str) -> list[str]:
    """What X calls a key, or those of a chord."""
    *modifiers, last = [*key[:-1].rstrip("+").split("+"), "+"] if key.endswith("+") else key.split("+")
    name = _KEYS.get(last.lower(), last.lower() if len(last) == 1 else last)
    return [*(_MODIFIERS[word.lower()] for word in modifiers if word), name]
