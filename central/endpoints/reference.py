"""Reference data, areas, roads and floods, each with an ETag."""

from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter

from central import wire, wire_map
from central.answers import document, document_response
from central.centre import centre_of
from central.endpoints.calling import Call, signed_in
from central.map_documents import LEVELS
from central.problems import ProblemError
from central.reference import read_reference
from officer_app.domain.vocabulary import AreaLevel


@get("/reference", guards=[signed_in], summary="Categories, agencies, units, colleagues and the workflow")
async def reference(request: Call) -> Response[wire.Reference]:
    """The words and rules of the deployment."""
    centre = centre_of(request)
    officer = request.user.officer
    found = await centre.run(lambda: document(read_reference(centre.storage, officer, centre.workflow)))
    return document_response(request, found, wire.Reference)


@get("/areas", guards=[signed_in], summary="Areas of a level as GeoJSON")
async def areas(
    request: Call, level: Annotated[AreaLevel, QueryParameter(description="city, district, ward or neighbourhood")]
) -> Response[wire_map.AreaCollection]:
    """City, district and ward whole; neighbourhoods only inside the caller's areas."""
    if level not in LEVELS:
        raise ProblemError("validation", fields={"level": "is none of city, district, ward, neighbourhood"})
    centre = centre_of(request)
    return document_response(request, await centre.run(centre.maps.areas, request.user.officer, level), wire_map.AreaCollection)


@get("/roads", guards=[signed_in], summary="Roads as GeoJSON")
async def roads(request: Call) -> Response[wire_map.RoadCollection]:
    """Every road near the areas of a ward's or district's officer, only the main ones for larger areas."""
    centre = centre_of(request)
    return document_response(request, await centre.run(centre.maps.roads, request.user.officer), wire_map.RoadCollection)


@get("/floods", guards=[signed_in], summary="The state of the floods as GeoJSON")
async def floods(request: Call) -> Response[wire_map.FloodCollection]:
    """The areas under water, and of when that is; `as_of` is missing where nobody has told of floods."""
    centre = centre_of(request)
    return document_response(request, await centre.run(centre.maps.floods), wire_map.FloodCollection)


HANDLERS = [reference, areas, roads, floods]
