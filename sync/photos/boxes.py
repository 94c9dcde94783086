"""Boxes over a photo, and the photo's pixels that they are chosen on: light records, without what decodes and paints."""

from dataclasses import dataclass

MAX_BOXES = 100


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in a plate's pixels, from its upper left corner."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Plate:
    """A photo's pixels, upright and decoded once: what is shown to choose the boxes on is what they are painted into.

    `pixels` are RGB, line after line without gaps.
    """

    width: int
    height: int
    pixels: bytes
