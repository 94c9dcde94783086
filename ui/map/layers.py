"""What the officer wants to see on the map: how the reports are shown, and what lies under them; remembered between starts."""

import json
from dataclasses import dataclass
from enum import StrEnum

from ui.frame.memory import WindowMemory

_SHOW, _FLOODS = "map_show", "map_floods"
_ON, _OFF = "on", "off"


class Show(StrEnum):
    """How the reports are shown: each by itself and in clusters, where they are densest, or counted by area."""

    POINTS = "points"
    HEAT = "heat"
    AREAS = "areas"


@dataclass(frozen=True, slots=True)
class Layers:
    """One choice of all layers; the floods are shown where there are any."""

    show: Show = Show.POINTS
    floods: bool = True

    def as_json(self, *, chosen: bool) -> str:
        """For the page; `chosen` when somebody has just wanted it, so that he is shown what it means."""
        return json.dumps({"show": self.show, "floods": self.floods, "chosen": chosen})


def remembered_layers(memory: WindowMemory) -> Layers:
    """The choice of the last time."""
    show = memory.word(_SHOW, Show.POINTS)
    return Layers(Show(show) if show in set(Show) else Show.POINTS, memory.word(_FLOODS, _ON) != _OFF)


def keep_layers(memory: WindowMemory, layers: Layers) -> None:
    """Remember a choice for the next start."""
    memory.keep_word(_SHOW, layers.show)
    memory.keep_word(_FLOODS, _ON if layers.floods else _OFF)
