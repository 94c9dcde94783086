"""The street that every drawn photo shows: sky, houses, pavement and road, different with each seed."""

import math
import random
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

WIDTH, HEIGHT = 640, 480

Colour = tuple[int, int, int]

_WALLS: tuple[Colour, ...] = (
    (214, 196, 160),
    (186, 205, 190),
    (222, 176, 148),
    (196, 190, 205),
    (232, 224, 200),
    (168, 188, 204),
)
_ROOFS: tuple[Colour, ...] = ((142, 74, 52), (120, 62, 48), (96, 96, 100), (150, 96, 62), (84, 70, 66))
_SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((128, 170, 214), (214, 226, 234)),
    ((168, 180, 188), (212, 216, 216)),
    ((110, 122, 134), (176, 182, 184)),
    ((206, 168, 130), (238, 214, 176)),
)
_NIGHT = ((10, 12, 26), (34, 34, 48))


@dataclass(slots=True)
class Street:
    """A picture being drawn: where the horizon is, where the road runs, and the dice of its seed."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    dice: random.Random
    horizon: int
    left: int
    right: int
    night: bool = False

    def road_at(self, depth: float) -> tuple[float, float, float]:
        """Left edge, right edge and height in the picture of the road at a depth from 0 (far) to 1 (near)."""
        middle = (self.left + self.right) / 2
        half = (self.right - self.left) / 2 * (0.16 + 0.84 * depth)
        return middle - half, middle + half, self.horizon + (HEIGHT - self.horizon) * depth

    def spot(self, depth: float, across: float) -> tuple[float, float, float]:
        """A point on the road by depth and by 0 (left) to 1 (right), and how large a metre is there."""
        left, right, y = self.road_at(depth)
        return left + (right - left) * across, y, (right - left) / 7

    def shade(self, colour: Colour, spread: int = 14) -> Colour:
        """The colour, a little lighter or darker."""
        change = self.dice.randint(-spread, spread)
        red, green, blue = (max(0, min(255, channel + change)) for channel in colour)
        return red, green, blue

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """A filled ellipse by its middle."""
        self.draw.ellipse((x - rx, y - ry, x + rx, y + ry), fill=colour)

    def blob(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """A filled, uneven patch by its middle."""
        corners = 11
        edge = []
        for step in range(corners):
            angle, size = 2 * math.pi * step / corners, self.dice.uniform(0.72, 1.12)
            edge.append((x + rx * size * math.cos(angle), y + ry * size * math.sin(angle)))
        self.draw.polygon(edge, fill=colour)


def new_street(seed: int, place: int, *, night: bool = False) -> Street:
    """An empty street; `place` decides houses and road, so that before and after show the same one, `seed` the rest."""
    builder = random.Random(place)  # noqa: S311 - pictures, not secrets
    horizon = builder.randint(170, 230)
    sky = _NIGHT if night else builder.choice(_SKIES)
    image = _gradient(*sky).copy()
    draw = ImageDraw.Draw(image)
    street = Street(image, draw, builder, horizon, builder.randint(40, 140), builder.randint(520, 640), night)
    _houses(street)
    _ground(street)
    street.dice = random.Random(seed)  # noqa: S311 - pictures, not secrets
    return street


def finished(street: Street, size: tuple[int, int]) -> Image.Image:
    """The picture as a phone would have taken it: enlarged, a little noisy, a little off in light."""
    small = ImageChops.add(street.image, _noise(street.dice.randint(0, 3)), offset=-12)
    lit = ImageEnhance.Brightness(small).enhance(street.dice.uniform(0.9, 1.08))
    return lit.resize(size, Image.Resampling.BILINEAR)


def _houses(street: Street) -> None:
    x = -street.dice.randint(0, 60)
    while x < WIDTH:
        width, height = street.dice.randint(56, 130), street.dice.randint(50, 120)
        wall, roof = street.shade(street.dice.choice(_WALLS)), street.shade(street.dice.choice(_ROOFS))
        if street.night:
            wall, roof = (wall[0] // 6, wall[1] // 6, wall[2] // 5), (12, 12, 18)
        top = street.horizon - height
        street.draw.rectangle((x, top, x + width, street.horizon + 14), fill=wall)
        street.draw.polygon([(x - 6, top), (x + width / 2, top - height * 0.3), (x + width + 6, top)], fill=roof)
        _openings(street, x, top, width, height)
        if street.dice.random() < 0.45:
            _tree(street, x + width, street.horizon + 10, street.dice.randint(24, 46))
        x += width + street.dice.randint(-4, 26)


def _openings(street: Street, x: int, top: int, width: int, height: int) -> None:
    glass = street.dice.choice(((238, 206, 120), (22, 24, 36))) if street.night else (70, 84, 96)
    for column in range(max(1, width // 40)):
        left = x + 10 + column * 38
        street.draw.rectangle((left, top + height * 0.2, left + 18, top + height * 0.45), fill=glass)
    door = street.dice.randint(x + 6, x + width - 24)
    street.draw.rectangle((door, street.horizon - height * 0.36, door + 18, street.horizon + 12), fill=street.shade((92, 66, 48)))


def _tree(street: Street, x: float, y: float, size: int) -> None:
    dark = 5 if street.night else 1
    street.draw.rectangle((x - 3, y - size * 1.6, x + 3, y), fill=(86 // dark, 66 // dark, 48 // dark))
    for _ in range(5):
        shift_x, shift_y = street.dice.uniform(-0.6, 0.6) * size, street.dice.uniform(-0.5, 0.3) * size
        green = street.shade((64, 104, 54), 18)
        street.ellipse(
            x + shift_x, y - size * 1.9 + shift_y, size * 0.6, size * 0.5, (green[0] // dark, green[1] // dark, green[2] // dark)
        )


def _ground(street: Street) -> None:
    dark = 6 if street.night else 1
    pavement = street.shade((158, 150, 138), 10)
    asphalt = street.shade((88, 88, 90), 10)
    street.draw.rectangle((0, street.horizon + 12, WIDTH, HEIGHT), fill=tuple(c // dark for c in pavement))
    far_left, far_right, _ = street.road_at(0)
    near_left, near_right, _ = street.road_at(1)
    top = street.horizon + 12
    road = [(far_left, top), (far_right, top), (near_right, HEIGHT), (near_left, HEIGHT)]
    street.draw.polygon(road, fill=tuple(c // dark for c in asphalt))
    kerb = tuple(c // dark for c in (206, 204, 198))
    street.draw.line([(far_left, top), (near_left, HEIGHT)], fill=kerb, width=4)
    street.draw.line([(far_right, top), (near_right, HEIGHT)], fill=kerb, width=4)
    for step in range(5):
        x, y, metre = street.spot(0.1 + step * 0.2, 0.5)
        _, lower, _ = street.spot(0.18 + step * 0.2, 0.5)
        street.draw.line([(x, y), (x, lower)], fill=tuple(c // dark for c in (216, 214, 200)), width=max(1, int(metre / 10)))


@lru_cache(maxsize=8)
def _gradient(top: Colour, bottom: Colour) -> Image.Image:
    strip = Image.new("RGB", (1, 2))
    strip.putpixel((0, 0), top)
    strip.putpixel((0, 1), bottom)
    return strip.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)


@lru_cache(maxsize=4)
def _noise(number: int) -> Image.Image:
    dice = random.Random(number)  # noqa: S311 - pictures, not secrets
    grain = Image.frombytes("L", (WIDTH // 2, HEIGHT // 2), dice.randbytes(WIDTH * HEIGHT // 4))
    calm = grain.filter(ImageFilter.BoxBlur(1)).point([level // 10 for level in range(256)])
    return calm.resize((WIDTH, HEIGHT)).convert("RGB")
