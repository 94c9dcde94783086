"""What a proxy saw come by: operations word for word, requests, bytes, and what photos cost."""

import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.lab.http_stream import Piece, Request


@dataclass(slots=True)
class Sightings:
    """Counts and documents; safe to use from any thread.

    `documents` are operations by id as they first came by, `reworded` the ids of those that came with another content later.
    """

    requests: int = 0
    wire_up: int = 0
    wire_down: int = 0
    photo_up: int = 0
    batches_in_shift: int = 0
    fates: Counter[str] = field(default_factory=Counter)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    reworded: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin_shift(self) -> None:
        """Count batches of operations anew."""
        with self._lock:
            self.batches_in_shift = 0

    def connected(self, fate: str) -> None:
        """A connection was made, and this becomes of it."""
        with self._lock:
            self.fates[fate] += 1

    def upward(self, piece: Piece) -> None:
        """Bytes of a request came by, whether or not they went on."""
        with self._lock:
            self.wire_up += len(piece.data)
            if piece.request.is_photo:
                self.photo_up += len(piece.data)
            if piece.begins:
                self.requests += 1
                self.batches_in_shift += piece.request.is_operations
            if piece.ends and piece.request.is_operations:
                self._keep(piece.request)

    def downward(self, size: int) -> None:
        """Bytes of an answer went on."""
        with self._lock:
            self.wire_down += size

    def _keep(self, request: Request) -> None:
        for document in json.loads(request.said)["operations"]:
            known = self.documents.setdefault(document["op_id"], document)
            if known != document:
                self.reworded.add(document["op_id"])
