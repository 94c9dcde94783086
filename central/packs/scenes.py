"""What citizens photograph, drawn on a street: each scene before, and repaired after, the work."""

import math
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

from central.packs.street import HEIGHT, WIDTH, Colour, Street

Scene = Callable[[Street], None]

_CARS: tuple[Colour, ...] = ((178, 40, 38), (220, 220, 222), (40, 44, 52), (52, 84, 140), (150, 152, 156), (196, 170, 60))
_CLOTHES: tuple[Colour, ...] = ((180, 60, 50), (60, 90, 140), (220, 200, 180), (70, 70, 74), (110, 140, 80), (210, 150, 60))
_ORANGE = (238, 120, 28)


def _flood(street: Street) -> None:
    surface = street.dice.uniform(0.05, 0.3)
    _, _, top = street.road_at(surface)
    brown = street.shade((132, 112, 82))
    water = Image.new("RGB", (WIDTH, HEIGHT - int(top)), brown)
    below = street.image.crop((0, max(0, 2 * int(top) - HEIGHT), WIDTH, int(top))).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror = Image.new("RGB", water.size, brown)
    mirror.paste(below, (0, 0))
    street.image.paste(Image.blend(water, mirror.filter(ImageFilter.BoxBlur(4)), 0.3), (0, int(top)))
    for _ in range(46):
        y = street.dice.uniform(top, HEIGHT)
        x, length = street.dice.uniform(0, WIDTH), 10 + (y - top) / 3
        street.draw.line([(x, y), (x + length, y + 1)], fill=street.shade((170, 156, 128), 20), width=1)
    if street.dice.random() < 0.6:
        _car(street, 0.55, street.dice.uniform(0.2, 0.75), drowned=0.5)
    for _ in range(street.dice.randint(0, 3)):
        _person(street, street.dice.uniform(0.3, 0.7), street.dice.random(), wading=True)


def _rubbish(street: Street) -> None:
    x, y, metre = street.spot(street.dice.uniform(0.55, 0.8), street.dice.choice((0.04, 0.95)))
    for _ in range(110):
        angle, reach = street.dice.uniform(math.pi, 2 * math.pi), street.dice.random() ** 0.7
        piece = metre * street.dice.uniform(0.12, 0.34)
        colour = street.shade(
            street.dice.choice(((40, 40, 44), (214, 214, 210), (60, 110, 170), (180, 60, 60), (120, 96, 60))), 24
        )
        street.blob(
            x + math.cos(angle) * metre * 1.8 * reach, y + math.sin(angle) * metre * 1.1 * reach, piece, piece * 0.8, colour
        )


def _pothole(street: Street) -> None:
    for _ in range(street.dice.randint(1, 4)):
        x, y, metre = street.spot(street.dice.uniform(0.4, 0.9), street.dice.uniform(0.2, 0.8))
        size = metre * street.dice.uniform(1.0, 1.8)
        street.blob(x, y, size, size * 0.36, street.shade((122, 114, 104)))
        street.blob(x, y + 2, size * 0.84, size * 0.28, street.shade((52, 48, 46)))
        if street.dice.random() < 0.5:
            street.blob(x, y + 4, size * 0.6, size * 0.18, street.shade((116, 110, 100)))


def _parked_cars(street: Street) -> None:
    side = street.dice.choice((0.1, 0.88))
    for step in range(4):
        _car(street, 0.2 + step * 0.2, side + street.dice.uniform(-0.03, 0.03))


def _jam(street: Street) -> None:
    for depth in (0.12, 0.2, 0.3, 0.42, 0.58, 0.78):
        for across in (0.2, 0.5, 0.8):
            if street.dice.random() < 0.85:
                _car(street, depth + street.dice.uniform(-0.03, 0.03), across)


def _fallen_tree(street: Street) -> None:
    depth = street.dice.uniform(0.45, 0.7)
    left, y, metre = street.spot(depth, -0.1)
    right, _, _ = street.spot(depth, 0.95)
    tilt = street.dice.uniform(-0.6, 0.6) * metre
    street.draw.line([(left, y + tilt), (right, y - metre * 0.3)], fill=street.shade((92, 68, 46)), width=int(metre * 0.34))
    for _ in range(60):
        along = street.dice.uniform(0.45, 1.05)
        x, height = left + (right - left) * along, street.dice.uniform(-1.3, 0.5) * metre
        street.blob(x, y + height, metre * 0.36, metre * 0.26, street.shade((58, 98, 48), 24))


