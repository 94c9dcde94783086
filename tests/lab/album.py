"""Photos that an officer may have taken: real JPEGs of noise, each different, made from the seed when they are wanted."""

import threading
from pathlib import Path
from random import Random

from PIL import Image

SMALL = (640, 480)


class Album:
    """A folder of photos; safe to use from any thread."""

    def __init__(self, folder: Path, seed: str, size: tuple[int, int] = SMALL, quality: int = 85) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._seed = seed
        self._size = size
        self._quality = quality
        self._taken = 0
        self._lock = threading.Lock()

    def take(self) -> Path:
        """A photo that nobody has seen before."""
        with self._lock:
            self._taken += 1
            number = self._taken
        random = Random(f"{self._seed}:{number}")
        width, height = self._size
        image = Image.frombytes("RGB", self._size, random.randbytes(width * height * 3))
        file = self._folder / f"foto-{number:04d}.jpg"
        image.save(file, "JPEG", quality=self._quality)
        return file
