"""What lies under an officer's map, as GeoJSON on the wire: areas, roads and floods."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from officer_app.domain.vocabulary import AreaLevel


class AreaProperties(msgspec.Struct, kw_only=True):
    """What an area is."""

    code: str
    name: str
    level: AreaLevel
    approximate: bool


class RoadProperties(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What a road is: class 1 (motorway) to 7 (path)."""

    cls: int
    name: str | None = None


class FloodProperties(msgspec.Struct, omit_defaults=True, kw_only=True):
    """How an area is flooded: 1 take care (depth unknown), 2 10 to 70 cm, 3 71 to 150 cm, 4 more than 150 cm; since when."""

    state: Annotated[int, Meta(ge=1, le=4)]
    changed: datetime | None = None


class AreaFeature(msgspec.Struct, tag_field="type", tag="Feature", kw_only=True):
    """One area with its GeoJSON geometry."""

    properties: AreaProperties
    geometry: msgspec.Raw


class RoadFeature(msgspec.Struct, tag_field="type", tag="Feature", kw_only=True):
    """One road with its GeoJSON geometry."""

    properties: RoadProperties
    geometry: msgspec.Raw


class FloodFeature(msgspec.Struct, tag_field="type", tag="Feature", kw_only=True):
    """One flooded area with its GeoJSON geometry."""

    properties: FloodProperties
    geometry: msgspec.Raw


class AreaCollection(msgspec.Struct, tag_field="type", tag="FeatureCollection", kw_only=True):
    """Areas as GeoJSON."""

    features: list[AreaFeature]


class RoadCollection(msgspec.Struct, tag_field="type", tag="FeatureCollection", kw_only=True):
    """Roads as GeoJSON."""

    features: list[RoadFeature]


class FloodCollection(msgspec.Struct, tag_field="type", tag="FeatureCollection", omit_defaults=True, kw_only=True):
    """The floods as GeoJSON, and of when they are; no moment means that nobody has told of any."""

    features: list[FloodFeature]
    as_of: datetime | None = None
