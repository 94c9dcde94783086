"""Contact sheets of many pictures, so that a person looks at all of them, and a page that leads to each."""

from html import escape
from itertools import islice
from pathlib import Path

from PIL import Image, ImageDraw

COLUMNS, ROWS = 3, 3
_WIDTH, _LINE, _GAP = 640, 16, 8


def write_sheets(out: Path) -> list[Path]:
    """Write the sheets of every folder of pictures; their files, in order."""
    written: list[Path] = []
    for folder in sorted(path for path in out.glob("*/*") if path.is_dir()):
        pictures = iter(sorted(folder.glob("*.png")))
        for former in out.glob(f"{folder.parent.name}-{folder.name}-*.jpg"):
            former.unlink()
        number = 0
        while some := list(islice(pictures, COLUMNS * ROWS)):
            number += 1
            file = out / f"{folder.parent.name}-{folder.name}-{number:02}.jpg"
            _sheet(some).save(file, quality=85)
            written.append(file)
    return written


def write_index(out: Path, sheets: list[Path]) -> Path:
    """Write a page with the sheets and, under each, the pictures in full size."""
    lines = ["<!doctype html><meta charset='utf-8'><title>CROP Officer</title><style>img{max-width:100%}</style>"]
    for sheet in sheets:
        name = escape(sheet.name)
        lines.append(f"<h2>{escape(sheet.stem)}</h2><a href='{name}'><img loading='lazy' src='{name}'></a>")
    for picture in sorted(out.glob("*/*/*.png")):
        place = picture.relative_to(out).as_posix()
        lines.append(f"<p><a href='{escape(place)}'>{escape(place)}</a></p>")
    index = out / "index.html"
    index.write_text("\n".join(lines), encoding="utf-8")
    return index


def _sheet(pictures: list[Path]) -> Image.Image:
    small = [(path.stem, _small(path)) for path in pictures]
    height = max(image.height for _, image in small) + _LINE + _GAP
    rows = -(-len(small) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (_WIDTH + _GAP), rows * height), "#808080")
    draw = ImageDraw.Draw(sheet)
    for place, (name, image) in enumerate(small):
        left, top = place % COLUMNS * (_WIDTH + _GAP), place // COLUMNS * height
        draw.text((left + 2, top + 2), name, fill="white")
        sheet.paste(image, (left, top + _LINE))
    return sheet


def _small(path: Path) -> Image.Image:
    image = Image.open(path).convert("RGB")
    return image.resize((_WIDTH, round(image.height * _WIDTH / image.width)), Image.Resampling.LANCZOS)