def _dark_street(street: Street) -> None:
    _lamp(street, lit=False)
    if street.dice.random() < 0.5:
        x, y, metre = street.spot(0.35, 0.7)
        street.ellipse(x - metre * 0.3, y, metre * 0.12, metre * 0.12, (250, 240, 200))
        street.ellipse(x + metre * 0.3, y, metre * 0.12, metre * 0.12, (250, 240, 200))


def _lit_street(street: Street) -> None:
    glow = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
    x, y, metre = street.spot(0.5, -0.05)
    top = y - metre * 5
    ImageDraw.Draw(glow).polygon(
        [(x / 4 + 8, top / 4), (x / 4 - 40, HEIGHT // 4), (x / 4 + 110, HEIGHT // 4)],
        fill=150,
    )
    soft = glow.filter(ImageFilter.GaussianBlur(7)).resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
    street.image.paste(Image.new("RGB", (WIDTH, HEIGHT), (244, 206, 130)), (0, 0), soft)
    _lamp(street, lit=True)


def _drain(street: Street) -> None:
    _ditch(street, street.shade((58, 60, 48)))
    for _ in range(70):
        depth = street.dice.uniform(0.15, 1.0)
        x, y, metre = street.spot(depth, -0.13 + street.dice.uniform(-0.05, 0.05))
        street.blob(
            x, y, metre * 0.3, metre * 0.16, street.shade(street.dice.choice(((84, 74, 54), (200, 200, 196), (70, 110, 60))), 20)
        )


def _clean_drain(street: Street) -> None:
    _ditch(street, street.shade((84, 104, 110)))


def _vendors(street: Street) -> None:
    for step in range(3):
        x, y, metre = street.spot(0.3 + step * 0.22, street.dice.choice((-0.02, 0.04)))
        cloth = street.shade(street.dice.choice(_CLOTHES))
        street.draw.rectangle((x - metre, y - metre * 1.1, x + metre, y), fill=street.shade((170, 140, 96)))
        street.draw.polygon(
            [
                (x - metre * 1.3, y - metre * 2),
                (x + metre * 1.3, y - metre * 2),
                (x + metre, y - metre * 2.6),
                (x - metre, y - metre * 2.6),
            ],
            fill=cloth,
        )
        street.draw.line([(x - metre, y), (x - metre, y - metre * 2)], fill=(90, 80, 70), width=2)
        street.draw.line([(x + metre, y), (x + metre, y - metre * 2)], fill=(90, 80, 70), width=2)
        _person(street, 0.34 + step * 0.22, 0.2)


def _people(street: Street) -> None:
    for step in range(street.dice.randint(2, 4)):
        _person(street, street.dice.uniform(0.4, 0.75), 0.1 + step * 0.24)
    _car(street, 0.3, 0.7)


def _fire(street: Street) -> None:
    x, y = street.dice.uniform(160, 480), street.horizon - 10
    for step in range(26):
        grey = street.shade((70, 68, 68), 24)
        street.ellipse(x + street.dice.uniform(-30, 60) + step * 3, y - 30 - step * 8, 26 + step, 18 + step * 0.8, grey)
    for step in range(30):
        size = street.dice.uniform(8, 26)
        street.blob(
            x + street.dice.uniform(-44, 44),
            y - step * 2.2,
            size * 0.6,
            size,
            street.dice.choice(((236, 110, 30), (250, 190, 60))),
        )


def _banner(street: Street) -> None:
    for step in range(3):
        x, y = 90 + step * 180 + street.dice.randint(-30, 30), street.horizon - street.dice.randint(10, 50)
        street.draw.rectangle((x, y, x + 110, y + 44), fill=street.shade(street.dice.choice(_CARS)))
        for line in range(3):
            street.draw.line(
                [(x + 10, y + 10 + line * 11), (x + street.dice.randint(60, 100), y + 10 + line * 11)],
                fill=(245, 240, 220),
                width=4,
            )
        street.draw.line([(x, y), (x, street.horizon + 30)], fill=(100, 90, 80), width=3)


def _pavement(street: Street) -> None:
    for _ in range(26):
        x, y, metre = street.spot(street.dice.uniform(0.3, 1.0), street.dice.uniform(-0.28, -0.06))
        street.blob(
            x, y, metre * 0.4, metre * 0.16, street.shade(street.dice.choice(((110, 100, 88), (178, 170, 158), (92, 76, 60))), 12)
        )


def _digging(street: Street) -> None:
    x, y, metre = street.spot(0.65, street.dice.uniform(0.2, 0.6))
    street.blob(x, y, metre * 1.6, metre * 0.5, (60, 46, 34))
    for _ in range(40):
        street.blob(
            x + metre * street.dice.uniform(1.0, 2.6),
            y - metre * street.dice.uniform(-0.2, 0.7),
            metre * 0.3,
            metre * 0.2,
            street.shade((126, 92, 62), 18),
        )
    for step in range(3):
        street.draw.polygon(
            [
                (x - metre * 2 + step * metre, y + metre),
                (x - metre * 1.8 + step * metre, y + metre * 0.3),
                (x - metre * 1.6 + step * metre, y + metre),
            ],
            fill=_ORANGE,
        )


def _bus(street: Street) -> None:
    x, y, metre = street.spot(0.6, 0.4)
    body = street.shade(street.dice.choice(((196, 52, 40), (70, 100, 160))))
    street.draw.rounded_rectangle((x - metre * 1.6, y - metre * 3.2, x + metre * 1.6, y), radius=8, fill=body)
    street.draw.rectangle((x - metre * 1.4, y - metre * 2.8, x + metre * 1.4, y - metre * 1.6), fill=(54, 66, 78))
    street.draw.rectangle((x - metre * 0.9, y - metre * 3.1, x + metre * 0.9, y - metre * 2.88), fill=(240, 190, 60))
    for across in (-1.1, 1.1):
        street.ellipse(x + metre * across, y, metre * 0.3, metre * 0.22, (24, 24, 26))
    for step in range(4):
        _person(street, 0.55 + step * 0.03, 0.78 + step * 0.06)


def _cables(street: Street) -> None:
    x, y, metre = street.spot(0.6, -0.08)
    street.draw.line([(x, y), (x, y - metre * 6)], fill=(70, 66, 62), width=7)
    for _ in range(16):
        sag = street.dice.uniform(0.5, 4.2) * metre
        start = y - metre * street.dice.uniform(4.6, 6)
        line = [(x + (WIDTH - x) * step / 12, start + sag * math.sin(math.pi * step / 14) - step * 2) for step in range(13)]
        street.draw.line(line, fill=(28, 28, 30), width=2)


def _building(street: Street) -> None:
    left, top = street.dice.randint(140, 260), street.horizon - 150
    street.draw.rectangle((left, top, left + 200, street.horizon + 14), fill=street.shade((176, 120, 92)))
    for step in range(6):
        street.draw.line([(left + step * 40, top - 22), (left + step * 40, street.horizon + 14)], fill=(150, 146, 140), width=7)
        street.draw.line([(left, top + step * 30), (left + 200, top + step * 30)], fill=(146, 126, 84), width=3)


def _sealed_building(street: Street) -> None:
    _building(street)
    x, y = WIDTH / 2, street.horizon - 40
    street.draw.rectangle((x - 70, y - 26, x + 70, y + 26), fill=(204, 40, 36))
    street.draw.rectangle((x - 60, y - 16, x + 60, y + 16), outline=(250, 246, 240), width=4)


def _repair_mark(street: Street) -> None:
    """What is left of the work: fresh asphalt or a swept place, and the orange troops who did it."""
    x, y, metre = street.spot(street.dice.uniform(0.5, 0.8), street.dice.uniform(0.3, 0.7))
    street.blob(x, y, metre * 1.1, metre * 0.34, street.shade((62, 62, 64), 6))
    for _ in range(street.dice.randint(1, 3)):
        _person(street, street.dice.uniform(0.45, 0.7), street.dice.random(), clothes=_ORANGE)


def _wet_road(street: Street) -> None:
    for _ in range(14):
        x, y, metre = street.spot(street.dice.uniform(0.2, 1), street.dice.random())
        street.blob(x, y, metre * 0.8, metre * 0.12, street.shade((116, 118, 120), 10))
    _person(street, 0.55, street.dice.random(), clothes=_ORANGE)


def _free_road(street: Street) -> None:
    _person(street, 0.5, 0.06, clothes=(92, 96, 60))
    if street.dice.random() < 0.6:
        _car(street, 0.3, 0.6)


def _car(street: Street, depth: float, across: float, drowned: float = 0.0) -> None:
    x, y, metre = street.spot(depth, across)
    body = street.shade(street.dice.choice(_CARS))
    width, height = metre * 0.95, metre * 1.35
    base = y + height * drowned * 0.4
    street.draw.rounded_rectangle(
        (x - width * 0.78, base - height, x + width * 0.78, base - height * 0.5), radius=max(2, int(metre / 6)), fill=body
    )
    street.draw.rectangle((x - width * 0.62, base - height * 0.9, x + width * 0.62, base - height * 0.6), fill=(48, 58, 68))
    street.draw.rounded_rectangle(
        (x - width, base - height * 0.6, x + width, base - height * 0.1), radius=max(2, int(metre / 8)), fill=body
    )
    if not drowned:
        for side in (-0.7, 0.7):
            street.draw.rectangle(
                (x + width * side - metre * 0.14, base - height * 0.12, x + width * side + metre * 0.14, base), fill=(20, 20, 22)
            )
    for side in (-0.75, 0.75):
        street.ellipse(x + width * side, base - height * 0.4, metre * 0.12, metre * 0.09, (226, 60, 48))


def _person(street: Street, depth: float, across: float, *, clothes: Colour | None = None, wading: bool = False) -> None:
    x, y, metre = street.spot(depth, across)
    tall = metre * street.dice.uniform(1.5, 1.75)
    waist = y - tall * 0.46
    if not wading:
        street.draw.rectangle((x - tall * 0.09, waist, x + tall * 0.09, y), fill=street.shade((52, 52, 64)))
    street.draw.rounded_rectangle(
        (x - tall * 0.14, y - tall * 0.82, x + tall * 0.14, waist),
        radius=3,
        fill=clothes or street.shade(street.dice.choice(_CLOTHES)),
    )
    street.ellipse(x, y - tall * 0.9, tall * 0.08, tall * 0.1, street.shade((140, 98, 70)))


def _lamp(street: Street, *, lit: bool) -> None:
    x, y, metre = street.spot(0.5, -0.05)
    top = y - metre * 5
    street.draw.line([(x, y), (x, top)], fill=(54, 54, 62), width=6)
    street.draw.line([(x, top), (x + metre * 0.9, top - 4)], fill=(54, 54, 62), width=5)
    street.ellipse(x + metre * 0.9, top, 13, 7, (255, 240, 190) if lit else (40, 40, 46))


def _ditch(street: Street, water: Colour) -> None:
    far_left, _, top = street.road_at(0.04)
    near_left, _, _ = street.road_at(1)
    edge = [(far_left - 14, top), (far_left - 4, top), (near_left - 14, HEIGHT), (near_left - 110, HEIGHT)]
    street.draw.polygon(edge, fill=(126, 122, 114))
    street.draw.polygon(
        [(far_left - 12, top), (far_left - 6, top), (near_left - 30, HEIGHT), (near_left - 94, HEIGHT)], fill=water
    )


# Each scene: what the citizen saw, and the same place after the work.
SCENES: dict[str, tuple[Scene, Scene]] = {
    "banner": (_banner, _free_road),
    "building": (_building, _sealed_building),
    "bus": (_bus, _free_road),
    "cables": (_cables, _repair_mark),
    "dark_street": (_dark_street, _lit_street),
    "digging": (_digging, _repair_mark),
    "drain": (_drain, _clean_drain),
    "fallen_tree": (_fallen_tree, _repair_mark),
    "fire": (_fire, _wet_road),
    "flood": (_flood, _wet_road),
    "jam": (_jam, _free_road),
    "parked_cars": (_parked_cars, _free_road),
    "pavement": (_pavement, _repair_mark),
    "people": (_people, _free_road),
    "pothole": (_pothole, _repair_mark),
    "rubbish": (_rubbish, _repair_mark),
    "vendors": (_vendors, _free_road),
}

NIGHT_SCENES = frozenset({"dark_street"})
