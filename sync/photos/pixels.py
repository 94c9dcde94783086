"""From a file to upright pixels of a sending size, within a bound of memory that is checked before anything is decoded."""

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

from sync.errors import PhotoError
from sync.photos.exif import ExifFacts, read_exif, xmp_orientation
from sync.photos.files import PhotoFile, PhotoFormat

MAX_SIDE = 2_560
MAX_PIXELS = 200_000_000
# What decoding one photo may hold; with what preparing it takes besides it stays below 300 MiB.
BUDGET = 250 * 1024 * 1024
# Bytes for each pixel that decoding holds at its peak, measured, and how often the file itself is held besides.
_COST = {PhotoFormat.PNG: (5.0, 1), PhotoFormat.WEBP: (16.5, 2), PhotoFormat.HEIF: (4.7, 2), PhotoFormat.AVIF: (9.7, 2)}
# A second copy of the pixels, where they cannot be used as they are and are too few to be reduced on the way.
_COPY_COST = 4.0
_USABLE = frozenset({"RGB", "L", "CMYK"})
_PILLOW = {PhotoFormat.JPEG: "JPEG", PhotoFormat.PNG: "PNG", PhotoFormat.WEBP: "WEBP", PhotoFormat.AVIF: "AVIF"}
_BAND = 256
_MAX_ICC = 1024 * 1024
_TRANSPOSITIONS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What Pillow, libheif and the codecs below them raise for files that they cannot read (and warnings, where they are errors).
DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    EOFError,
    RuntimeError,
    ArithmeticError,
    struct.error,
    Image.DecompressionBombError,
    Warning,
)

# The bounds below are tighter than Pillow's and come with a word for people; its own check would refuse 200-megapixel phones.
Image.MAX_IMAGE_PIXELS = None


def pixels_of(file: PhotoFile) -> tuple[Image.Image, ExifFacts]:
    """The picture in sRGB, upright, at most MAX_SIDE wide and high, with the facts of its EXIF.

    PhotoError when it cannot be read, or would need too much memory.
    """
    try:
        if file.format is PhotoFormat.HEIF:
            image, facts, icc, orientation = _heif(file)
        else:
            image, facts, icc, orientation = _pillow(file)
        image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=None)
        if orientation in _TRANSPOSITIONS:
            image = image.transpose(_TRANSPOSITIONS[orientation])
        image = _in_srgb(image, icc)
        return image if image.mode == "RGB" else image.convert("RGB"), facts
    except MemoryError as error:
        raise PhotoError("photo-too-large") from error
    except DECODER_ERRORS as error:
        raise PhotoError("photo-unreadable") from error


_Opened = tuple[Image.Image, ExifFacts, bytes | None, int]


def _pillow(file: PhotoFile) -> _Opened:
    if file.size is not None:
        _check_size(file, file.size)
    image: Image.Image = Image.open(BytesIO(file.picture), formats=(_PILLOW[file.format],))
    usable = image.mode in _USABLE and "transparency" not in image.info
    _check_size(file, image.size, usable=usable)
    # AVIF's own rotation is told by its decoder, as EXIF; the other formats' metadata was read by us.
    facts = read_exif(image.info.get("exif") if file.format is PhotoFormat.AVIF else file.exif)
    icc = file.icc or image.info.get("icc_profile")
    if file.format is PhotoFormat.JPEG:
        # Decodes at a half, a quarter or an eighth: 200 megapixels need no more memory than 20.
        image.draft(None, _fitted(image.size))
    image.load()
    if not usable or _factor(image.size) > 1:
        width, whole = image.width, image
        image = _reduced(image.size, lambda top, rows: whole.crop((0, top, width, top + rows)))
    return image, facts, icc, facts.orientation or xmp_orientation(file.xmp) or 1


def _heif(file: PhotoFile) -> _Opened:
    # 0.1 s, and only some phones make such files: not on the way to every start.
    import pi_heif  # noqa: PLC0415

    container = pi_heif.open_heif(BytesIO(file.picture))
    image = container[container.primary_index]
    about: dict[str, Any] = image.info
    _check_size(file, image.size)
    image.load()
    width, mode, data, stride = image.size[0], image.mode, memoryview(image.data), image.stride

    def strip(top: int, rows: int) -> Image.Image:
        return Image.frombytes(mode, (width, rows), bytes(data[top * stride : (top + rows) * stride]), "raw", mode, stride)

    # libheif has turned it already, whatever EXIF says.
    return _reduced(image.size, strip), read_exif(about.get("exif")), about.get("icc_profile"), 1


def _reduced(size: tuple[int, int], strip: Callable[[int, int], Image.Image]) -> Image.Image:
    """The picture in a usable mode, made smaller by a whole number strip by strip, so that it is never held twice."""
    height, factor = size[1], _factor(size)
    band = _BAND * factor
    canvas: Image.Image | None = None
    for top in range(0, height, band):
        piece = _usable(strip(top, min(band, height - top))).reduce(factor)
        if canvas is None:
            canvas = Image.new(piece.mode, (piece.width, -(-height // factor)))
        canvas.paste(piece, (0, top // factor))
    if canvas is None:
        raise PhotoError("photo-unreadable")
    return canvas


def _factor(size: tuple[int, int]) -> int:
    """By what whole number a picture can be made smaller without losing what will be sent."""
    return max(1, max(size) // MAX_SIDE)


def _check_size(file: PhotoFile, size: tuple[int, int], *, usable: bool = True) -> None:
    width, height = size
    pixels = width * height
    if width < 1 or height < 1:
        raise PhotoError("photo-unreadable")
    if file.format is PhotoFormat.JPEG:
        reduced = 4.0 * pixels / _reduction(size) ** 2
        needed = len(file.picture) + file.decoding_cost + 1.5 * reduced
    else:
        bytes_each, copies = _COST[file.format]
        again = 0.0 if usable or _factor(size) > 1 else _COPY_COST
        needed = (bytes_each + again) * pixels + copies * len(file.picture)
    if pixels > MAX_PIXELS or needed > BUDGET:
        raise PhotoError("photo-too-large", megapixels=round(pixels / 1e6))


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    """The size that the picture will be sent in."""
    scale = min(1.0, MAX_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _reduction(size: tuple[int, int]) -> int:
    """By how much Pillow's draft mode will reduce a JPEG."""
    wanted = _fitted(size)
    scale = min(size[0] // wanted[0], size[1] // wanted[1])
    return next(step for step in (8, 4, 2, 1) if scale >= step)


def _usable(image: Image.Image) -> Image.Image:
    """The picture as RGB, grey or CMYK; what is transparent becomes white."""
    if image.mode in _USABLE and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):  # 16 bits for each grey
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if image.mode not in ("LA", "PA", "RGBA") and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGB", image.size, (255, 255, 255))
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _in_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The colours as sRGB; a profile that cannot be read is as good as none."""
    if icc is None or len(icc) > _MAX_ICC or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(icc))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return turned or image
